"""Two who both said yes are brought together, and one tap says later how it went."""

from collections.abc import Sequence
from dataclasses import replace

from community.errors import ButtonExpired
from community.gift import GiftId, GiftKind, Occasion
from community.introduction import ASKED_AFTER, Introduction, IntroductionId, Said, State, Way
from community.member import Member, MemberId
from community.notice import Notice
from handlers import giving, rows, text, together, told
from handlers.acts import Posted, Pressed, Shown, Told
from handlers.context import Context
from handlers.event import Press
from handlers.people import mentions
from handlers.view import Button, Message, Note, Part, Section
from storage import gifts, introductions, members, outbox

ROOM = "introduction-room"
"""The kind of the post by which a room of the two is opened."""

LETTER = "introduction-letter"
"""The kind of the notice that carries the other's words where there is no room."""

CAME = "introduction-came"
"""The kind of the notice to the introducer."""

MET = "introduction-met"
"""The kind of the notice that asks, twice at most, whether they met."""

_ANSWERS = (Said.MET, Said.NOT_YET, Said.UNFIT)


async def bring(ctx: Context, it: Introduction) -> None:
    """Both have said yes: bring them together, note the gift, and ask in two weeks."""
    known = await members.get(ctx.tx, [*it.people, *([it.introducer] if it.introducer else [])])
    both = [known[member] for member in it.people]
    by_messages = it.way is Way.MESSAGES
    await together.bring(ctx.tx, ROOM, LETTER, str(it.id), both, ctx.now, by_messages=by_messages)
    await _ask_whether(ctx, it, it.people, str(it.id))
    if it.introducer is not None:
        await _give(ctx, it, known[it.introducer])
        await outbox.put(ctx.tx, CAME, it.introducer, str(it.id), ctx.now)


async def room(ctx: Context, notice: Notice) -> Message | None:
    """What stands in the room: the words of each, what they share, and three times."""
    it = await _brought(ctx, notice.subject)
    both = await _both(ctx, it) if it is not None else ()
    if it is None or not both:
        return None
    here = replace(ctx, language=together.for_both(ctx, both))
    shown = await mentions(here, it.people)
    one, other = (shown[member] for member in it.people)
    parts: list[Part] = [Section(here.text("introduction-room", one=one, other=other))]
    parts += await _introduced_by(here, it)
    for side in (it.first, it.second):
        words = text.plain(side.words)
        parts.append(Section(text.joined(here.text("introduction-says", who=shown[side.member]), words)))
    parts += await _to_begin_with(here, it, both)
    title = together.titled(here, "introduction-room-title", both)
    return Message(title, tuple(parts), language=here.language)


async def people(ctx: Context, notice: Notice) -> tuple[MemberId, ...]:
    """For whom the room is."""
    it = await _brought(ctx, notice.subject)
    return it.people if it is not None else ()


async def no_room(ctx: Context, notice: Notice) -> None:
    """No room could be opened, so each of them gets a message."""
    it = await _brought(ctx, notice.subject)
    if it is not None:
        await outbox.put_many(ctx.tx, LETTER, it.people, notice.subject, ctx.now)


async def letter(ctx: Context, notice: Notice) -> Message | None:
    """The other's words, the contact that they chose to give, what the two share, and three times."""
    it = await _brought(ctx, notice.subject)
    both = await _both(ctx, it) if it is not None else ()
    if it is None or it.side_of(ctx.me.id) is None:
        return None
    if not both:  # the other left meanwhile
        section = Section(ctx.text("introduction-not-any"))
        return Message(ctx.say("introduction-not-title"), (section,))
    other = it.other_than(ctx.me.id)
    who = (await mentions(ctx, [other.member]))[other.member]
    says = text.joined(ctx.text("introduction-says", who=who), text.plain(other.words))
    parts: list[Part] = [Section(ctx.text("introduction-together", who=who)), Section(says)]
    if other.contact:
        parts.append(Section(ctx.text("introduction-contact", who=who, contact=other.contact)))
    parts += await _to_begin_with(ctx, it, both)
    return Message(ctx.say("introduction-title"), tuple(parts))


async def came(ctx: Context, notice: Notice) -> Message | None:
    """The introducer hears that both said yes, and that it is their gift."""
    it = await _brought(ctx, notice.subject)
    if it is None or it.introducer != ctx.me.id:
        return None
    first, second = (await mentions(ctx, it.people)).values()
    said = ctx.text("introduction-came", first=first, second=second)
    return Message(ctx.say("introduction-came-title"), (Section(said), Note(ctx.text("introduction-gift"))))


