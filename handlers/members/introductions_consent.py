"""The yes of each of two who may be brought together: asked one after the other, and a no that is silent."""

from community.errors import ButtonExpired, ContactMissing, HasLeft, WordsMissing
from community.introduction import (
    ANSWERING,
    LONGEST_CONTACT,
    MOST_WORDS,
    TALKING,
    Introduction,
    IntroductionId,
    State,
    Way,
    Yes,
)
from community.member import Member
from community.notice import Notice
from community.words import cleaned, shortened
from handlers import text, together
from handlers.acts import Pressed, Shown, Submitted, Told
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.members.introductions_steps import ASK, NOT, agree, found, locked, not_mine, refuse
from handlers.people import MOST_NAME, mentions
from handlers.together import Home
from handlers.view import Button, Choice, Field, Form, Message, Note, Part, Section, Text
from storage import introductions, members, profiles

_LONGEST_NAME = 60


async def asked(ctx: Context, notice: Notice) -> Message | None:
    """Who proposes it or wishes for it, their words, who the other is, and how much it takes."""
    it = await introductions.get(ctx.tx, IntroductionId(int(notice.subject.partition(".")[0])))
    if it is None or not it.asks(ctx.me.id, ctx.now):
        return await _answered(ctx, it)
    return await _question(ctx, it)


async def look(ctx: Context, press: Press) -> Shown:
    """The question once more, for who comes upon it elsewhere than in its message."""
    it = await found(ctx, press.subject)
    shown = await _question(ctx, it) if it.asks(ctx.me.id, ctx.now) else None
    if shown is None:
        raise not_mine(it, ctx)
    return shown


async def open_ones(ctx: Context) -> tuple[Section, ...]:
    """A paragraph for each introduction that waits for their answer, with the way to it."""
    asks = [it for it in await introductions.about(ctx.tx, ctx.me.id) if it.asks(ctx.me.id, ctx.now)]
    shown = await mentions(ctx, [it.other_than(ctx.me.id).member for it in asks])
    return tuple(
        Section(
            ctx.text("introduction-waits", who=shown[it.other_than(ctx.me.id).member]),
            (Button(ctx.say("introduction-look"), "introduction-look", str(it.id)),),
        )
        for it in asks
    )


async def ask(ctx: Context, press: Press) -> Form:
    """Yes: one's own words for the other, a contact if one likes, and the way one likes."""
    it = await _answerable(ctx, press.subject)
    me, other = it.side_of(ctx.me.id), it.other_than(ctx.me.id)
    home = await together.common_home(ctx.tx, it.people, ctx.now)
    needed = home is Home.NONE and bool(other.words) and not other.contact
    words, contact = (me.words, me.contact) if me else ("", "")
    fields = [
        Field("words", ctx.say("introduction-yes-words"), "paragraph", value=words, most=MOST_WORDS),
        Field(
            "contact",
            ctx.say("introduction-yes-contact"),
            "line",
            required=needed,
            value=contact,
            most=LONGEST_CONTACT,
        ),
    ]
    if home is not Home.NONE:
        ways = tuple(Choice(ctx.say("introduction-way-is", way=way, home=home), way) for way in Way)
        chosen = it.way if words else Way.ROOM
        fields.append(Field("way", ctx.say("introduction-yes-way"), "choice", value=chosen, choices=ways))
    return Form(ctx.say("introduction-yes-form"), "introduction-yes", tuple(fields), press.subject)


async def yes(ctx: Context, sent: Submission) -> Shown:
    """Their yes, or what they say with it now; after the second one the two are brought together."""
    await locked(ctx, sent.subject)
    it = await _answerable(ctx, sent.subject)
    words = cleaned(sent.one("words"), MOST_WORDS)
    if not words:
        raise WordsMissing
    way = Way.MESSAGES if sent.one("way") == Way.MESSAGES else Way.ROOM
    said = Yes(words, cleaned(sent.one("contact"), LONGEST_CONTACT), way)
    other = it.other_than(ctx.me.id)
    alone = other.words and not (other.contact or said.contact)
    if alone and await together.common_home(ctx.tx, it.people, ctx.now) is Home.NONE:
        raise ContactMissing
    after = await agree(ctx, it, said)
    return await (agreed_by_both(ctx, after) if after.met_at is not None else wished(ctx, after))


async def no(ctx: Context, press: Press) -> Shown:
    """Not this time: nobody hears who said so, and the others hear nothing for some days."""
    it = await locked(ctx, press.subject)
    side = it.side_of(ctx.me.id)
    if it.state is State.NO and side == it.next:
        return _no_noted(ctx, it)
    if side is None or not it.asks(ctx.me.id, ctx.now):
        raise not_mine(it, ctx)
    return _no_noted(ctx, await refuse(ctx, it))


async def wished(ctx: Context, it: Introduction) -> Message:
    """What one who said yes first is told, whatever becomes of it; the way back, and the way to change it."""
    other = it.other_than(ctx.me.id).member
    who = (await mentions(ctx, [other]))[other]
    buttons = (
        Button(ctx.say("introduction-change"), "introduction-yes", str(it.id)),
        Button(ctx.say("take-back-button"), "introduction-back", str(it.id)),
    )
    parts = (Section(ctx.text("introduction-asking", who=who), buttons), Note(await _way(ctx, it)))
    return Message(ctx.say("introduction-title"), (*parts, Note(ctx.text("introduction-quiet"))))


