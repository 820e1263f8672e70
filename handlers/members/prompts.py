"""How a member is invited: to what, how often, and when they are left in peace; theirs to change."""

from typing import Final

from community.errors import ButtonExpired
from community.hours import hours_named
from community.prompt import PromptKind, Rhythm
from community.prompt_gates import MOST_A_MONTH
from handlers import text
from handlers.acts import Pressed, Shown, Submitted, Verb
from handlers.context import Context
from handlers.event import Command, Press, Submission
from handlers.members import pause
from handlers.view import Button, Field, Form, Message, Note, Part, Section
from storage import habits, muted, prompts
from storage.habits import Habits

ON, OFF = "on", "off"
_ALL: Final = "all"
_LONGEST_HOURS: Final = 40


async def page(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni prompts`."""
    return await _shown(ctx)


async def set_kind(ctx: Context, press: Press) -> Shown:
    """Invitations of one kind, or all of them, on or off."""
    what, _, wanted = press.subject.partition(".")
    if wanted not in (ON, OFF) or what not in (_ALL, *PromptKind):
        raise ButtonExpired
    switch = prompts.KIND if what == _ALL else prompts.switch_of(PromptKind(what))
    await (muted.on if wanted == ON else muted.off)(ctx.tx, ctx.me.id, switch)
    return await _shown(ctx, Section(ctx.text("prompts-saved")))


async def set_rhythm(ctx: Context, press: Press) -> Shown:
    """How often."""
    if press.subject not in tuple(Rhythm):
        raise ButtonExpired
    now = await _habits(ctx)
    await habits.save(ctx.tx, ctx.me.id, Habits(Rhythm(press.subject), now.quiet))
    return await _shown(ctx, Section(ctx.text("prompts-saved")))


async def ask_quiet(ctx: Context, _press: Press) -> Form:
    """From when to when no message comes that can wait."""
    label, value = ctx.say("prompts-quiet-field"), _hours(await _habits(ctx))
    field = Field("hours", label, "line", value=value, most=_LONGEST_HOURS)
    return Form(ctx.say("prompts-quiet-form"), "prompts-quiet", (field,))


async def set_quiet(ctx: Context, sent: Submission) -> Shown:
    """Keep these hours; raises HoursUnclear or HoursEmpty."""
    now = await _habits(ctx)
    await habits.save(ctx.tx, ctx.me.id, Habits(now.rhythm, hours_named(sent.one("hours"))))
    return await _shown(ctx, Section(ctx.text("prompts-saved")))


async def _shown(ctx: Context, *first: Part) -> Message:
    off, now = await muted.of(ctx.tx, ctx.me.id), await _habits(ctx)
    if prompts.KIND in off:
        on = Button(ctx.say("prompts-all-on"), "prompts-kind", f"{_ALL}.{ON}", "primary")
        return Message(ctx.say("prompts-title"), (*first, Section(ctx.text("prompts-are-off"), (on,))))
    quiet = Button(ctx.say("prompts-quiet-form"), "prompts-quiet")
    stop = Button(ctx.say("prompts-all-off"), "prompts-kind", f"{_ALL}.{OFF}")
    parts: tuple[Part, ...] = (
        *first,
        *pause.standing(ctx),
        Section(ctx.text("prompts-intro")),
        _kinds(ctx, off),
        _rhythm(ctx, now.rhythm),
        Section(ctx.text("prompts-quiet", hours=_hours(now)), (quiet, stop)),
        Note(ctx.text("prompts-note")),
    )
    return Message(ctx.say("prompts-title"), parts)


def _kinds(ctx: Context, off: frozenset[str]) -> Section:
    """A line for each kind, and the button that turns it the other way."""
    lines, buttons = [ctx.text("prompts-kinds")], []
    for kind in PromptKind:
        on = int(prompts.switch_of(kind) not in off)
        lines.append(ctx.text("prompts-kind", kind=kind, on=on))
        label = ctx.say("prompts-turn", kind=kind, on=on)
        buttons.append(Button(label, "prompts-kind", f"{kind}.{OFF if on else ON}"))
    return Section(text.joined(*lines), tuple(buttons))


def _rhythm(ctx: Context, now: Rhythm) -> Section:
    buttons = tuple(
        Button(
            ctx.say("prompts-rhythm", rhythm=rhythm),
            "prompts-rhythm",
            rhythm,
            "primary" if rhythm is now else "plain",
        )
        for rhythm in Rhythm
    )
    most = MOST_A_MONTH[now]
    return Section(ctx.text("prompts-how-often", rhythm=now, most=most), buttons)


def _hours(now: Habits) -> str:
    return f"{_clock(now.quiet.first)}-{_clock(now.quiet.last)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


async def _habits(ctx: Context) -> Habits:
    return (await habits.of(ctx.tx, [ctx.me.id])).get(ctx.me.id, Habits())


VERBS = (Verb("prompts", page, also=("お声がけ", "声がけ", "お誘い", "誘い", "invitations")),)
PRESSES = (
    Pressed("prompts", page),
    Pressed("prompts-kind", set_kind, writes=True),
    Pressed("prompts-rhythm", set_rhythm, writes=True),
    Pressed("prompts-quiet", ask_quiet, asks=True),
)
SUBMISSIONS = (Submitted("prompts-quiet", set_quiet, ask_quiet),)
