"""A thanking emoji on a message: one thanks a person and message, quietly, with nobody told by DM."""

from datetime import timedelta

from community.errors import AlreadyDone, BotError, WordsMissing
from community.gift import Gift, GiftId, GiftKind, is_host_gift
from community.thanking import is_thanking_emoji
from community.thanks import MOST_WORDS, Thanks, ThanksId
from community.words import cleaned
from handlers.acts import Pressed, Shown, Submitted
from handlers.context import Context
from handlers.event import Press, Reacted, Submission
from handlers.members.corrections import buttons
from handlers.members.thing import said_by_me
from handlers.people import able_to_receive, find, mentions
from handlers.view import Button, Field, Form, Message, Section, When
from storage import corrections, gifts, members, outbox, reactions, thanks

LATELY = timedelta(days=7)
MOST_WORDLESS = 2


async def reacted(ctx: Context, event: Reacted) -> Shown:
    """Record the thanks, or take it back with the last thanking emoji. Nothing is shown."""
    if ctx.me.is_bot or not is_thanking_emoji(event.emoji, ctx.rules.thanks_emoji):
        return None
    place = f"{ctx.platform}:{':'.join(event.place)}"
    await members.lock(ctx.tx, ctx.me.id)
    if event.removed:
        await _take_back(ctx, event, place)
    else:
        await _thank(ctx, event, place)
    return None


async def _thank(ctx: Context, event: Reacted, place: str) -> None:
    try:
        author = able_to_receive(ctx, (await find(ctx, event.author))[0])
    except BotError:
        return  # a reaction to one's own message or a bot's is no thanks, and nobody asked for an answer
    gift = Gift(
        GiftId(0),
        place,
        author.id,
        GiftKind.OTHER,
        event.message_at,
        (ctx.me.id,),
        host=is_host_gift(author.kind, author.confirmed),
        born_of_thanks=True,
    )
    await reactions.put(ctx.tx, place, event.who.id, event.emoji)
    at, key = event.message_at, _key(event, place)
    if await thanks.of_key(ctx.tx, key) is not None:
        return  # the gift that it is for may be another one by now
    gift_id, _ = await gifts.record(ctx.tx, gift)
    word = Thanks(ThanksId(0), key, ctx.me.id, author.id, gift_id, at, by_account=ctx.account)
    await thanks.record(ctx.tx, word, rule="reaction")


async def _take_back(ctx: Context, event: Reacted, place: str) -> None:
    if await reactions.take(ctx.tx, place, event.who.id, event.emoji):
        return
    word = await thanks.of_key(ctx.tx, _key(event, place))
    if word is not None:
        await corrections.take_thanks_back(ctx.tx, word)
        await outbox.taken_back(ctx.tx, "thanks-received", str(word.id), ctx.now)


async def wordless(ctx: Context) -> tuple[Section, ...]:
    """Lately thanked by an emoji alone: each may get a word, in one tap."""
    sections = []
    for word in await thanks.wordless(ctx.tx, ctx.me.id, ctx.now - LATELY, MOST_WORDLESS):
        who = (await mentions(ctx, [word.thanked]))[word.thanked]
        button = Button(ctx.say("add-word-button"), "add-word", str(word.id))
        sections.append(Section(ctx.text("add-word-about", who=who, at=When(word.at)), (button,)))
    return tuple(sections)


async def ask_word(ctx: Context, press: Press) -> Form:
    """The form for the word."""
    await _mine(ctx, press.subject)
    words = Field("words", ctx.say("thanks-form-words"), "paragraph", most=MOST_WORDS)
    return Form(ctx.say("add-word-button"), "add-word", (words,), press.subject)


async def word_added(ctx: Context, sent: Submission) -> Message:
    """The thanks has words now, which are worth a letter; a second word is a correction of the first."""
    word, words = await _mine(ctx, sent.subject), cleaned(sent.one("words"), MOST_WORDS)
    if not words:
        raise WordsMissing
    if word.words:
        raise AlreadyDone
    await corrections.edit_thanks(ctx.tx, word, words, "", None)
    await outbox.put(ctx.tx, "thanks-received", word.thanked, str(word.id), ctx.now)
    await outbox.changed(ctx.tx, "thanks-received", str(word.id), ctx.now)
    who = (await mentions(ctx, [word.thanked]))[word.thanked]
    return Message(
        ctx.say("thanks-title"), (Section(ctx.text("thanks-recorded", who=who), buttons(ctx, word)),)
    )


async def _mine(ctx: Context, subject: str) -> Thanks:
    word = await said_by_me(ctx, f"thanks.{subject}")
    if not isinstance(word, Thanks):
        raise LookupError("a thanks is no gift")
    return word


def _key(event: Reacted, place: str) -> str:
    return f"{place}:{event.who.id}:{event.author.id}"


PRESSES = (Pressed("add-word", ask_word, asks=True),)
SUBMISSIONS = (Submitted("add-word", word_added, ask_word),)
