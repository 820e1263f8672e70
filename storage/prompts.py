"""Prompts: who was invited to give what, and what they answered."""

from datetime import datetime

from community.member import MemberId
from storage.database import Tx
from storage.tables import prompts

ACCEPTED = "accepted"


async def accept(tx: Tx, prompt: int, member: MemberId, at: datetime) -> bool:
    """A member did what they were invited to; no when the prompt is not theirs, or answered already."""
    open_ = (prompts.c.id == prompt, prompts.c.member_id == member, prompts.c.answer.in_(("", ACCEPTED)))
    changed = prompts.update().where(*open_).values(answer=ACCEPTED, answered_at=at)
    return (await tx.execute(changed.returning(prompts.c.id))).first() is not None
