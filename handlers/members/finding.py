"""Finding somebody: who said "ask me about this", and asking them through the bot."""

from random import Random
from typing import Final

from community.ask import MOST_OPEN, Ask, AskId, last_day
from community.errors import AlreadyAsked, ButtonExpired, NotReachable, TooManyAsks, WordsMissing
from community.finding import Findable, in_turn, near
from community.member import Member
from community.thanks import MOST_WORDS
from community.topic import MOST_LETTERS, topic_of, topics_of
from community.until import morning_after
from community.words import cleaned, shortened
from community.zone import clock_of
from handlers import rows, text
from handlers.acts import Pressed, Shown, Submitted, Verb
from handlers.context import Context, fresh_key
from handlers.event import Command, Press, Submission
from handlers.members.oneself import local
from handlers.people import able_to_receive, mentions
from handlers.view import Button, Field, Form, Message, Note, Section, When
from storage import asks, finding, members, outbox

_NAMED: Final = 120  # letters of the topics beside a name


async def find(ctx: Context, said: Command) -> Shown:
    """`/alumni find <topic>`."""
    topic = next(iter(topics_of(said.words)), "")
    return await _found(ctx, topic) if topic else _which(ctx)


async def ask(ctx: Context, _said: Command | Press) -> Form:
    """The form: about which topic?"""
    line = Field("topic", ctx.say("find-form-topic"), "line", most=MOST_LETTERS)
    return Form(ctx.say("find-title"), "find", (line,))


async def searched(ctx: Context, sent: Submission) -> Shown:
    """The form's answer."""
    topic = next(iter(topics_of(sent.one("topic"))), "")
    return await _found(ctx, topic) if topic else _which(ctx)


async def about(ctx: Context, press: Press) -> Shown:
    """One of the topics near the one that was said."""
    topic = topic_of(press.subject)
    return await _found(ctx, topic) if topic else _which(ctx)


async def ask_them(ctx: Context, press: Press) -> Form:
    """The form: what the asker would like to know."""
    member, topic = await _meant(ctx, press.subject)
    words = Field("words", ctx.say("find-ask-words"), "paragraph", most=MOST_WORDS)
    return Form(ctx.say("find-ask"), "find-ask", (words,), f"{member.id}.{topic}")


async def asked(ctx: Context, sent: Submission) -> Shown:
    """Bring the words to whom they are for, and to nobody else."""
    words = cleaned(sent.one("words"), MOST_WORDS)
    if not words:
        raise WordsMissing
    await members.lock(ctx.tx, ctx.me.id)
    member, topic = await _meant(ctx, sent.subject)
    await _check_open(ctx, member)
    day = last_day(None, local(ctx).date())
    until = morning_after(day, clock_of(ctx.me.time_zone, ctx.rules.time_zone))
    new = Ask(AskId(0), ctx.me.id, words, ctx.now, until, (topic,), posted=False, addressee=member.id)
    number = await asks.record(ctx.tx, new, f"direct:{fresh_key()}")
    if number is None:
        raise LookupError("a fresh key that is known")
    await outbox.put(ctx.tx, asks.DIRECT, member.id, str(number), ctx.now, useful_until=until)
    who = (await mentions(ctx, [member.id]))[member.id]
    slip = Button(ctx.say("ask-withdraw"), "ask-withdraw", str(number))
    parts = (
        Section(ctx.text("find-asked", who=who)),
        Section(text.plain(words), (slip,)),
        Note(ctx.text("find-asked-note", until=When(until))),
    )
    return Message(ctx.say("ask-title"), parts)


async def _check_open(ctx: Context, member: Member) -> None:
    """Refuse to ask somebody twice at a time, and to ask more than anybody can follow."""
    open_ = await asks.open_of(ctx.tx, ctx.me.id, ctx.now)
    for one in open_:
        if one.addressee == member.id and not await asks.offers(ctx.tx, one.id):
            raise AlreadyAsked(member.name)
    if len(open_) >= MOST_OPEN:
        raise TooManyAsks(MOST_OPEN)


async def _found(ctx: Context, topic: str) -> Message:
    found = await finding.askable_about(ctx.tx, ctx.me.id, topic, ctx.now)
    if not found:
        return await _nobody(ctx, topic)
    # By the reader as well, so that not everybody is shown the same five on one day.
    chance = Random(f"{ctx.now:%Y-%m-%d}.{ctx.me.id}.{topic}")
    sections = await _sections(ctx, topic, in_turn(found, chance))
    ways = Section((), _others(ctx))
    return Message(ctx.say("find-found", topic=topic), (*sections, ways, Note(ctx.text("find-note"))))


async def _sections(ctx: Context, topic: str, shown: tuple[Findable, ...]) -> list[Section]:
    ids = [one.member for one in shown]
    who, named = await mentions(ctx, ids), await finding.topics_of(ctx.tx, ids)
    comma = ctx.say("list-comma")
    sections = []
    for one in shown:
        others = sorted(named.get(one.member, frozenset()) - {topic})
        on = shortened(comma.join([topic, *others]), _NAMED)
        kinds = comma.join(ctx.say("gift-kind", kind=kind) for kind in one.kinds)
        said = ctx.text("find-one", who=who[one.member], topics=on, kinds=kinds)
        button = Button(ctx.say("find-ask"), "find-ask", f"{one.member}.{topic}", "primary")
        sections.append(Section(said, (button,)))
    return sections


async def _nobody(ctx: Context, topic: str) -> Message:
    """Nobody yet: what comes near, and the ways that are open all the same."""
    known = await finding.topics_asked_about(ctx.tx, ctx.me.id, ctx.now)
    close = tuple(Button(one, "find-about", one) for one in near(topic, known))
    parts = [Section(ctx.text("find-nobody", topic=topic), _others(ctx))]
    if close:
        parts.append(Section(ctx.text("find-near"), close))
    return Message(ctx.say("find-title"), (*parts, Note(ctx.text("find-nobody-note"))))


def _which(ctx: Context) -> Message:
    section = Section(ctx.text("find-which"), (Button(ctx.say("find-title"), "find", tone="primary"),))
    return Message(ctx.say("find-title"), (section,))


def _others(ctx: Context) -> tuple[Button, ...]:
    return (Button(ctx.say("find-all"), "ask"), Button(ctx.say("find-other"), "find"))


async def _meant(ctx: Context, subject: str) -> tuple[Member, str]:
    """Who is to be asked, about what; raises what stands against it, and of a silence never says why."""
    number, _, said = subject.partition(".")
    topic = topic_of(said)
    known = await rows.member(ctx, number)
    if not topic:
        raise ButtonExpired
    member = able_to_receive(ctx, known)
    if not await finding.askable_about(ctx.tx, ctx.me.id, topic, ctx.now, member.id):
        raise NotReachable
    return member, topic


VERBS = (Verb("find", find, ask, ("探す", "さがす", "検索", "search"), ("topic",)),)
PRESSES = (
    Pressed("find", ask, asks=True),
    Pressed("find-about", about),
    Pressed("find-ask", ask_them, asks=True),
)
SUBMISSIONS = (Submitted("find", searched, ask), Submitted("find-ask", asked, ask_them))
