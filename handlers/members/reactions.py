"""A thanking emoji on a message: one thanks a person and message, quietly, with nobody told by DM."""

from community.errors import BotError
from community.gift import Gift, GiftId, GiftKind, is_host_gift
from community.thanking import is_thanking_emoji
from community.thanks import Thanks, ThanksId
from handlers.acts import Shown
from handlers.context import Context
from handlers.event import Reacted
from handlers.people import able_to_receive, find
from storage import gifts, reactions, thanks


async def reacted(ctx: Context, event: Reacted) -> Shown:
    """Record the thanks, or take it back with the last thanking emoji. Nothing is shown."""
    if ctx.me.is_bot or not is_thanking_emoji(event.emoji, ctx.rules.thanks_emoji):
        return None
    place = f"{ctx.platform}:{':'.join(event.place)}"
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
    gift_id, _ = await gifts.record(ctx.tx, gift)
    word = Thanks(ThanksId(0), _key(event, place), ctx.me.id, author.id, gift_id, event.message_at)
    await thanks.record(ctx.tx, word, rule="reaction")


async def _take_back(ctx: Context, event: Reacted, place: str) -> None:
    if await reactions.take(ctx.tx, place, event.who.id, event.emoji):
        return
    gift_id = await thanks.remove(ctx.tx, _key(event, place))
    if gift_id is not None:
        await gifts.unreceive(ctx.tx, gift_id, ctx.me.id)


def _key(event: Reacted, place: str) -> str:
    return f"{place}:{event.who.id}:{event.author.id}"
