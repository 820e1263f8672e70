"""The menu and the help: where a member starts, and where nothing is lost that a message once showed."""

from collections.abc import Sequence

from community.member import is_paused
from handlers import steps, text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.members import events, mine, openings_sharing, profile, prompted
from handlers.members.first_steps import standing
from handlers.organisers.events_plan import PLAN
from handlers.organisers.first_steps import first_steps
from handlers.view import Button, Message, Note, Part, Section, as_many_as_fit
from storage import confirming, homes

_HELPED = (
    "thanks",
    "give",
    "ask",
    "find",
    "opening",
    "openings",
    "mine",
    "chain",
    "introduce",
    "rounds",
    "events",
    "event",
    "profile",
    "prompts",
    "pause",
    "link",
    "leave",
    "menu",
    "help",
)


async def menu(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni`, and the Home: one button for each thing that one can do, and all that is still open."""
    buttons = (
        Button(ctx.say("menu-thanks"), "thanks", tone="primary"),
        Button(ctx.say("menu-give"), "give"),
        Button(ctx.say("menu-ask"), "ask"),
        Button(ctx.say("menu-mine"), "mine"),
        Button(ctx.say("menu-help"), "help"),
    )
    first = Section(ctx.text("menu-welcome", name=ctx.me.name), buttons)
    unfinished = await steps.unfinished(ctx, (profile.PROFILE, openings_sharing.OPENING, PLAN))
    open_ = [await standing(ctx), unfinished, await prompted.waiting(ctx), await events.soon(ctx)]
    groups = [await _organising(ctx), *open_, await _mine(ctx), *await mine.open_matters(ctx)]
    return as_many_as_fit(ctx.say("menu-title"), (first, _together(ctx), await _oneself(ctx)), groups)


async def help_(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni help`: what each verb does, with an example."""
    lines = text.joined(*[ctx.text(f"help-{verb}") for verb in _HELPED])
    return Message(
        ctx.say("help-title"), (Section(ctx.text("help-intro")), Section(lines), Note(ctx.text("help-note")))
    )


def _together(ctx: Context) -> Section:
    buttons = (
        Button(ctx.say("menu-find"), "find"),
        Button(ctx.say("menu-introduce"), "introduce"),
        Button(ctx.say("menu-rounds"), "rounds"),
        Button(ctx.say("menu-events"), "events"),
        Button(ctx.say("menu-openings"), "openings"),
    )
    return Section(ctx.text("menu-together"), buttons)


async def _oneself(ctx: Context) -> Section:
    rests = is_paused(ctx.me, ctx.now)
    unknown = ctx.me.declared_at is None and not ctx.me.confirmed
    buttons = [Button(ctx.say("welcome-introduce"), "introduce-yourself")] if unknown else []
    buttons += [
        Button(ctx.say("menu-profile"), "profile"),
        Button(ctx.say("prompts-title"), "prompts"),
        Button(ctx.say("menu-resume" if rests else "menu-pause"), "resume" if rests else "pause"),
    ]
    if len(await homes.all_of(ctx.tx)) > 1:
        buttons.append(Button(ctx.say("menu-link"), "link"))
    return Section(ctx.text("menu-oneself"), tuple(buttons))


async def _mine(ctx: Context) -> Sequence[Part]:
    figures = await mine.counted(ctx)
    return (figures, *await mine.lately(ctx)) if figures else ()


async def _organising(ctx: Context) -> Sequence[Part]:
    if not ctx.organises:
        return ()
    buttons = (
        Button(ctx.say("menu-status"), "status"),
        Button(ctx.say("menu-members"), "members"),
        Button(ctx.say("menu-organised-events"), "events-at-hand"),
        Button(ctx.say("menu-prompts"), "organiser-prompts"),
        Button(ctx.say("menu-settings"), "settings"),
    )
    steps, waiting = await first_steps(ctx), await confirming.how_many_wait(ctx.tx)
    said = ctx.text("menu-organiser-waiting", count=waiting) if waiting else ctx.text("menu-organiser")
    return (Section(said, buttons), *((steps,) if steps else ()))


VERBS = (
    Verb("menu", menu, also=("メニュー", "start")),
    Verb("help", help_, also=("?", "？", "ヘルプ", "使い方")),
)
PRESSES = (Pressed("menu", menu), Pressed("help", help_))
