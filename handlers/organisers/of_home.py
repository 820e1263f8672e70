"""The form of the home it is opened in: where announcements go, and who organises."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from community.errors import Ambiguous, BotsDoNotOrganise, HasLeft, OrganisersMissing
from community.member import Member, MemberId
from community.settled import Settled
from handlers import rows, text
from handlers.acts import Pressed, Shown, Submitted
from handlers.by_name import BY_NAME
from handlers.context import Context
from handlers.event import Mentioned, Named, Person, Press, Submission
from handlers.organisers import held as held_
from handlers.organisers import meanwhile
from handlers.organisers.held import Pair
from handlers.organisers.settings import page, saved
from handlers.people import find
from handlers.view import Field, Form, Message, Note, Section
from storage import audit, homes, members, organisers, settled

MOST_SHOWN = 20
"""People that the smaller platform's picker can hold from the start."""

_MOST_PICKED = 25
_LONGEST_CHANNEL = 64


@dataclass(frozen=True, slots=True)
class _Home:
    """What this form settles."""

    channel: str | None
    organisers: tuple[MemberId, ...]


async def ask(ctx: Context, _press: Press) -> Form:
    """The form as the settings stand; it carries their version."""
    held = await settled.read(ctx.tx)
    home = await _home(ctx, held)
    known = await members.accounts_of(ctx.tx, home.organisers)
    channel = home.channel or ""
    here = [
        account.external_id
        for accounts in known.values()
        for account in accounts
        if account.platform == ctx.platform and account.left_at is None
    ]
    return Form(
        ctx.say("settings-form-home", platform=ctx.say("platform", name=ctx.platform)),
        "settings-home",
        (
            Field("channel", ctx.say("settings-form-channel"), "channel", required=False, value=channel),
            Field("organisers", ctx.say("settings-form-organisers"), "members", value=",".join(here)),
        ),
        str(held.version),
    )


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """Settle what the form says, unless somebody else settled something since it was opened."""
    held = await settled.read(ctx.tx)
    chosen = await _chosen(ctx, sent)
    wanted = _Home(sent.one("channel")[:_LONGEST_CHANNEL] or None, tuple(member.id for member in chosen))
    mine = rows.number(sent.subject) == held.version
    if not mine or not await settled.save(ctx.tx, replace(held, organisers_named=True)):
        return await _not_saved(ctx, await settled.read(ctx.tx), wanted)
    await homes.announce_in(ctx.tx, ctx.platform, wanted.channel)
    await audit.note(ctx.tx, ctx.me.id, "settings-saved", ctx.platform, ctx.now)
    await _name(ctx, held, wanted.organisers)
    return await _told(ctx, held, wanted)


async def _chosen(ctx: Context, sent: Submission) -> tuple[Member, ...]:
    people: list[Person] = [Mentioned(who) for who in sent.all("organisers")[:_MOST_PICKED]]
    people += [Named(sent.one(BY_NAME))] if sent.one(BY_NAME) else []
    if not people:
        raise OrganisersMissing
    return tuple(dict.fromkeys([await _one(ctx, person) for person in people]))


async def _one(ctx: Context, person: Person) -> Member:
    several = await find(ctx, person)
    if len(several) > 1:
        raise Ambiguous(several[0].name)
    if several[0].is_bot:
        raise BotsDoNotOrganise
    if several[0].left_community is not None:
        raise HasLeft(several[0].name)
    return several[0]


async def _name(ctx: Context, held: Settled, chosen: Sequence[MemberId]) -> None:
    before = set(await organisers.every(ctx.tx, named=held.organisers_named))
    shown = (await organisers.at(ctx.tx, ctx.platform, named=held.organisers_named))[:MOST_SHOWN]
    await organisers.settle(ctx.tx, shown, chosen, named=held.organisers_named)
    after = set(await organisers.every(ctx.tx, named=True))
    for action, changed in (("organiser-named", after - before), ("organiser-released", before - after)):
        for member in sorted(changed):
            await audit.note(ctx.tx, ctx.me.id, action, f"member:{member}", ctx.now)


async def _told(ctx: Context, before: Settled, wanted: _Home) -> Message:
    held = await settled.read(ctx.tx)
    everybody = await organisers.every(ctx.tx, named=True)
    if ctx.me.id not in everybody:
        who = await held_.named(ctx, everybody, held)
        return Message(ctx.say("settings-title"), (Section(ctx.text("settings-left-out", who=who)),))
    return await saved(ctx, before, held, *await _uninvited(ctx, wanted.channel))


async def _uninvited(ctx: Context, channel: str | None) -> list[Note]:
    """That the bot cannot write in the chosen channel yet, and how to change it."""
    known = await settled.channels_of(ctx.tx, ctx.platform)
    if channel is None or any(one.id == channel and one.writable for one in known):
        return []
    how = ctx.say("settings-uninvited", platform=ctx.platform, channel=held_.name_of(channel, known, ctx))
    return [Note(text.plain(how))]


async def _not_saved(ctx: Context, held: Settled, wanted: _Home) -> Shown:
    home = await _home(ctx, held)
    lines = meanwhile.unlike(ctx, await _pairs(ctx, home, held), await _pairs(ctx, wanted, held))
    if not lines and held.organisers_named:
        return await page(ctx, held, meanwhile.nothing_new(ctx))
    return await meanwhile.shown(ctx, held, lines, "settings-home")


async def _home(ctx: Context, held: Settled) -> _Home:
    channel = next((h.channel for h in await homes.every(ctx.tx) if h.platform == ctx.platform), None)
    who = await organisers.at(ctx.tx, ctx.platform, named=held.organisers_named)
    return _Home(channel, who[:MOST_SHOWN])


async def _pairs(ctx: Context, home: _Home, held: Settled) -> tuple[Pair, ...]:
    known = await settled.channels_of(ctx.tx, ctx.platform)
    who = sorted(home.organisers)
    return (
        (ctx.say("settings-form-channel"), text.plain(held_.name_of(home.channel, known, ctx))),
        (ctx.say("settings-form-organisers"), await held_.named(ctx, who, held)),
    )


PRESSES = (Pressed("settings-home", ask, asks=True, organisers_only=True),)
SUBMISSIONS = (Submitted("settings-home", submitted, ask, organisers_only=True),)