async def asked(ctx: Context, notice: Notice) -> Message | None:
    """One tap: did you meet? Nothing is asked of who has said so already."""
    it = await _brought(ctx, notice.subject.partition(".")[0])
    side = it.side_of(ctx.me.id) if it is not None else None
    if it is None or side is None or side.said not in (Said.UNSAID, Said.NOT_YET):
        return None
    if not await _both(ctx, it):
        return None
    other = it.other_than(ctx.me.id).member
    who = (await mentions(ctx, [other]))[other]
    question = Section(ctx.text("introduction-met-question", who=who), _answers(ctx, it, _ANSWERS))
    return Message(ctx.say("introduction-met-title"), (question, Note(ctx.text("introduction-met-private"))))


async def answer(ctx: Context, press: Press) -> Shown:
    """Met, not yet, or it did not fit; each is a good answer, and another one takes its place."""
    number, _, said = press.subject.partition(".")
    it = rows.there(await _brought(ctx, number))
    if said not in _ANSWERS:
        raise ButtonExpired
    rows.check_mine(ctx, *it.people)
    await introductions.say(ctx.tx, it.id, ctx.me.id, Said(said))
    if said == Said.NOT_YET:
        await _ask_whether(ctx, it, (ctx.me.id,), f"{it.id}.2")
    others = tuple(one for one in _ANSWERS if one != said)
    parts = [Section(ctx.text("introduction-met-noted", said=Said(said)), _answers(ctx, it, others))]
    parts += await _thanking(ctx, it) if said == Said.MET else []
    return Message(ctx.say("introduction-met-title"), tuple(parts))


async def _ask_whether(ctx: Context, it: Introduction, whom: Sequence[MemberId], subject: str) -> None:
    due = ctx.now + ASKED_AFTER
    await outbox.put_many(ctx.tx, MET, whom, subject, due, useful_until=due + ASKED_AFTER)


async def _give(ctx: Context, it: Introduction, introducer: Member) -> None:
    kind, occasion = GiftKind.INTRODUCTION, Occasion.INTRODUCTION
    gift = await giving.record(
        ctx,
        introducer,
        kind,
        it.people,
        occasion,
        it.id,
        words=it.words,
        prompt_id=it.prompt_id,
        kept_private=True,
    )
    await introductions.save(ctx.tx, replace(it, gift_id=gift))


async def _brought(ctx: Context, subject: str) -> Introduction | None:
    it = await introductions.get(ctx.tx, IntroductionId(rows.number(subject)))
    return it if it is not None and it.state is State.BOTH else None


async def _both(ctx: Context, it: Introduction) -> Sequence[Member]:
    """The two, as long as both are here."""
    known = await members.get(ctx.tx, it.people)
    return [known[m] for m in it.people] if all(m.left_community is None for m in known.values()) else ()


async def _introduced_by(ctx: Context, it: Introduction) -> list[Part]:
    """The introducer's words as those of their gift, which may be hidden, corrected or taken back."""
    if it.introducer is None:
        return []
    by = (await mentions(ctx, [it.introducer]))[it.introducer]
    gift = await gifts.get(ctx.tx, GiftId(it.gift_id)) if it.gift_id is not None else None
    return [Section(ctx.text("introduction-by", by=by)), *(told.words(ctx, gift) if gift else ())]


async def _to_begin_with(ctx: Context, it: Introduction, both: Sequence[Member]) -> list[Section]:
    """What the two share, times to talk, and a word of thanks to who introduced them."""
    shared = await together.shared_topics(ctx, it.people)
    first = [Section(shared)] if shared else []
    return [*first, Section(await together.times(ctx, both)), *await _thanking(ctx, it)]


async def _thanking(ctx: Context, it: Introduction) -> list[Section]:
    if it.gift_id is None or it.introducer is None:
        return []
    by = (await mentions(ctx, [it.introducer]))[it.introducer]
    button = Button(ctx.say("thanks-button"), "thanks-for", str(it.gift_id))
    return [Section(ctx.text("introduction-thank", by=by), (button,))]


def _answers(ctx: Context, it: Introduction, said: Sequence[Said]) -> tuple[Button, ...]:
    return tuple(
        Button(ctx.say("introduction-met-is", said=one), "introduction-met", f"{it.id}.{one}") for one in said
    )


PRESSES = (Pressed("introduction-met", answer, writes=True),)
NOTICES = (
    Posted(ROOM, room, people, no_room),
    Told(LETTER, letter, from_member=True),
    Told(CAME, came, can_wait=True),
    Told(MET, asked, can_wait=True),
)
