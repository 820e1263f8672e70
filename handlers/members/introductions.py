"""Introductions: a member brings two others together, or would like to meet somebody themselves."""

from collections.abc import Sequence
from dataclasses import replace
from random import SystemRandom

from community.errors import (
    AlreadyDone,
    Ambiguous,
    BotsDoNotMeet,
    ButtonExpired,
    HasLeft,
    MeetingOneself,
    NotReachable,
    OneOrTwoPeople,
    SamePersonTwice,
    WordsMissing,
)
from community.introduction import (
    MOST_WORDS,
    OPEN_FOR,
    Introduction,
    IntroductionId,
    Side,
    State,
    Yes,
    closed,
    may_ask,
    meets,
    silence,
    stands_already,
)
from community.member import Member
from community.words import cleaned, shortened
from handlers import rows
from handlers.acts import Pressed, Shown, Submitted, Verb
from handlers.by_name import BY_NAME, with_name
from handlers.context import Context, fresh_key
from handlers.event import Command, Mentioned, Named, Person, Press, Submission
from handlers.members import introductions_consent as consent
from handlers.members import introductions_steps as steps
from handlers.people import MOST_NAME, find, mentions
from handlers.view import Button, Field, Form, Message, Note, Section
from storage import introductions, members, profiles, prompts

_CHANCE = SystemRandom()


async def introduce(ctx: Context, command: Command) -> Shown:
    """`/alumni introduce @a @b why`; with one named it is who asks that would like to meet them."""
    key = command.key or fresh_key()
    return await _begin(ctx, command.people, command.words, f"{ctx.platform}:{key}")


async def ask(ctx: Context, _said: Command | Press) -> Form:
    """The form: one or two people, and why."""
    return _form(ctx, "")


async def ask_to_meet(ctx: Context, press: Press) -> Form:
    """The form with somebody filled in."""
    return await form_for(ctx, (_able_to_meet(ctx, await rows.member(ctx, press.subject)),))


async def form_for(ctx: Context, people: Sequence[Member], prompt: int | None = None) -> Form:
    """The form with these filled in: whom the picker here cannot show, by name; `prompt` asked for it."""
    accounts = await members.accounts_of(ctx.tx, [member.id for member in people])
    here: list[str] = []
    elsewhere: list[str] = []
    for member in people:
        theirs = [a for a in accounts[member.id] if a.platform == ctx.platform and a.left_at is None]
        here += [account.external_id for account in theirs[:1]]
        elsewhere += [] if theirs else [member.name]
    form = _form(ctx, ",".join(here), prompt)
    if not elsewhere:
        return form
    return replace(form, fields=with_name(form.fields, ctx.say("form-name"), elsewhere[0]))


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """The form's answer; sent twice it counts once."""
    people: list[Person] = [Mentioned(who) for who in sent.all("people")]
    if sent.one(BY_NAME):
        people.append(Named(sent.one(BY_NAME)))
    _, _, prompt = sent.subject.partition(".")
    accepted = rows.number(prompt or "0")
    theirs = await prompts.accept(ctx.tx, accepted, ctx.me.id, ctx.now) if accepted else False
    key = f"form:{sent.subject}"
    return await _begin(ctx, people, sent.one("words"), key, accepted if theirs else None)


async def back(ctx: Context, press: Press) -> Shown:
    """Taken back by who introduced, or wished for it, or had said yes; who was asked is not any more."""
    it = await steps.locked(ctx, press.subject)
    side = it.side_of(ctx.me.id)
    if it.introducer != ctx.me.id and not (side and side.words):
        raise steps.not_mine(it, ctx)
    if it.state is State.BOTH or it.is_over(ctx.now):
        raise ButtonExpired
    await steps.take_back(ctx, it)
    return Message(ctx.say("introduction-title"), (Section(ctx.text("introduction-back-done")),))


async def _begin(
    ctx: Context, people: Sequence[Person], said: str, key: str, prompt: int | None = None
) -> Message:
    words = cleaned(said, MOST_WORDS)
    others = await _others(ctx, people)
    if not words:
        raise WordsMissing
    if len(others) == 1:
        return await _wish(ctx, others[0], words, key)
    return await _introduce(ctx, others[0], others[1], words, key, prompt)


