"""A newcomer's first steps: welcoming somebody, a topic to be asked about, a word of thanks; all optional."""

from collections.abc import Sequence

from community.errors import ButtonExpired, TooManyTopics, WordsMissing
from community.first_step import FirstStep
from community.gift import GiftKind
from community.topic import MOST_LETTERS, MOST_TOPICS, topics_of
from handlers.acts import Pressed, Shown, Submitted
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.people import mentions
from handlers.view import Button, Field, Form, Message, Note, Part, Section, Text
from storage import first_steps, members, profiles

_ALL = "all"
_NEWCOMER = "newcomer"  # the subject, since a Home may hold the same button once more and ids have to differ

_Step = tuple[FirstStep, Text, Button]


async def show(ctx: Context, _press: Press) -> Shown:
    """The card, from the welcome message or the menu."""
    await first_steps.begin(ctx.tx, ctx.me.id, ctx.now)
    return await _shown(ctx)


async def begun(ctx: Context) -> tuple[Part, ...]:
    """The card for who says for the first time who they are; nothing when no step is left."""
    if ctx.me.declared_at is None:
        await first_steps.begin(ctx.tx, ctx.me.id, ctx.now)
    return await _card(ctx)


async def standing(ctx: Context) -> Sequence[Section]:
    """What is left of them, for the menu and the Home."""
    steps = await _open(ctx)
    if not steps:
        return ()
    more = Button(ctx.say("newcomer-more"), "first-steps")
    return (Section(ctx.text("newcomer-standing"), (*(button for _, _, button in steps), more)),)


async def topic(ctx: Context, _press: Press) -> Form:
    """One line: a topic."""
    line = Field("topic", ctx.say("newcomer-topic-field"), "line", most=MOST_LETTERS)
    return Form(ctx.say("newcomer-topic-form"), "first-step-topic", (line,))


async def topic_told(ctx: Context, sent: Submission) -> Shown:
    """From now on they may be asked for advice on it."""
    told = topics_of(sent.one("topic"))
    if not told:
        raise WordsMissing
    await members.lock(ctx.tx, ctx.me.id)
    known = (await profiles.read(ctx.tx, ctx.me.id)).asked_about
    if len(known.union(told)) > MOST_TOPICS:
        raise TooManyTopics(len(known.union(told)), MOST_TOPICS)
    await profiles.add_askable(ctx.tx, ctx.me.id, GiftKind.ADVICE, told)
    await first_steps.settle(ctx.tx, ctx.me.id, FirstStep.TOPIC, ctx.now, taken=True)
    change = Button(ctx.say("introduce-profile"), "profile")
    topics = ctx.say("list-comma").join(told)
    noted = Section(ctx.text("newcomer-topic-noted", topics=topics), (change,))
    return Message(ctx.say("newcomer-title"), (noted, *await _card(ctx)))


async def skip(ctx: Context, press: Press) -> Shown:
    """One of them, or all that are left; who slipped has them back."""
    steps = [step for step in FirstStep if press.subject in (step.value, _ALL)]
    if not steps:
        raise ButtonExpired
    for step in await first_steps.open_of(ctx.tx, ctx.me.id, ctx.now):
        if step in steps:
            await first_steps.settle(ctx.tx, ctx.me.id, step, ctx.now, taken=False)
    back = Button(ctx.say("newcomer-back"), "first-step-back")
    skipped = Section(ctx.text("newcomer-skipped"), (back,))
    return Message(ctx.say("newcomer-title"), (skipped, *await _card(ctx)))


async def back(ctx: Context, _press: Press) -> Shown:
    """What was skipped stands there again."""
    await first_steps.unskip(ctx.tx, ctx.me.id)
    return await _shown(ctx)


async def later(ctx: Context, _press: Press) -> Shown:
    """Not now: the menu keeps them."""
    menu = Button(ctx.say("welcome-menu"), "menu")
    return Message(ctx.say("newcomer-title"), (Section(ctx.text("newcomer-later-done"), (menu,)),))


async def _shown(ctx: Context) -> Message:
    menu = Button(ctx.say("welcome-menu"), "menu")
    over = (Section(ctx.text("newcomer-over"), (menu,)),)
    return Message(ctx.say("newcomer-title"), await _card(ctx) or over)


async def _card(ctx: Context) -> tuple[Part, ...]:
    """One line and one button for each step, a way to skip it, and a way to leave it at that for now."""
    steps = await _open(ctx)
    if not steps:
        return ()
    skipping = ctx.say("newcomer-skip")
    lines = [Section(said, (do, Button(skipping, "first-step-skip", step.value))) for step, said, do in steps]
    rest = (
        Button(ctx.say("newcomer-later"), "first-step-later"),
        Button(ctx.say("newcomer-skip-all"), "first-step-skip", _ALL),
    )
    return (Section(ctx.text("newcomer-intro")), *lines, Section((), rest), Note(ctx.text("newcomer-note")))


async def _open(ctx: Context) -> tuple[_Step, ...]:
    """The open steps with what each is about; one is left out while there is nobody new to welcome."""
    found = [await _step(ctx, step) for step in await first_steps.open_of(ctx.tx, ctx.me.id, ctx.now)]
    return tuple(step for step in found if step is not None)


async def _step(ctx: Context, step: FirstStep) -> _Step | None:
    match step:
        case FirstStep.WELCOME:
            return await _welcome(ctx)
        case FirstStep.TOPIC:
            button = Button(ctx.say("newcomer-topic-button"), "first-step-topic")
            return step, ctx.text("newcomer-topic"), button
        case FirstStep.THANKS:
            return step, ctx.text("newcomer-thanks"), Button(ctx.say("menu-thanks"), "thanks", _NEWCOMER)


async def _welcome(ctx: Context) -> _Step | None:
    new = await first_steps.somebody_new(ctx.tx, ctx.me.id, ctx.now)
    if new is None:
        return None
    who = (await mentions(ctx, [new]))[new]
    button = Button(ctx.say("newcomer-welcome-button"), "welcome-them", str(new))
    return FirstStep.WELCOME, ctx.text("newcomer-welcome", who=who), button


PRESSES = (
    Pressed("first-steps", show, writes=True),
    Pressed("first-step-topic", topic, asks=True),
    Pressed("first-step-skip", skip, writes=True),
    Pressed("first-step-back", back, writes=True),
    Pressed("first-step-later", later),
)
SUBMISSIONS = (Submitted("first-step-topic", topic_told, topic),)
