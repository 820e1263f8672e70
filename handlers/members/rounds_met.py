"""A round has gone out: members hear with whom they meet, or why not, and one tap says how it went."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from community.errors import ButtonExpired
from community.introduction import Said
from community.member import Member, MemberId
from community.notice import Notice
from community.round import Alone, Place, RoundId
from handlers import rows, text, together
from handlers.acts import Posted, Pressed, Shown, Told
from handlers.context import Context
from handlers.event import Press
from handlers.people import mentions
from handlers.view import Button, Mention, Message, Note, Part, Section, Text
from storage import members, outbox, rounds, seats

ROOM: Final = "round-room"
"""The kind of the post by which a group's room is opened; its subject is the round and the group."""

LETTER: Final = "round-letter"
"""The kind of the notice that tells one of a group where there is no room; the same subject."""

ALONE: Final = "round-alone"
"""The kind of the notice to who could not be matched; its subject is the round, as it is of `MET`."""

MET: Final = "round-met"
"""The kind of the notice that asks whether they met."""

_ANSWERS: Final = (Said.MET, Said.NOT_YET, Said.UNFIT)


async def room(ctx: Context, notice: Notice) -> Message | None:
    """What stands in the room of a group: what they share, and three times."""
    group = await _group(ctx, notice.subject)
    if len(group) < 2:
        return None
    here = replace(ctx, language=together.for_both(ctx, group))
    shown = await mentions(here, [member.id for member in group])
    shared = await together.shared_topics(here, [member.id for member in group])
    return await _room(here, group, [shown[member.id] for member in group], shared)


async def as_it_looks(ctx: Context) -> Message:
    """A room as it will look, of who looks and of somebody who does not exist."""
    somebody = Member(MemberId(0), "", ctx.say("rounds-somebody"), time_zone=ctx.me.time_zone)
    shared = await together.shared_topics(ctx, [ctx.me.id])
    shown = (await mentions(ctx, [ctx.me.id]))[ctx.me.id]
    return await _room(ctx, (ctx.me, somebody), (shown, Mention(somebody.name)), shared)


async def people(ctx: Context, notice: Notice) -> tuple[MemberId, ...]:
    """For whom the room is."""
    return tuple(member.id for member in await _group(ctx, notice.subject))


async def no_room(ctx: Context, notice: Notice) -> None:
    """No room could be opened, so each of them gets a message."""
    ids = await people(ctx, notice)
    await outbox.put_many(ctx.tx, LETTER, ids, notice.subject, ctx.now)


async def letter(ctx: Context, notice: Notice) -> Message | None:
    """With whom they were brought together, what they share, and three times."""
    group = await _group(ctx, notice.subject)
    others = [member.id for member in group if member.id != ctx.me.id]
    if len(others) == len(group):
        return None
    if not others:
        return _left_alone(ctx, Alone.LAST_MINUTE)
    first = Section(ctx.text("rounds-letter", names=await _names(ctx, others)))
    parts = (first, *await _to_begin_with(ctx, group), _change(ctx))
    return Message(ctx.say("rounds-title"), parts)


async def alone(ctx: Context, notice: Notice) -> Message | None:
    """Nobody for them this time, for a reason that is nobody's fault, and what happens next."""
    place = await rounds.place_of(ctx.tx, RoundId(int(notice.subject)), ctx.me.id)
    if place is None or place.group is not None:
        return None
    return _left_alone(ctx, Alone(place.alone))


async def asked(ctx: Context, notice: Notice) -> Message | None:
    """One tap: did you meet?"""
    number = RoundId(int(notice.subject))
    place = await rounds.place_of(ctx.tx, number, ctx.me.id)
    if place is None or place.group is None or place.said is not Said.UNSAID:
        return None
    group = await _group(ctx, f"{number}.{place.group}")
    others = [member.id for member in group if member.id != ctx.me.id]
    if not others:
        return None
    question = ctx.text("rounds-met-question", names=await _names(ctx, others))
    parts = (Section(question, _answers(ctx, number, _ANSWERS)), Note(ctx.text("rounds-met-private")))
    return Message(ctx.say("introduction-met-title"), parts)


async def answer(ctx: Context, press: Press) -> Shown:
    """Each answer is a good one, and another one takes its place."""
    number, _, said = press.subject.partition(".")
    place = await _mine(ctx, number)
    if said not in _ANSWERS:
        raise ButtonExpired
    await rounds.say(ctx.tx, place.round, ctx.me.id, Said(said))
    await seats.spoke(ctx.tx, ctx.me.id)
    others = tuple(one for one in _ANSWERS if one != said)
    noted = Section(ctx.text("rounds-met-noted", said=Said(said)), _answers(ctx, place.round, others))
    return Message(ctx.say("introduction-met-title"), (noted, _change(ctx)))


def _left_alone(ctx: Context, why: Alone) -> Message:
    return Message(ctx.say("rounds-title"), (Section(ctx.text("rounds-alone", why=why)), _change(ctx)))


async def _room(ctx: Context, group: Sequence[Member], names: Sequence[Mention], shared: Text) -> Message:
    listed = text.joined(*((name,) for name in names), by=ctx.say("names-comma"))
    parts: list[Part] = [Section(ctx.text("rounds-room", names=listed))]
    parts += [Section(shared)] if shared else []
    parts += [Section(await together.times(ctx, group)), Note(ctx.text("rounds-room-note"))]
    title = together.titled(ctx, "rounds-room-title", group)
    return Message(title, tuple(parts), language=ctx.language)


async def _mine(ctx: Context, number: str) -> Place:
    place = rows.there(await rounds.place_of(ctx.tx, RoundId(rows.number(number)), ctx.me.id))
    if place.group is None or place.at is None:
        raise ButtonExpired
    return place


async def _group(ctx: Context, subject: str) -> Sequence[Member]:
    """Who is in a group and still here."""
    number, _, group = subject.partition(".")
    ids = await rounds.group_of(ctx.tx, RoundId(int(number)), int(group))
    known = await members.get(ctx.tx, ids)
    return [known[one] for one in ids if known[one].left_community is None]


async def _to_begin_with(ctx: Context, group: Sequence[Member]) -> list[Part]:
    shared = await together.shared_topics(ctx, [member.id for member in group])
    first = [Section(shared)] if shared else []
    return [*first, Section(await together.times(ctx, group))]


async def _names(ctx: Context, ids: Sequence[MemberId]) -> Text:
    names = [(who,) for who in (await mentions(ctx, ids)).values()]
    return text.joined(*names, by=ctx.say("names-comma"))


def _answers(ctx: Context, number: RoundId, said: Sequence[Said]) -> tuple[Button, ...]:
    return tuple(
        Button(ctx.say("introduction-met-is", said=one), "round-met", f"{number}.{one}") for one in said
    )


def _change(ctx: Context) -> Section:
    """The way to take part more often, less often, or no more."""
    return Section((), (Button(ctx.say("rounds-button"), "rounds"),))


PRESSES = (Pressed("round-met", answer, writes=True),)
NOTICES = (
    Posted(ROOM, room, people, no_room),
    Told(LETTER, letter, asked=True, can_wait=True),
    Told(ALONE, alone, asked=True, can_wait=True),
    Told(MET, asked, can_wait=True),
)