async def _others(ctx: Context, people: Sequence[Person]) -> list[Member]:
    """Who is meant besides who asks: one or two, each a person who is here."""
    if not 1 <= len(people) <= 2:
        raise OneOrTwoPeople
    named = [await _one(ctx, person) for person in people]
    if len({member.id for member in named}) < len(named):
        raise SamePersonTwice
    others = [_able_to_meet(ctx, member) for member in named if member.id != ctx.me.id]
    if not others:
        raise MeetingOneself
    return others


async def _one(ctx: Context, person: Person) -> Member:
    found = await find(ctx, person)
    if len(found) > 1:
        raise Ambiguous(shortened(found[0].name, MOST_NAME))
    return found[0]


def _able_to_meet(ctx: Context, member: Member) -> Member:
    if member.id == ctx.me.id:
        raise MeetingOneself
    if member.is_bot:
        raise BotsDoNotMeet
    if not member.name:
        raise NotReachable
    if member.left_community is not None:
        raise HasLeft(shortened(member.name, MOST_NAME))
    return member


async def _introduce(
    ctx: Context, first: Member, second: Member, words: str, key: str, prompt: int | None
) -> Message:
    until = ctx.now + OPEN_FOR
    it = Introduction(
        IntroductionId(0),
        key,
        ctx.me.id,
        Side(first.id),
        Side(second.id),
        words,
        State.FIRST,
        ctx.now,
        until,
        until + silence(_CHANCE),
        prompt_id=prompt,
    )
    number = await _start(ctx, it, await _earlier(ctx, it))
    shown = await mentions(ctx, [first.id, second.id])
    said = ctx.text("introduction-begun", first=shown[first.id], second=shown[second.id])
    back_ = Button(ctx.say("take-back-button"), "introduction-back", str(number))
    return Message(
        ctx.say("introduction-title"), (Section(said, (back_,)), Note(ctx.text("introduction-quiet")))
    )


async def _wish(ctx: Context, whom: Member, words: str, key: str) -> Message:
    """Who asks has said yes by asking; where the other asked for the same, both have."""
    until = ctx.now + OPEN_FOR
    it = Introduction(
        IntroductionId(0),
        key,
        None,
        Side(ctx.me.id, words),
        Side(whom.id),
        "",
        State.SECOND,
        ctx.now,
        until,
        until + silence(_CHANCE),
    )
    earlier = await _earlier(ctx, it)
    open_already = meets(earlier, ctx.me.id, ctx.now)
    if open_already is not None and not await profiles.avoids(ctx.tx, *it.people):
        agreed = await steps.agree(ctx, open_already, Yes(words))
        if agreed.met_at is not None:
            return await consent.agreed_by_both(ctx, agreed)
        return await consent.wished(ctx, agreed)
    number = await _start(ctx, it, earlier)
    return await consent.wished(ctx, replace(it, id=number))


async def _earlier(ctx: Context, it: Introduction) -> Sequence[Introduction]:
    """What was between these two before, once nobody else can add to it."""
    await steps.lock(ctx, it)
    earlier = await introductions.between(ctx.tx, *it.people)
    if stands_already(earlier, ctx.me.id, ctx.now):
        raise AlreadyDone
    return earlier


async def _start(ctx: Context, it: Introduction, earlier: Sequence[Introduction]) -> IntroductionId:
    """Keep it and ask the next of the two; where neither is to be asked, it looks the same."""
    asks = may_ask(earlier, ctx.now) and not await profiles.avoids(ctx.tx, *it.people)
    wanted = it if asks else closed(it, ctx.now, _CHANCE)
    number, new = await introductions.record(ctx.tx, wanted)
    if not new:
        raise AlreadyDone
    await steps.ask_next(ctx, replace(wanted, id=number))
    return number


def _form(ctx: Context, picked: str, prompt: int | None = None) -> Form:
    people = Field("people", ctx.say("introduction-form-people"), "members", value=picked)
    words = Field("words", ctx.say("introduction-form-words"), "paragraph", most=MOST_WORDS)
    subject = f"{fresh_key()}.{prompt}" if prompt is not None else fresh_key()
    return Form(ctx.say("introduction-form"), "introduce", (people, words), subject)


VERBS = (
    Verb(
        "introduce",
        introduce,
        ask,
        ("紹介", "引き合わせる", "引き合わせ", "intro"),
        ("who", "other", "words", "name"),
        True,
    ),
)
PRESSES = (
    Pressed("introduce", ask, asks=True),
    Pressed("introduce-to", ask_to_meet, asks=True),
    Pressed("introduction-back", back, writes=True),
)
SUBMISSIONS = (Submitted("introduce", submitted, ask),)
