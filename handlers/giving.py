"""A gift that came about by an act of its own: an answered ask, an introduction, an opening, an event."""

from collections.abc import Sequence

from community.gift import Gift, GiftId, GiftKind, Occasion, is_host_gift
from community.member import Member, MemberId
from handlers.context import Context
from storage import gifts, members, prompts


async def record(
    ctx: Context,
    giver: Member,
    kind: GiftKind,
    receivers: Sequence[MemberId],
    occasion: Occasion,
    occasion_id: int,
    *,
    words: str = "",
    prompt_id: int | None = None,
    for_company: bool = False,
    kept_private: bool = False,
) -> GiftId:
    """Record it once for its occasion, giver and receivers; nobody named is everybody.

    Words that were written to the receivers alone are `kept_private`: no list for organisers holds them.
    """
    named = tuple(sorted(receiver for receiver in receivers if receiver != giver.id))
    to = ".".join(map(str, named)) if len(named) <= _MOST_IN_KEY else "several"
    gift = Gift(
        GiftId(0),
        f"{occasion}:{occasion_id}:{kind}:{giver.id}:{to}",
        giver.id,
        kind,
        ctx.now,
        named,
        everybody=not receivers,
        audience=None if receivers else await members.present(ctx.tx) - 1,
        host=is_host_gift(giver.kind, giver.confirmed, for_company),
        words=words,
        by_account=ctx.account if giver.id == ctx.me.id else None,
        occasion=occasion,
        occasion_id=occasion_id,
        prompt_id=prompt_id,
        kept_private=kept_private,
    )
    gift_id, _ = await gifts.record(ctx.tx, gift)
    if prompt_id is not None:
        await prompts.note_gift(ctx.tx, prompt_id, giver.id, gift_id)
    return gift_id


_MOST_IN_KEY = 3
