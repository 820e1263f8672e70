"""How the giving stood is kept for each week and for the newest day, and figures come back exactly."""

import json
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import TypeVar, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.reciprocity import Beside, Month, Reciprocity, Sample, Stage, StageState, Verdict
from storage import snapshots, timetable
from storage.database import Database
from storage.snapshots import AGAIN, NAME, Pictures, as_json, from_json
from tests.storage.people import NOON

MONDAY = date(2026, 6, 1)
DAY = timedelta(days=1)

BESIDE = Beside(0.3, 0.4, 0.5, 0.6, 0.7, 1.5, 4, 12, 9, 0.2, 0.3, 5, 0.4, 12.5, 0.6, None, 2)
MEASURED = Reciprocity(
    gifts=300,
    members=60,
    sample=Sample(250, 280, 60, whole=True),
    R=0.61,
    R_low=0.45,
    R_high=0.78,
    R_with_prompted=0.66,
    null_p=0.001,
    swap_p=0.002,
    told=0.3,
    verdict=Verdict.INDUCE,
    beside=BESIDE,
    months=(Month("2026-04", 120, 0.3, 0.6, 0.4, 0.8), Month("2026-05", 30, None, None, None, None)),
    stages=(StageState(Stage.WORTH_JOINING, 0.5, 0.3, reached=True),),
)


async def keep(database: Database, day: date, gifts: int = 300, at: datetime | None = None) -> None:
    figures = asdict(MEASURED) | {"gifts": gifts}
    made_at = at or NOON + (day - MONDAY)
    async with database.writing() as tx:
        measured = from_json(json.dumps(figures))
        await snapshots.keep(tx, day, measured, Pictures(b"m-en", b"m-ja", b"c-en"), made_at)


async def gifts_since(database: Database, day: date = MONDAY) -> list[int]:
    async with database.reading() as tx:
        return [one.measured.gifts for one in await snapshots.weekly_since(tx, day)]


async def newest_gifts(database: Database) -> int | None:
    async with database.reading() as tx:
        found = await snapshots.newest(tx)
    return found.measured.gifts if found else None


async def test_nothing_was_measured_at_first(database: Database) -> None:
    async with database.reading() as tx:
        assert await snapshots.newest(tx) is None
        assert await snapshots.last_weekly(tx) is None
        assert await snapshots.get(tx, 1) is None
        assert await snapshots.picture(tx, 1, "months", "en") is None


async def test_a_snapshot_comes_back_as_it_was_kept(database: Database) -> None:
    await keep(database, MONDAY)

    async with database.reading() as tx:
        found = await snapshots.newest(tx)

    assert found is not None
    assert (found.day, found.weekly, found.made_at, found.measured) == (MONDAY, True, NOON, MEASURED)


async def test_a_week_says_for_good_where_its_archive_ended(database: Database) -> None:
    async with database.writing() as tx:
        await snapshots.keep(tx, MONDAY, MEASURED, Pictures(), NOON, heard_since=NOON - DAY)
        await snapshots.keep(tx, MONDAY + DAY, MEASURED, Pictures(), NOON + DAY)

        found = await snapshots.last_weekly(tx), await snapshots.newest(tx)

    assert [one and one.heard_since for one in found] == [NOON - DAY, None]


async def test_the_first_of_a_week_stays_and_of_the_others_the_newest(database: Database) -> None:
    for day, gifts in ((1, 10), (2, 20), (3, 30), (7, 70), (8, 80), (13, 130)):
        await keep(database, MONDAY + day * DAY, gifts)

    assert await gifts_since(database) == [10, 70]
    assert await gifts_since(database, MONDAY + 7 * DAY) == [70]
    assert await newest_gifts(database) == 130
    async with database.reading() as tx:
        last = await snapshots.last_weekly(tx)
        assert await snapshots.has_week_of(tx, MONDAY + 6 * DAY)
        assert not await snapshots.has_week_of(tx, MONDAY + 14 * DAY)
    assert last is not None
    assert last.measured.gifts == 70


async def test_a_weekly_one_is_not_written_over_on_its_own_day(database: Database) -> None:
    await keep(database, MONDAY, 10)

    await keep(database, MONDAY, 20, at=NOON + timedelta(hours=3))

    assert await gifts_since(database) == [10]
    assert await newest_gifts(database) == 20


