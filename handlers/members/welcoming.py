"""A few words of welcome from one member to another who came lately: a gift, and the words reach them."""

from typing import Final

from community.errors import AlreadyDone, WordsMissing
from community.gift import Gift, GiftKind, Occasion
from community.member import Member, MemberId
from community.prompt import Ending
from community.thanks import MOST_WORDS
from community.words import cleaned
from handlers import giving, rows
from handlers.acts import Pressed, Shown, Submitted
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.people import able_to_receive, mentions
from handlers.view import Button, Field, Form, Message, Note, Section
from storage import members, opportunities, outbox, prompts

RECEIVED: Final = "gift-received"
"""The kind of the notice, which is that of every gift, so that corrections reach it."""


async def ask(ctx: Context, press: Press) -> Form:
    """The form for a newcomer; after a prompt its row stands behind the member's."""
    await _meant(ctx, press.subject)
    words = Field("words", ctx.say("welcoming-words"), "paragraph", most=MOST_WORDS)
    return Form(ctx.say("welcoming-form"), "welcome-them", (words,), press.subject)


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """Record the welcome, once, and bring the words."""
    words = cleaned(sent.one("words"), MOST_WORDS)
    if not words:
        raise WordsMissing
    await members.lock(ctx.tx, ctx.me.id)
    newcomer, prompt = await _meant(ctx, sent.subject)
    if prompt is None and ctx.me.id in (await opportunities.welcomers(ctx.tx, [newcomer.id]))[newcomer.id]:
        raise AlreadyDone
    occasion, number = (Occasion.NONE, 0) if prompt is None else (Occasion.PROMPT, prompt)
    gift = await giving.record(
        ctx, ctx.me, GiftKind.WELCOME, [newcomer.id], occasion, number, words=words, prompt_id=prompt
    )
    if prompt is not None:
        await prompts.accept(ctx.tx, prompt, ctx.me.id, ctx.now)
    await outbox.put(ctx.tx, RECEIVED, newcomer.id, str(gift), ctx.now)
    who = (await mentions(ctx, [newcomer.id]))[newcomer.id]
    changing = (
        Button(ctx.say("edit-button"), "edit", f"gift.{gift}"),
        Button(ctx.say("take-back-button"), "take-back", f"gift.{gift}"),
    )
    said = Section(ctx.text("welcoming-sent", who=who), changing)
    return Message(ctx.say("welcoming-title"), (said, Note(ctx.text("welcoming-note"))))


def is_word(gift: Gift) -> bool:
    """Whether a gift is the words themselves, rather than what somebody logged of a welcome."""
    return gift.kind is GiftKind.WELCOME and gift.key.startswith((f"{Occasion.PROMPT}:", f"{Occasion.NONE}:"))


async def _meant(ctx: Context, subject: str) -> tuple[Member, int | None]:
    """Who is to be welcomed, and the prompt that led there; raises what stands against it."""
    number, _, prompt = subject.partition(".")
    newcomer = await rows.member(ctx, number)
    return able_to_receive(ctx, newcomer), await _prompt(ctx, prompt, newcomer.id)


async def _prompt(ctx: Context, number: str, newcomer: MemberId) -> int | None:
    """The invitation to welcome just them, if there was one."""
    prompt = await prompts.get(ctx.tx, rows.number(number)) if number else None
    if prompt is None or prompt.subject != f"member:{newcomer}":
        return None
    rows.check_mine(ctx, prompt.member)
    if prompt.ending is Ending.ACCEPTED:
        raise AlreadyDone
    return prompt.id


PRESSES = (Pressed("welcome-them", ask, asks=True),)
SUBMISSIONS = (Submitted("welcome-them", submitted, ask),)
