"""Events in these tests: a community with a channel, one planned or announced, and what was posted."""

from datetime import datetime, timedelta

from community.event import EventId
from community.notice import NoticeId, NoticeState
from handlers.event import Who
from handlers.reception import Reception
from handlers.timetable import events as timetable
from handlers.view import Answer, Button, File, Form, Message
from storage import claims, events, homes, outbox
from tests.conftest import SetClock
from tests.handlers.organising import organise
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, buttons, come, press, send

IN_A_FORTNIGHT = timedelta(days=14)


async def gather(reception: Reception) -> None:
    """Hana, Ken, Yui, and Olga who organises; announcements go to one channel."""
    await come(reception, HANA, KEN, YUI, OLGA)
    async with reception.database.writing() as tx:
        await homes.announce_in(tx, "slack", "C1")


async def filled_in(reception: Reception, who: Who, first: Form | None, **answers: str) -> Answer:
    """The three steps of an event, each opened from the one before; a refusal ends them."""
    assert first is not None
    one = {"title": "Leaving well", "kind": "panel", "question": "What was your step?", "length": "90 min"}
    one |= {"at": (reception.clock() + IN_A_FORTNIGHT).isoformat()}
    answer = await send(reception, who, first, **_of(first, one | answers))
    for _ in range(2):
        on = next((b for b in buttons(answer) if b.action == "event-plan-step"), None)
        form = (await press(reception, who, on)).form if on is not None else None
        if form is None:
            return answer  # refused
        answer = await send(reception, who, form, **_of(form, answers))
    return answer


async def planned(reception: Reception, **answers: str) -> Answer:
    """What Olga is shown once she planned an event."""
    first = (await organise(reception, OLGA, "event")).form
    return await filled_in(reception, OLGA, first, **answers)


async def announced(reception: Reception, **answers: str) -> EventId:
    """An event that is out."""
    page = await planned(reception, **answers)
    announce = button(page, "event-announce")
    await press(reception, OLGA, announce)
    await posts(reception)
    return EventId(int(announce.subject.partition(".")[0]))


async def posts(reception: Reception) -> list[Message]:
    """What channels are told just now, or anew; it counts as told afterwards."""
    drawn: list[Message] = []
    async with reception.database.writing() as tx:
        for notice in await claims.claim(tx, reception.clock(), 50, ("slack",)):
            if notice.member is not None:
                await claims.give_back(tx, notice, notice.due_at)
                continue
            shown = notice
            if notice.kind == outbox.REDRAW:
                first = await outbox.get(tx, _first(notice.subject))
                assert first is not None
                shown = first
            message = await reception.draw_post(tx, shown)
            place = (notice.channel, f"m{notice.id}")
            await outbox.settle(tx, notice.id, NoticeState.TOLD, reception.clock(), place=place)
            drawn += [message] if message is not None else []
    return drawn


async def tap(reception: Reception, who: Who, action: str, event: EventId) -> Answer:
    """A tap on a button of the event."""
    return await press(reception, who, Button("tap", action, str(event)))


async def pass_time(reception: Reception) -> int:
    """One tick of the timetable, for events alone."""
    async with reception.database.writing() as tx:
        return await timetable.work(tx, reception.rules, reception.clock())


async def starts_at(reception: Reception, event: EventId) -> datetime:
    """When it begins."""
    async with reception.database.reading() as tx:
        found = await events.get(tx, event)
    assert found is not None
    return found.starts_at


async def until(reception: Reception, clock: SetClock, event: EventId, **before: float) -> None:
    """Move on to so long before it begins."""
    clock.now = await starts_at(reception, event) - timedelta(**before)


def file_of(letter: Message) -> str:
    """The file that came with a message, as text."""
    (found,) = [part for part in letter.parts if isinstance(part, File)]
    return found.content.decode()


def _of(form: Form, answers: dict[str, str]) -> dict[str, str]:
    names = {field.name for field in form.fields}
    kept = {field.name: field.value for field in form.fields if field.value}
    return kept | {name: answer for name, answer in answers.items() if name in names}


def _first(subject: str) -> NoticeId:
    return NoticeId(int(subject.partition(".")[0]))