async def test_a_daily_one_is_gone_once_a_new_week_has_begun(database: Database) -> None:
    await keep(database, MONDAY, 10)
    await keep(database, MONDAY + DAY, 20)
    async with database.reading() as tx:
        daily = await snapshots.newest(tx)

    await keep(database, MONDAY + 7 * DAY, 70)

    assert daily is not None
    async with database.reading() as tx:
        assert await snapshots.get(tx, daily.id) is None
    assert await newest_gifts(database) == 70


async def test_the_one_that_stays_of_a_day_is_the_last_by_then(database: Database) -> None:
    for days in (0, 3, 7, 9, 21):
        await keep(database, MONDAY + days * DAY, gifts=days)

    async with database.reading() as tx:
        found = [await snapshots.weekly_by(tx, MONDAY + days * DAY) for days in (-1, 0, 6, 7, 20, 99)]
        stood = [await snapshots.get(tx, one) if one is not None else None for one in found]

    assert [one.measured.gifts if one else None for one in stood] == [None, 0, 0, 7, 7, 21]


async def test_pictures_come_in_the_language_asked_for_or_else_in_the_other(database: Database) -> None:
    await keep(database, MONDAY)

    async with database.reading() as tx:
        newest = await snapshots.newest(tx)
        assert newest is not None
        wanted = [(which, language) for which in ("months", "chain") for language in ("en", "ja")]
        found = [await snapshots.picture(tx, newest.id, *one) for one in wanted]

    assert found == [b"m-en", b"m-ja", b"c-en", b"c-en"]


async def test_what_somebody_wants_to_see_is_due_at_once(database: Database) -> None:
    async with database.writing() as tx:
        await timetable.settle(tx, NAME, NOON + DAY)

        await snapshots.want(tx, NOON)

        assert [entry.name for entry in await timetable.due(tx, NOON)] == [NAME]


async def test_what_is_being_measured_is_not_begun_a_second_time(database: Database) -> None:
    async with database.writing() as tx:
        await snapshots.want(tx, NOON)
        await timetable.done(tx, NAME, NOON, NOON + AGAIN)

        await snapshots.want(tx, NOON + timedelta(minutes=5))

        assert await timetable.due(tx, NOON + timedelta(minutes=5)) == ()


_Noun = TypeVar("_Noun")

_finite = st.floats(allow_nan=False, allow_infinity=False)


def _any(kind: type[_Noun], **others: st.SearchStrategy[object]) -> st.SearchStrategy[_Noun]:
    """A noun with whatever figures."""
    hints = get_type_hints(kind)
    figures = {name: st.none() | _finite for name, hint in hints.items() if hint == float | None}
    figures |= {name: _finite for name, hint in hints.items() if hint is float}
    return st.builds(kind, **{**figures, **others})


_measured = _any(
    Reciprocity,
    beside=_any(Beside),
    months=st.lists(_any(Month), max_size=3).map(tuple),
    stages=st.lists(_any(StageState), max_size=5).map(tuple),
)


@given(_measured)
def test_figures_come_back_from_json_exactly(measured: Reciprocity) -> None:
    again = from_json(as_json(measured))

    assert again == measured
    assert repr(again) == repr(measured)


def test_what_an_older_or_newer_okaeri_wrote_is_read_as_far_as_it_is_known() -> None:
    told = asdict(MEASURED) | {"mood": "fair", "swap_p": 0.5}
    told["beside"]["shoe_size"] = 43
    del told["R_with_prompted"], told["beside"]["guests"], told["stages"], told["sample"]

    read = from_json(json.dumps(told))

    assert (read.R, read.swap_p, read.R_with_prompted) == (0.61, 0.5, None)
    assert (read.beside.guests, read.beside.gini) == (0, 0.6)
    assert (read.stages, read.sample) == ((), Sample(0, 0, 0, whole=False))
    assert read.months == MEASURED.months


def test_a_verdict_that_is_not_known_here_is_no_verdict() -> None:
    assert from_json(json.dumps(asdict(MEASURED) | {"verdict": "soaring"})).verdict is Verdict.NOT_ENOUGH


def test_a_figure_that_is_none_is_refused() -> None:
    broken = Reciprocity(**{**{f: getattr(MEASURED, f) for f in MEASURED.__slots__}, "R": float("nan")})

    with pytest.raises(ValueError, match="Out of range"):
        as_json(broken)
