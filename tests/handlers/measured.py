"""How the giving may stand, made by hand, and how it comes to be known."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from community.reciprocity import Beside, Month, Reciprocity, Sample, Stage, StageState, Verdict
from handlers.context import Rules
from handlers.measuring import measured
from handlers.reception import Reception
from handlers.timetable import chain
from handlers.timetable.chain import Measured, Measurer
from storage import snapshots
from storage.database import Database
from storage.snapshots import Pictures

PNG: Final = b"\x89PNG\r\n\x1a\n"

PICTURES: Final = Pictures(PNG + b"months en", PNG + b"months ja", PNG + b"chain en", PNG + b"chain ja")

BESIDE: Final = Beside(
    host_share=0.32,
    host_rooted_share=0.41,
    participation=0.45,
    gini=0.6,
    top_tenth=0.4,
    depth_mean=1.4,
    depth_max=9,
    chains=120,
    chain_largest=40,
    returned=0.2,
    passed_on=0.4,
    newcomers=10,
    newcomers_gave_in_90=0.5,
    first_gift_days=30.0,
    newcomers_R=0.4,
    received_before_asked=0.6,
    guests=12,
)

_STAGES: Final[Mapping[Stage, tuple[float, float]]] = {
    Stage.WORTH_JOINING: (0.62, 0.3),
    Stage.VOLUNTEERING: (0.31, 0.2),
    Stage.INDUCING: (0.41, 0.0),
    Stage.CHAIN: (0.62, 1.0),
    Stage.RETURN: (0.0, 1.0),
}

INDUCES: Final = Reciprocity(
    gifts=3_000,
    members=400,
    sample=Sample(gifts=2_040, receipts=2_600, members=400, whole=True),
    R=0.62,
    R_low=0.41,
    R_high=0.83,
    R_with_prompted=0.7,
    null_p=0.001,
    swap_p=0.001,
    told=0.3,
    verdict=Verdict.INDUCE,
    beside=BESIDE,
    months=(Month("2026-04", 40, 0.5, None, None, None), Month("2026-05", 160, 0.3, 0.55, 0.3, 0.8)),
    stages=tuple(
        StageState(stage, value, threshold, value > threshold)
        for stage, (value, threshold) in _STAGES.items()
    ),
)
"""Ten gifts bring about six further ones; the chain is the next stage."""

TOO_FEW: Final = replace(
    INDUCES,
    gifts=20,
    members=30,
    sample=Sample(gifts=12, receipts=9, members=8, whole=True),
    R=None,
    R_low=None,
    R_high=None,
    null_p=None,
    verdict=Verdict.NOT_ENOUGH,
    months=(),
    stages=tuple(
        StageState(stage, None, threshold, reached=False) for stage, (_, threshold) in _STAGES.items()
    ),
)
"""Twelve gifts of members, and nothing that may be said of them."""


def bringing(found: Reciprocity, pictures: Pictures = PICTURES) -> Measurer:
    """A worker that brings this."""

    async def measurer(_database: Database, _rules: Rules, _now: datetime, _seed: int) -> Measured:
        return Measured(found, pictures)

    return measurer


async def work(reception: Reception, found: Reciprocity = INDUCES, pictures: Pictures = PICTURES) -> bool:
    """The clock ticks, and if it is time the worker finds this."""
    asked = (reception.database, reception.rules, reception.clock())
    return await chain.measure(*asked, bringing(found, pictures), 1)


async def stand(reception: Reception, found: Reciprocity = INDUCES, pictures: Pictures = PICTURES) -> None:
    """The night comes, and this is found."""
    async with reception.database.writing() as tx:
        await snapshots.want(tx, reception.clock())
    assert await work(reception, found, pictures)


async def measure_for_real(reception: Reception) -> None:
    """The night comes, and what was given is measured and drawn."""
    async with reception.database.writing() as tx:
        await snapshots.want(tx, reception.clock())
    assert await chain.measure(reception.database, reception.rules, reception.clock(), measured, 1)
