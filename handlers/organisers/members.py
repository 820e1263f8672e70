"""Members as organisers see them: how many are what, and who waits to be confirmed. Nothing private."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from community.errors import ConfirmingOneself
from community.member import Member, MemberId
from community.words import shortened
from handlers import rows, text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.members.oneself import years_in_words
from handlers.people import mentions
from handlers.view import Button, Facts, Mention, Message, Note, Section, Text, When
from storage import audit, confirming, organisers
from storage import members as members_
from storage.database import Tx

AT_A_TIME = 5

_LONGEST_NAME = 40
_LONGEST_TEAM = 60

Answering = Callable[[Tx, MemberId, datetime], Awaitable[bool]]


async def members(ctx: Context, _said: Command | Press) -> Shown:
    """`/organiser members`."""
    return await _list(ctx)


async def confirm(ctx: Context, press: Press) -> Shown:
    """They are what they said. Gifts of before keep what was stored of the company's share."""
    return await _answer(ctx, press, confirming.confirm, "confirmed")


async def decline(ctx: Context, press: Press) -> Shown:
    """They are not what they said; nobody writes to them of it, and their profile shows it unconfirmed."""
    return await _answer(ctx, press, confirming.decline, "declined")


async def _answer(ctx: Context, press: Press, answering: Answering, action: str) -> Message:
    member_id, said_at = _meant(press.subject)
    if member_id == ctx.me.id and answering is confirming.confirm and not await _is_alone(ctx):
        raise ConfirmingOneself
    member = (await members_.get(ctx.tx, [member_id])).get(member_id)
    if member is None or not member.name:
        return await _list(ctx, ctx.text("members-forgotten"))
    who = (await mentions(ctx, [member_id]))[member_id]
    same = member.declared_at is not None and _moment(member.declared_at) == said_at
    if not same or not await answering(ctx.tx, member_id, member.declared_at or ctx.now):
        return await _list(ctx, await _why_not(ctx, member_id, who))
    await audit.note(ctx.tx, ctx.me.id, action, f"member:{member_id}", ctx.now)
    return await _list(ctx, ctx.text("members-answered", who=who, confirmed=int(action == "confirmed")))


async def _why_not(ctx: Context, member_id: MemberId, who: Mention) -> Text:
    """What happened between the list and the tap."""
    member = (await members_.get(ctx.tx, [member_id])).get(member_id)
    if member is None or member.left_community is not None:
        return ctx.text("members-left", who=who)
    if member.confirmed:
        return ctx.text("members-already", who=who)
    if member.declared_at is None:
        return ctx.text("members-withdrawn", who=who)
    return ctx.text("members-said-otherwise", who=who)


async def _list(ctx: Context, first: Text = ()) -> Message:
    counts = await confirming.counts(ctx.tx)
    pairs = (
        (ctx.say("members-here"), _count(ctx, counts.here)),
        (ctx.say("members-alumni"), _count(ctx, counts.alumni)),
        (ctx.say("members-staff"), _count(ctx, counts.staff)),
        (ctx.say("members-confirmed"), _count(ctx, counts.confirmed)),
        (ctx.say("members-unconfirmed"), _count(ctx, counts.here - counts.confirmed)),
    )
    said = [Section(first)] if first else []
    waits = Section(ctx.text("members-waiting", count=counts.waiting))
    return Message(
        ctx.say("members-title"),
        (*said, Facts(pairs), waits, *await _waiting(ctx), Note(ctx.text("members-note"))),
    )


async def _waiting(ctx: Context) -> list[Section]:
    found = await confirming.waiting(ctx.tx, AT_A_TIME)
    names = await mentions(ctx, [member.id for member in found])
    alone = await _is_alone(ctx)
    return [_one(ctx, member, names[member.id], may=alone or member.id != ctx.me.id) for member in found]


async def _is_alone(ctx: Context) -> bool:
    """Whether nobody else organises, who could confirm what this organiser said of themself."""
    return await organisers.every(ctx.tx, named=ctx.rules.organisers_named) == (ctx.me.id,)


def _one(ctx: Context, member: Member, who: Mention, *, may: bool) -> Section:
    said_at = member.declared_at or ctx.now
    line = ctx.text("members-line", who=who, said=_said(ctx, member), at=When(said_at))
    subject = f"{member.id}.{_moment(said_at)}"
    decline = Button(ctx.say("members-decline"), "members-decline", subject)
    if not may:
        return Section(text.joined(line, ctx.text("members-oneself")), (decline,))
    label = ctx.say("members-confirm", name=shortened(member.name, _LONGEST_NAME))
    return Section(line, (Button(label, "members-confirm", subject, "primary"), decline))


def _said(ctx: Context, member: Member) -> Text:
    team = text.plain(shortened(member.team, _LONGEST_TEAM)) if member.team else ()
    kind = ctx.text("members-kind", kind=member.kind)
    return text.joined(kind, years_in_words(ctx, member), team, by=ctx.say("list-comma"))


def _count(ctx: Context, count: int) -> Text:
    return ctx.text("members-count", count=count)


def _moment(said_at: datetime) -> str:
    """The moment of what was said, so that nobody confirms what they have not read."""
    return str(int(said_at.timestamp() * 1_000))


def _meant(subject: str) -> tuple[MemberId, str]:
    member, _, said_at = subject.partition(".")
    return MemberId(rows.number(member)), str(rows.number(said_at))


VERBS = (Verb("members", members, also=("メンバー",), command="organiser"),)
PRESSES = (
    Pressed("members", members, organisers_only=True),
    Pressed("members-confirm", confirm, writes=True, organisers_only=True),
    Pressed("members-decline", decline, writes=True, organisers_only=True),
)