async def agreed_by_both(ctx: Context, it: Introduction) -> Message:
    """What the one whose yes was the last is told."""
    other = it.other_than(ctx.me.id).member
    who = (await mentions(ctx, [other]))[other]
    return Message(ctx.say("introduction-title"), (Section(ctx.text("introduction-both", who=who)),))


async def did_not(ctx: Context, notice: Notice) -> Message | None:
    """Some days after a no or a silence: it did not come about, whyever."""
    it = await introductions.get(ctx.tx, IntroductionId(int(notice.subject)))
    title = ctx.say("introduction-not-title")
    if it is None:  # one of them asked to be forgotten
        return Message(title, (Section(ctx.text("introduction-not-any")),))
    if it.state is State.BOTH or it.is_open(ctx.now) or ctx.me.id not in it.waiting():
        return None
    shown = await mentions(ctx, it.people)
    if ctx.me.id == it.introducer:
        first, second = (shown[member] for member in it.people)
        return Message(title, (Section(ctx.text("introduction-not-these", first=first, second=second)),))
    who = shown[it.other_than(ctx.me.id).member]
    return Message(title, (Section(ctx.text("introduction-not-you", who=who)),))


async def _answerable(ctx: Context, subject: str) -> Introduction:
    it = await found(ctx, subject)
    if not it.may_say_yes(ctx.me.id, ctx.now):
        raise not_mine(it, ctx)
    other = it.other_than(ctx.me.id)
    member = (await members.get(ctx.tx, [other.member]))[other.member]
    if member.left_community is not None:
        raise HasLeft(shortened(member.name, MOST_NAME))
    if other.words and await profiles.avoids(ctx.tx, *it.people):
        raise ButtonExpired  # as if the first yes had been taken back, or never given
    return it


async def _question(ctx: Context, it: Introduction) -> Message | None:
    other = it.other_than(ctx.me.id)
    member = (await members.get(ctx.tx, [other.member]))[other.member]
    if member.left_community is not None:
        return None
    shown = await mentions(ctx, [*it.people, *([it.introducer] if it.introducer else [])])
    who = shown[other.member]
    first = ctx.text("introduction-proposed", by=shown[it.introducer], who=who) if it.introducer else ()
    parts: list[Part] = [Section(first or ctx.text("introduction-wished", who=who))]
    parts += [Section(text.plain(it.words))] if it.words else []
    if other.words:
        own = (ctx.text("introduction-their-words", who=who),) if it.introducer else ()
        parts.append(Section(text.joined(*own, text.plain(other.words))))
    parts += await _about(ctx, member)
    question = ctx.text("introduction-question", minutes=ANSWERING, talk=TALKING)
    parts.append(Section(question, _answers(ctx, it)))
    parts += [Note(await _way(ctx, it)), Note(ctx.text("introduction-no-is-silent"))]
    title = ctx.say("introduction-ask-title", name=shortened(member.name, _LONGEST_NAME))
    return Message(title, tuple(parts))


async def _answered(ctx: Context, it: Introduction | None) -> Message | None:
    """The question as it reads once both have said yes in another way."""
    if it is None or it.state is not State.BOTH or it.side_of(ctx.me.id) is None:
        return None
    return await agreed_by_both(ctx, it)


async def _about(ctx: Context, member: Member) -> list[Section]:
    """What the other one shares with everybody: on what they may be asked."""
    topics = sorted((await profiles.read(ctx.tx, member.id)).asked_about)[:_MOST_TOPICS]
    who = (await mentions(ctx, [member.id]))[member.id]
    listed = ctx.say("list-comma").join(topics)
    return [Section(ctx.text("introduction-about", who=who, topics=listed))] if topics else []


async def _way(ctx: Context, it: Introduction) -> Text:
    if it.way is Way.MESSAGES:
        return ctx.text("introduction-by-messages")
    return await together.way(ctx, it.people)


def _answers(ctx: Context, it: Introduction) -> tuple[Button, ...]:
    return (
        Button(ctx.say("introduction-yes"), "introduction-yes", str(it.id), "primary"),
        Button(ctx.say("introduction-no"), "introduction-no", str(it.id)),
    )


def _no_noted(ctx: Context, it: Introduction) -> Message:
    slip = Button(ctx.say("introduction-no-slip"), "introduction-yes", str(it.id))
    return Message(ctx.say("introduction-title"), (Section(ctx.text("introduction-no-noted"), (slip,)),))


_MOST_TOPICS = 8

PRESSES = (
    Pressed("introduction-look", look),
    Pressed("introduction-yes", ask, asks=True),
    Pressed("introduction-no", no, writes=True),
)
SUBMISSIONS = (Submitted("introduction-yes", yes, ask),)
NOTICES = (
    Told(ASK, asked, from_member=True, can_wait=True),
    Told(NOT, did_not, from_member=True, can_wait=True),
)
