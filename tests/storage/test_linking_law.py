"""The law of linking: with nothing in between, parting gives back exactly what there was."""

from dataclasses import dataclass
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from community.gift import GiftId
from community.member import MemberId, MemberKind
from storage import drafts, linking, members, outbox
from storage.database import Database, Tx
from storage.tables import askable, audit, avoided, expertise, muted, topics
from tests.storage import filled
from tests.storage.people import NOON, Pair, gift, pair, word

LATER = NOON + timedelta(days=1)
TOPICS = ("python", "c: drives", "登山")
THREE = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Told:
    """What there is of three members before two of them are linked; they are numbered."""

    rows: tuple[tuple[str, int, str], ...]
    avoided: frozenset[tuple[int, int]]
    gifts: tuple[tuple[int, frozenset[int]], ...]
    thanks: tuple[tuple[int, int], ...]
    fields: tuple[dict[str, object], dict[str, object]]
    slack_asks: bool


_PROFILE = {"topics": topics, "expertise": expertise, "muted": muted, "askable": askable}
_FIELDS = some.fixed_dictionaries(
    {
        "language": some.sampled_from([None, "ja", "en"]),
        "team": some.sampled_from([None, "x" * 200]),
        "organises": some.sampled_from([None, True, False]),
        "confirmed": some.booleans(),
        "kind": some.sampled_from(MemberKind),
        "declared_at": some.sampled_from([None, NOON]),
        "paused_at": some.sampled_from([None, NOON]),
        "paused_until": some.sampled_from([None, LATER]),
    }
)
_who = some.sampled_from(THREE)
_told = some.builds(
    Told,
    some.lists(some.tuples(some.sampled_from([*_PROFILE]), _who, some.sampled_from(TOPICS)), unique=True).map(
        tuple
    ),
    some.frozensets(some.tuples(_who, _who).filter(lambda two: two[0] != two[1])),
    some.lists(some.tuples(_who, some.frozensets(_who)).map(lambda g: (g[0], g[1] - {g[0]})), max_size=5).map(
        tuple
    ),
    some.lists(some.tuples(some.integers(0, 4), _who), max_size=5).map(tuple),
    some.tuples(_FIELDS, _FIELDS),
    some.booleans(),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=_told)
async def test_who_is_linked_and_parted_again_is_exactly_as_before(database: Database, told: Told) -> None:
    async with database.writing() as tx:
        undone = await tx.begin_nested()
        two = await pair(tx)
        await _lay(tx, two, told)
        before = await filled.everything(tx)
        ends = (two.on_slack, two.on_discord) if told.slack_asks else (two.on_discord, two.on_slack)

        moved = await linking.link(tx, *ends, LATER)
        linked = await filled.everything(tx)
        await linking.unlink(tx, moved or two.on_slack, LATER)
        after = await filled.everything(tx)
        await undone.rollback()

    assert moved == two.on_discord
    assert not _named(linked, two.ken)
    assert after == before


async def _lay(tx: Tx, two: Pair, told: Told) -> None:
    ids = (two.hana, two.ken, two.yui)
    for member_id, values in zip(ids, told.fields, strict=False):
        await members.update(tx, member_id, **values)
    for name, who, topic in told.rows:
        own = {"topics": {"topic": topic}, "expertise": {"topic": topic}, "muted": {"kind": topic}}
        row = own.get(name, {"kind": "advice", "topic": topic})
        await tx.execute(_PROFILE[name].insert(), {"member_id": ids[who], **row})
    for one, other in told.avoided:
        await tx.execute(avoided.insert(), {"member_id": ids[one], "other_id": ids[other]})
    known: list[tuple[int, GiftId]] = []
    for number, (giver, to) in enumerate(told.gifts):
        known.append((giver, await gift(tx, f"g{number}", ids[giver], *sorted(ids[one] for one in to))))
    for number, (about, thanker) in enumerate(told.thanks):
        if about < len(known) and thanker != known[about][0]:
            await word(tx, f"t{number}", ids[thanker], ids[known[about][0]], known[about][1])
    for who in ids:
        await outbox.put(tx, "gift-received", who, "1", NOON)
        await drafts.keep(tx, who, "give", "half done", NOON)
        await tx.execute(
            audit.insert(), {"at": NOON, "organiser_id": who, "action": "hide", "subject": "gift:1"}
        )


def _named(rows: filled.Rows, who: MemberId) -> bool:
    """Thanks between the two apart, which keep to whom they went."""
    columns = ("member_id", "other_id", "organiser_id", "giver_id")
    return any(row.get(c) == who for several in rows.values() for row in several for c in columns)
