"""Who may do what organisers do."""

from handlers.context import Context
from storage import members


async def organises(ctx: Context) -> bool:
    """Whether who acts organises, by this account or by another of theirs."""
    unnamed = ctx.me.organises is None and not ctx.rules.organisers_named
    return ctx.organises or (unnamed and await members.administers(ctx.tx, ctx.me.id))
