"""Settings: what holds, and the three things that organisers settle: the community, this home, the door."""

from dataclasses import replace

from community.errors import ButtonExpired
from community.settled import Settled, Welcomes, with_door
from handlers import rows, text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.organisers import held as held_
from handlers.organisers import meanwhile
from handlers.organisers.first_steps import first_steps
from handlers.view import Button, Message, Note, Part, Section
from storage import audit, homes, settled

_DOORS = (Welcomes.EVERYBODY, Welcomes.NEWCOMERS, Welcomes.NOBODY)
_TOLD_HOW_TO_INVITE = ("slack", "discord")  # on the page every channel is heard


async def settings(ctx: Context, _said: Command | Press) -> Shown:
    """`/organiser settings`."""
    return await page(ctx, await settled.read(ctx.tx))


async def page(ctx: Context, held: Settled, *first: Part) -> Message:
    """How the settings stand, with what is to be said of them first."""
    steps = await first_steps(ctx)
    return Message(
        ctx.say("settings-title"),
        (
            *first,
            *([steps] if steps else []),
            *await held_.facts(ctx, held),
            _forms(ctx),
            _door(ctx, held),
            *await _how_to_invite(ctx),
        ),
    )


async def saved(ctx: Context, before: Settled, held: Settled, *notes: Part) -> Message:
    """The page after a change, by the rules that hold from now on."""
    rules = replace(ctx.rules, community="") if before.name else ctx.rules
    now = replace(ctx, rules=rules.settled_as(held))
    return await page(now, held, Section(ctx.text("settings-saved")), *notes)


async def open_door(ctx: Context, press: Press) -> Shown:
    """Whom the bot may write to of its own accord."""
    chosen, _, version = press.subject.partition(".")
    if chosen not in _DOORS:
        raise ButtonExpired
    held = await settled.read(ctx.tx)
    wanted = with_door(held, Welcomes(chosen), ctx.now)
    if wanted == held:
        return await page(ctx, held, meanwhile.nothing_new(ctx))
    if rows.number(version) != held.version or not await settled.save(ctx.tx, wanted):
        return await meanwhile.shown(ctx, await settled.read(ctx.tx), (), "settings")
    await audit.note(ctx.tx, ctx.me.id, "door-set", chosen, ctx.now)
    return await saved(ctx, held, await settled.read(ctx.tx))


def _forms(ctx: Context) -> Section:
    home = ctx.say("settings-form-home", platform=ctx.say("platform", name=ctx.platform))
    buttons = (
        Button(ctx.say("settings-form-community"), "settings-community"),
        Button(home, "settings-home"),
    )
    return Section(ctx.text("settings-change"), buttons)


def _door(ctx: Context, held: Settled) -> Section:
    doors = [ctx.text("settings-door-each", welcomes=door) for door in _DOORS]
    buttons = tuple(
        Button(
            ctx.say("settings-door-now", welcomes=door),
            "settings-door",
            f"{door}.{held.version}",
            "primary" if door is held.welcomes else "plain",
        )
        for door in _DOORS
    )
    return Section(text.joined(ctx.text("settings-door-question"), *doors), buttons)


async def _how_to_invite(ctx: Context) -> list[Note]:
    here = [home.platform for home in await homes.every(ctx.tx) if home.platform in _TOLD_HOW_TO_INVITE]
    return [Note(text.plain(ctx.say("settings-invite", platform=platform))) for platform in here]


VERBS = (Verb("settings", settings, also=("設定",), command="organiser"),)
PRESSES = (
    Pressed("settings", settings, organisers_only=True),
    Pressed("settings-door", open_door, writes=True, organisers_only=True),
)
