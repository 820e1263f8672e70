"""How one shares an opening in these tests, and lets it settle."""

from handlers.event import Who
from handlers.reception import Reception
from handlers.timetable import openings as timetable
from handlers.view import Answer, Form
from tests.conftest import SetClock
from tests.handlers.people import button, press, say, send

ABOUT = {"title": "経理リーダー", "organisation": "Cobalt", "kind": "job", "link": "https://jobs.example/1"}
WORDS = "  小さな会社です。\r\n<@U1> **x** \u200b&amp; ok  "

LONG_TOPIC = "題" * 40


async def form_of(reception: Reception, who: Who, verb: str = "opening") -> Form:
    """The form that a verb opens."""
    form = (await say(reception, who, verb)).form
    assert form is not None
    return form


async def step(reception: Reception, who: Who, **about: str) -> Answer:
    """The first form, sent."""
    told = {**ABOUT, "words": WORDS, **about}
    return await send(reception, who, await form_of(reception, who), **told)


async def more_of(reception: Reception, who: Who, kept: Answer) -> Form:
    """The second form."""
    form = (await press(reception, who, button(kept, "opening-step"))).form
    assert form is not None
    return form


async def share(
    reception: Reception, who: Who, title: str = ABOUT["title"], *, topics: str = "", **more: str
) -> Answer:
    """Both forms, sent."""
    kept = await step(reception, who, title=title)
    return await send(reception, who, await more_of(reception, who, kept), topics=topics, **more)


async def pass_time(reception: Reception) -> None:
    """What the clock does about openings."""
    async with reception.database.writing() as tx:
        now = reception.clock()
        await timetable.look_after_openings(tx, reception.rules, now)
        await timetable.tell_subscribers(tx, reception.rules, now)
        await timetable.post_digest(tx, reception.rules, now)


async def later(reception: Reception, clock: SetClock, **length: float) -> None:
    """Time goes on, and then the clock ticks once."""
    clock.forward(**length)
    await pass_time(reception)


async def share_longest(reception: Reception, who: Who) -> Answer:
    """An opening of which everything is as long as it may be."""
    about = {"title": "長" * 100, "organisation": "社" * 100, "words": "言" * 2_000}
    kept = await step(reception, who, link="https://" + "a.b" * 60 + ".example/" + "x" * 100, **about)
    topics = "、".join([LONG_TOPIC, *(f"{n:02}" + "長" * 38 for n in range(19))])
    return await send(reception, who, await more_of(reception, who, kept), topics=topics, whose="host")
