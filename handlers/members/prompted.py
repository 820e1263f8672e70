"""An invitation as its member reads it: why you, why now, how many minutes; and what they answer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from community.errors import ButtonExpired
from community.notice import Notice
from community.prompt import Ending, PromptKind
from handlers import rows, text
from handlers.acts import Pressed, Shown, Submitted, Told
from handlers.by_name import with_name
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.inviting import ACTIONS
from handlers.members import introductions, pause
from handlers.members.prompted_what import What, what_of
from handlers.view import Button, Form, Message, Note, Section, Text
from storage import members, muted, prompts
from storage.opportunities import pair_in
from storage.prompts import Prompt

_REASONS_TOLD: Final = 2


async def letter(ctx: Context, notice: Notice) -> Message | None:
    """The invitation; once it is answered, a kind word in its place."""
    prompt = await prompts.get(ctx.tx, int(notice.subject))
    if prompt is None or prompt.member != ctx.me.id:
        return None
    return await shown(ctx, prompt)


async def shown(ctx: Context, prompt: Prompt) -> Message | None:
    """How it stands today; nothing where it waits for a gift that cannot be made any more."""
    if prompt.ending not in (Ending.OPEN, Ending.IGNORED):
        return await _answered(ctx, prompt)
    what = await what_of(ctx, prompt)
    if what is None:
        return None
    buttons = (
        _yes(ctx, prompt, what),
        Button(ctx.say("prompt-later"), "prompt-later", str(prompt.id)),
        Button(ctx.say("prompt-not-this-kind"), "prompt-refuse", str(prompt.id)),
        Button(ctx.say("prompt-pause"), "prompt-pause", str(prompt.id)),
    )
    last = text.joined(_why(ctx, prompt), ctx.text("prompt-minutes", minutes=what.minutes))
    return Message(
        ctx.say("prompt-title"), (*what.parts, Section(last, buttons), Note(ctx.text("prompt-note")))
    )


async def waiting(ctx: Context) -> Sequence[Section]:
    """The invitation that waits for their answer, for the menu and the Home."""
    prompt = await prompts.open_of(ctx.tx, ctx.me.id)
    if prompt is None or await what_of(ctx, prompt) is None:
        return ()
    look_ = Button(ctx.say("prompt-look"), "prompt-look", str(prompt.id))
    return (Section(ctx.text("prompt-waits", kind=prompt.kind), (look_,)),)


async def look(ctx: Context, press: Press) -> Shown:
    """The invitation once more."""
    message = await shown(ctx, await _mine(ctx, press.subject))
    if message is None:
        raise ButtonExpired
    return message


async def later(ctx: Context, press: Press) -> Shown:
    """*Not now* is a good answer; who slipped says yes still."""
    return await _answer(ctx, press, Ending.DECLINED)


async def refuse(ctx: Context, press: Press) -> Shown:
    """*Not this kind*: nobody is invited to such any more, until they say so."""
    prompt = await _mine(ctx, press.subject)
    if prompt.ending is not Ending.ACCEPTED:
        await muted.off(ctx.tx, ctx.me.id, prompts.switch_of(prompt.kind))
    return await _answer(ctx, press, Ending.REFUSED)


async def rest(ctx: Context, press: Press) -> Shown:
    """*Pause*: how long?"""
    prompt = await _mine(ctx, press.subject)
    await prompts.answer(ctx.tx, prompt.id, Ending.PAUSED, ctx.now)
    return await pause.choose(ctx, press)


async def introduce(ctx: Context, press: Press) -> Form:
    """Yes to introducing two: the form with both filled in, by name who is in the other home."""
    prompt = await _mine(ctx, press.subject)
    if prompt.kind is not PromptKind.INTRODUCE:
        raise ButtonExpired
    accounts = await members.accounts_of(ctx.tx, pair_in(prompt.subject))
    at_hand = {
        member: account.external_id
        for member, several in accounts.items()
        for account in several
        if account.platform == ctx.platform and account.left_at is None
    }
    form = await introductions.ask(ctx, press)
    fields = tuple(
        replace(field, value=",".join(at_hand.values())) if field.name == "people" else field
        for field in form.fields
    )
    away = await members.get(ctx.tx, [member for member in accounts if member not in at_hand])
    for one in list(away.values())[:1]:
        fields = with_name(fields, ctx.say("form-name"), one.name)
    return replace(form, action="prompt-introduce", subject=str(prompt.id), fields=fields)


async def introduced(ctx: Context, sent: Submission) -> Shown:
    """Begin the introduction as one that was prompted."""
    prompt = await _mine(ctx, sent.subject)
    answer = await introductions.submitted(ctx, replace(sent, subject=f"prompt{prompt.id}.{prompt.id}"))
    await prompts.accept(ctx.tx, prompt.id, ctx.me.id, ctx.now)
    return answer


async def _mine(ctx: Context, subject: str) -> Prompt:
    prompt = rows.there(await prompts.get(ctx.tx, rows.number(subject)))
    rows.check_mine(ctx, prompt.member)
    return prompt


async def _answer(ctx: Context, press: Press, ending: Ending) -> Message:
    prompt = await _mine(ctx, press.subject)
    await prompts.answer(ctx.tx, prompt.id, ending, ctx.now)
    return await _answered(ctx, await _mine(ctx, press.subject))


async def _answered(ctx: Context, prompt: Prompt) -> Message:
    """A kind word, and for a slip the way back."""
    buttons: tuple[Button, ...] = ()
    if prompt.ending is Ending.DECLINED:
        what = await what_of(ctx, prompt)
        buttons = (_yes(ctx, prompt, what),) if what is not None else ()
    elif prompt.ending is Ending.REFUSED:
        again = Button(ctx.say("prompt-again"), "prompts-kind", f"{prompt.kind}.on")
        buttons = (again, Button(ctx.say("prompts-title"), "prompts"))
    said = ctx.text("prompt-answered", ending=prompt.ending, kind=prompt.kind)
    return Message(ctx.say("prompt-title"), (Section(said, buttons),))


def _yes(ctx: Context, prompt: Prompt, what: What) -> Button:
    return Button(ctx.say("prompt-yes", kind=prompt.kind), ACTIONS[prompt.kind], what.subject, "primary")


def _why(ctx: Context, prompt: Prompt) -> Text:
    """The strongest reasons; topics only where they are on the table anyway."""
    topics = text.plain(ctx.say("list-comma").join(prompt.topics))
    named = int(bool(prompt.topics))
    said = [
        ctx.text("prompt-why", reason=reason, named=named, topics=topics)
        for reason in prompt.reasons[:_REASONS_TOLD]
    ]
    return text.joined(*said)


PRESSES = (
    Pressed("prompt-look", look),
    Pressed("prompt-later", later, writes=True),
    Pressed("prompt-refuse", refuse, writes=True),
    Pressed("prompt-pause", rest, writes=True),
    Pressed("prompt-introduce", introduce, asks=True),
)
SUBMISSIONS = (Submitted("prompt-introduce", introduced, introduce),)
NOTICES = (Told(prompts.KIND, letter, can_wait=True),)
