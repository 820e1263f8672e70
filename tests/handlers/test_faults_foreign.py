"""Nobody acts for another, or reads what is another's, by a button or a form that was made for them."""

import pytest

from community.member import MemberId
from handlers.event import Press, Submission, Who
from handlers.reception import Reception
from handlers.registry import PRESSES, SUBMISSIONS
from handlers.view import Button
from storage import homes, tables
from tests.conftest import SetClock
from tests.handlers import gathering, opening
from tests.handlers.bringing import agree, asked, introduce
from tests.handlers.people import HANA, KEN, OLGA, YUI, come, press, read, say, send
from tests.handlers.rooms import member
from tests.storage import filled

SECRET = "between us"
SUBJECTS = ("1", "2", "1.1", "1.2", "2.1", "1.met", "1.unfit", "1.1.1.0", "2.1.1.0")
_TOGETHER = ("ask", "calendar", "event", "find", "introduc", "opening", "prompt", "round", "welcome")
"""What the actions begin with by which members help each other, meet and gather."""

_ANSWERS = tuple(
    (name, ("said by another",)) for name in ("words", "title", "contact", "answer", "way", "name")
)
_HERS = ("member_id", "first_id", "second_id", "organiser_id", "giver_id", "other_id")
_MAY_REACH_HER = {
    "ask-help": {"outbox"},
    "welcome-them": {"outbox", "receipts"},
}
"""Whoever is here may offer her help and welcome her, as a newcomer, which she hears of."""


@pytest.fixture
async def town(reception: Reception, clock: SetClock) -> Reception:
    """Where Hana asked without a name, may meet Yui, is in a round, and did all else that one can do."""
    await come(reception, HANA, KEN, OLGA, YUI)
    async with reception.database.writing() as tx:
        await homes.announce_in(tx, "slack", "C1")
    form = (await say(reception, HANA, "ask")).form
    assert form is not None
    await send(reception, HANA, form, words="what helps?", way="nameless")
    await _told(reception, OLGA, "ask-help", "1", words=SECRET)
    await introduce(reception, OLGA, HANA, YUI, words=SECRET)
    await agree(reception, HANA, await asked(reception, HANA), SECRET, contact=SECRET)
    await opening.share(reception, HANA)
    await press(reception, HANA, Button("x", "opening-save", "1"))
    await gathering.filled_in(reception, HANA, (await say(reception, HANA, "event")).form, question=SECRET)
    event = str(await gathering.announced(reception, speakers="2"))
    await _told(reception, HANA, "event-speak", event, words=SECRET)
    await press(reception, HANA, Button("x", "event-no", event))
    await _in_a_round(reception, clock)
    return reception


async def _told(reception: Reception, who: Who, action: str, subject: str, **answers: str) -> None:
    form = (await press(reception, who, Button("x", action, subject))).form
    assert form is not None
    await send(reception, who, form, **answers)


async def _in_a_round(reception: Reception, clock: SetClock) -> None:
    hana, yui, now = (await member(reception, HANA)).id, (await member(reception, YUI)).id, clock()
    place = {"round_id": 1, "group": 1, "alone": "", "said": "", "at": now}
    seat = {"rhythm": "weekly", "since": now, "silent": 2}
    invited = {"kind": "speak", "subject": "event:2", "reason": "turn", "answer": "open"}
    async with reception.database.writing() as tx:
        await tx.execute(
            tables.rounds.insert(), {"rhythm": "weekly", "at": now, "state": "sent", "seed": "1"}
        )
        for one in (hana, yui):
            await tx.execute(tables.round_places.insert(), {**place, "member_id": one})
            await tx.execute(tables.round_members.insert(), {**seat, "member_id": one})
        await tx.execute(tables.prompts.insert(), {**invited, "member_id": hana, "at": now, "until": now})


async def _hers(reception: Reception, hana: MemberId) -> filled.Rows:
    """Every row that names her or holds what is between her and somebody, but for when she was seen."""
    async with reception.database.reading() as tx:
        rows = await filled.everything(tx)
    return {
        table: [row for row in several if SECRET in repr(row) or hana in map(row.get, _HERS)]
        for table, several in rows.items()
        if table != "accounts"
    }


@pytest.mark.parametrize("forms", [False, True], ids=["buttons", "forms"])
async def test_nobody_changes_or_reads_what_is_another_members(town: Reception, *, forms: bool) -> None:
    hana = (await member(town, HANA)).id
    before = await _hers(town, hana)

    for action in sorted(SUBMISSIONS if forms else PRESSES):
        if not action.startswith(_TOGETHER):
            continue
        for subject in SUBJECTS:
            key = f"{action}{subject}"
            sent = Submission(KEN, action, subject, _ANSWERS, key)
            answer = await town.answer(sent if forms else Press(KEN, action, subject, key))
            assert SECRET not in f"{read(answer)}{answer.form}", key
        after = await _hers(town, hana)
        changed = {table for table in after if after[table] != before[table]}
        assert changed <= (_MAY_REACH_HER.get(action, set()) if forms else set()), action
        before = after
