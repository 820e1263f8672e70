"""What members were told of one another as they helped, met and gathered, once one of them goes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random

import pytest

from bot.delivery import Delivery
from bot.platform import TryLater
from community.notice import MOST_ATTEMPTS
from handlers.context import Rules
from handlers.event import Left, Who
from handlers.reception import Reception
from handlers.view import Answer, Button
from storage import homes, outbox
from storage.database import Database
from storage.tables import prompts
from tests.bot.door import ADoor
from tests.conftest import SetClock
from tests.handlers import gathering, opening
from tests.handlers.bringing import introduce
from tests.handlers.drawing import one_round
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, buttons, come, press, read, say, send
from tests.handlers.rooms import member


@dataclass(slots=True)
class Town:
    """A community with a channel, and all that its platform shows by now."""

    clock: SetClock
    door: ADoor
    reception: Reception
    delivery: Delivery

    async def deliver(self) -> None:
        """All that is due, redrawings of what had just arrived included."""
        for _ in range(3):
            await self.delivery.deliver_due()
            self.clock.forward(seconds=6)

    async def form(self, who: Who, action: str, subject: str, **answers: str) -> Answer:
        """A button that opens a form, and the form filled in."""
        form = (await press(self.reception, who, Button("x", action, subject))).form
        assert form is not None
        answer = await send(self.reception, who, form, **answers)
        await self.deliver()
        return answer

    def standing(self) -> dict[tuple[str, str], str]:
        """Every message and post as it stands now, by its place."""
        found = {(f"D-{one.account}", f"m{one.key}"): one for one in self.door.sent}
        found |= {(one.account, f"p{one.key}"): one for one in self.door.posted}
        found |= {(place.channel, place.message): one for place, one in self.door.changed}
        found |= {(place.channel, place.message): one for place, one in self.door.redrawn}
        return {place: read(one.message) for place, one in found.items()}


@pytest.fixture
async def town(database: Database, clock: SetClock) -> Town:
    """Where Hana, Ken, Yui and Olga have come."""
    door, reception = ADoor(), Reception(database, Rules(language="en"), clock)
    await come(reception, HANA, KEN, YUI, OLGA)
    async with database.writing() as tx:
        await homes.announce_in(tx, "slack", "C1")
    return Town(clock, door, reception, Delivery(database, reception, {"slack": door}, clock, Random(1)))


async def _ask(town: Town, who: Who, words: str) -> None:
    form = (await say(town.reception, who, "ask")).form
    assert form is not None
    await send(town.reception, who, form, words=words, way="channel")
    await town.deliver()


async def _asks_and_offers(town: Town) -> None:
    await _ask(town, HANA, "word of mine")
    await _ask(town, KEN, "word of Ken")
    await town.form(HANA, "ask-help", "2", words="word of mine")
    await town.form(KEN, "ask-help", "1", words="word of Ken")
    await town.form(HANA, "ask-answer", "2", words="word of mine")
    asked = {"kind": "answer", "subject": "ask:1", "reason": "turn", "answer": "open", "at": town.clock()}
    async with town.reception.database.writing() as tx:
        yui = (await member(town.reception, YUI)).id
        await tx.execute(prompts.insert(), {**asked, "member_id": yui, "until": town.clock()})
        await outbox.put(tx, "prompt", yui, "1", town.clock())
    town.clock.forward(days=8)
    await town.reception.pass_time()
    await town.deliver()


async def _an_introduction(town: Town) -> None:
    await introduce(town.reception, OLGA, HANA, KEN)
    await town.deliver()
    await town.form(HANA, "introduction-yes", "1", words="word of mine")
    await town.form(KEN, "introduction-yes", "1", words="word of Ken")
    town.clock.forward(days=14, hours=1)
    await town.deliver()


async def _an_opening(town: Town) -> None:
    await town.form(YUI, "openings-hear", "", topics="", rhythm="at-once")
    await press(town.reception, OLGA, Button("x", "event-rhythm-on", "openings"))
    await opening.share(town.reception, HANA, "word of mine")
    town.clock.forward(days=8)
    await town.reception.pass_time()
    await town.deliver()


async def _a_panel(town: Town) -> None:
    page = await gathering.planned(town.reception, speakers="2")
    announce = button(page, "event-announce")
    await press(town.reception, OLGA, announce)
    event = announce.subject.partition(".")[0]
    await town.deliver()
    await town.form(HANA, "event-speak", event, words="word of mine")
    member_id = (await member(town.reception, HANA)).id
    await press(town.reception, OLGA, Button("x", "event-offer-accept", f"{event}.{member_id}"))
    await press(town.reception, KEN, Button("x", "event-yes", event))
    await town.deliver()


@pytest.mark.parametrize(
    ("all_that", "told"),
    [(_asks_and_offers, 5), (_an_introduction, 4), (_an_opening, 2), (_a_panel, 3)],
    ids=["asks", "an introduction", "an opening", "a panel"],
)
async def test_what_others_were_told_reads_without_who_is_forgotten(
    town: Town, all_that: Callable[[Town], Awaitable[None]], told: int
) -> None:
    await all_that(town)
    before = [text for text in _of_others(town) if "Hana" in text or "word of mine" in text]

    await press(town.reception, HANA, Button("x", "leave-yes"))
    await town.deliver()

    assert len(before) >= told
    assert [text for text in _of_others(town) if "Hana" in text or "word of mine" in text] == []


def _of_others(town: Town) -> list[str]:
    return [text for (channel, _), text in town.standing().items() if channel != f"D-{HANA.id}"]


async def test_who_forgets_a_proposal_that_nobody_confirmed_takes_their_words_along(town: Town) -> None:
    first = (await say(town.reception, HANA, "event")).form
    await gathering.filled_in(town.reception, HANA, first, question="word of mine")
    await town.deliver()

    await press(town.reception, HANA, Button("x", "leave-yes"))
    await town.deliver()

    page = await press(town.reception, OLGA, Button("x", "events-at-hand"))
    assert "event-page" not in {b.action for b in buttons(page)}
    assert not any("word of mine" in text or "Hana" in text for text in _of_others(town))


async def test_nobody_is_told_that_an_offer_reaches_who_left(town: Town) -> None:
    await _ask(town, HANA, "word of mine")
    await town.reception.answer(Left(HANA))

    answer = await press(town.reception, YUI, Button("x", "ask-help", "1"))

    assert answer.form is None
    assert "is closed" in read(answer) or "over" in read(answer) or "already helped" in read(answer)


async def test_where_a_room_cannot_be_opened_for_long_each_gets_a_message(town: Town) -> None:
    await introduce(town.reception, OLGA, HANA, KEN)
    await town.deliver()
    await town.form(HANA, "introduction-yes", "1", words="word of mine")
    form = (await press(town.reception, KEN, Button("x", "introduction-yes", "1"))).form
    assert form is not None
    await send(town.reception, KEN, form, words="word of Ken")

    for _ in range(MOST_ATTEMPTS + 2):
        town.door.failures.extend(TryLater("internal_error") for _ in range(10))
        await town.delivery.deliver_due()
        town.door.failures.clear()
        town.clock.forward(hours=2)
    await town.deliver()

    assert town.door.rooms == []
    assert any("word of Ken" in text for (channel, _), text in town.standing().items() if channel == "D-U1")


async def test_who_said_yes_hears_it_where_the_other_left_before_the_room_was_opened(town: Town) -> None:
    await introduce(town.reception, OLGA, HANA, KEN)
    await town.deliver()
    await town.form(HANA, "introduction-yes", "1", words="word of mine")
    form = (await press(town.reception, KEN, Button("x", "introduction-yes", "1"))).form
    assert form is not None
    await send(town.reception, KEN, form, words="word of Ken")

    await town.reception.answer(Left(KEN))
    await town.deliver()

    heard = [text for (channel, _), text in town.standing().items() if channel == f"D-{HANA.id}"]
    assert town.door.rooms == []
    assert "did not come about this time" in heard[-1]


async def test_who_is_left_of_a_group_hears_that_there_is_nobody_this_time(town: Town) -> None:
    for who in (HANA, KEN):
        await press(town.reception, who, Button("x", "round-join", "weekly"))
    await one_round(town.reception, town.clock)

    await town.reception.answer(Left(KEN))
    await town.deliver()

    heard = [text for (channel, _), text in town.standing().items() if channel == f"D-{HANA.id}"]
    assert town.door.rooms == []
    assert len(heard) == 1
    assert "round" in heard[0].casefold()
