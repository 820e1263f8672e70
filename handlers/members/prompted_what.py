"""What an invitation is about, as it reads today: the gift that is hoped for, and why it is wanted now."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from community.ask import AskId
from community.errors import ButtonExpired
from community.event import EventId
from community.member import Member, MemberId, is_paused
from community.prompt import PromptKind
from handlers import rows, text
from handlers.context import Context
from handlers.members.events_shown import facts
from handlers.people import mentions
from handlers.view import Part, Section, When
from storage import asks, event_speakers, events, members, prompts
from storage.opportunities import pair_in, row_in
from storage.prompts import Prompt


@dataclass(frozen=True, slots=True)
class What:
    """`subject` is that of the button which says yes, `minutes` what it takes all in all."""

    parts: tuple[Part, ...]
    subject: str
    minutes: int


async def what_of(ctx: Context, prompt: Prompt) -> What | None:
    """What a prompt is about; nothing where that gift cannot be made any more."""
    return await _OF[prompt.kind](ctx, prompt)


async def invited_to(ctx: Context, subject: str, number: int) -> int:
    """A prompt that invited who acts to just this opportunity; raises ButtonExpired or NotYours."""
    prompt = rows.there(await prompts.get(ctx.tx, number))
    if prompt.subject != subject:
        raise ButtonExpired
    rows.check_mine(ctx, prompt.member)
    return prompt.id


async def _answer(ctx: Context, prompt: Prompt) -> What | None:
    found = await asks.get(ctx.tx, AskId(row_in(prompt.subject)))
    if found is None or not found.is_open(ctx.now) or found.asker == ctx.me.id:
        return None
    who = (await mentions(ctx, [found.asker]))[found.asker]
    first = ctx.text("prompt-answer", who=who) if found.named else ctx.text("prompt-answer-nameless")
    count = len({offer.helper for offer in await asks.offers(ctx.tx, found.id)})
    now = ctx.text("prompt-answer-now", until=When(found.until), count=count)
    parts = (Section(first), Section(text.plain(found.words)), Section(now))
    return What(parts, f"{found.id}.{prompt.id}", 10)


async def _speak(ctx: Context, prompt: Prompt) -> What | None:
    event = await events.get(ctx.tx, EventId(row_in(prompt.subject)))
    if event is None or not event.is_coming(ctx.now) or ctx.now >= event.starts_at:
        return None
    missing = max(1, event.speakers_wanted - len(await event_speakers.every(ctx.tx, event.id)))
    question = (Section(text.plain(event.question)),) if event.question else ()
    first = Section(ctx.text("prompt-speak", title=event.title, count=missing))
    return What((first, *question, await facts(ctx, event)), f"{event.id}.{prompt.id}", event.minutes)


async def _welcome(ctx: Context, prompt: Prompt) -> What | None:
    newcomer = await _here(ctx, MemberId(row_in(prompt.subject)))
    if newcomer is None or newcomer.id == ctx.me.id:
        return None
    who = (await mentions(ctx, [newcomer.id]))[newcomer.id]
    return What((Section(ctx.text("prompt-welcome", who=who)),), f"{newcomer.id}.{prompt.id}", 3)


async def _introduce(ctx: Context, prompt: Prompt) -> What | None:
    one, other = pair_in(prompt.subject)
    if await _here(ctx, one) is None or await _here(ctx, other) is None:
        return None
    shown = await mentions(ctx, [one, other])
    first = ctx.text("prompt-introduce", one=shown[one], other=shown[other])
    return What((Section(first),), str(prompt.id), 5)


async def _share(ctx: Context, prompt: Prompt) -> What | None:
    topic = prompt.subject.partition(":")[2]
    return What((Section(ctx.text("prompt-share", topic=topic)),), "", 5)


async def _here(ctx: Context, member: MemberId) -> Member | None:
    found = (await members.get(ctx.tx, [member])).get(member)
    gone = found is None or found.left_community is not None or is_paused(found, ctx.now)
    return None if gone else found


_OF: Final[dict[PromptKind, Callable[[Context, Prompt], Awaitable[What | None]]]] = {
    PromptKind.ANSWER: _answer,
    PromptKind.INTRODUCE: _introduce,
    PromptKind.SHARE: _share,
    PromptKind.SPEAK: _speak,
    PromptKind.WELCOME: _welcome,
}
