"""Prompts: who was invited to give what, how that was decided, and what they answered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Row, String, case, cast, exists, func, literal, or_, select

from community.gift import GiftId
from community.member import MemberId
from community.notice import NoticeState
from community.prompt import PATIENCE, Candidate, Decision, Ending, Plan, PromptKind, Reason
from storage import outbox, settled
from storage.database import Tx
from storage.tables import community, decisions, members, opening_topics, openings, prompts, weighed
from storage.tables import outbox as letters

KIND: Final = "prompt"
"""The kind of the notice that invites, and of the switch that turns all invitations off."""

KEPT_FOR: Final = timedelta(days=396)

_READ: Final = ("", "shown")
"""Why a notice is told that its reader saw: it was delivered, or shown with their next command."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """An invitation as stored. `subject` is the opportunity's id, `topics` are those of the reasons."""

    id: int
    member: MemberId
    kind: PromptKind
    subject: str
    reasons: tuple[Reason, ...]
    topics: tuple[str, ...]
    at: datetime
    until: datetime
    ending: Ending = Ending.OPEN


def switch_of(kind: PromptKind) -> str:
    """The name under which a member turns off one kind of invitation."""
    return f"{KIND}-{kind}"


async def are_on(tx: Tx) -> bool:
    """Whether organisers let the bot invite; they do until they say otherwise."""
    return (await tx.execute(select(community.c.prompts))).scalar_one_or_none() is not False


async def switch(tx: Tx, *, on: bool) -> None:
    """Let the bot invite from now on, or not."""
    await settled.lay(tx)
    await tx.execute(community.update().values(prompts=on))


async def record(tx: Tx, plan: Plan, decision: Decision, at: datetime, until: datetime) -> int | None:
    """Keep how it was decided, and the invitation; nothing where nobody was chosen."""
    chosen = decision.chosen
    if chosen is None:
        return None
    what = {"kind": decision.kind, "subject": decision.opportunity, "at": at}
    row = {**what, "policy": plan.policy, "seed": str(plan.seed)}
    number = (await tx.execute(decisions.insert().returning(decisions.c.id), row)).scalar_one()
    await _keep_weighed(tx, number, decision.candidates, chosen)
    invited = {"member_id": chosen.member, "reason": as_words(chosen.reasons, chosen.topics), "until": until}
    row = {**what, **invited, "answer": Ending.OPEN, "decision_id": number}
    return (await tx.execute(prompts.insert().returning(prompts.c.id), row)).scalar_one()


async def get(tx: Tx, prompt: int) -> Prompt | None:
    """One invitation."""
    row = (await tx.execute(select(prompts).where(prompts.c.id == prompt))).one_or_none()
    return _prompt(row) if row is not None else None


async def open_of(tx: Tx, member: MemberId) -> Prompt | None:
    """The one that waits for a member's answer; there are never two."""
    query = select(prompts).where(prompts.c.member_id == member, prompts.c.answer == Ending.OPEN)
    row = (await tx.execute(query.order_by(prompts.c.at.desc()).limit(1))).one_or_none()
    return _prompt(row) if row is not None else None


async def open_now(tx: Tx) -> tuple[Prompt, ...]:
    """All that wait for an answer, oldest first."""
    query = select(prompts).where(prompts.c.answer == Ending.OPEN).order_by(prompts.c.id)
    return tuple(_prompt(row) for row in await tx.execute(query))


async def accept(tx: Tx, prompt: int, member: MemberId, at: datetime) -> bool:
    """A member did what they were invited to, however late; no when the prompt is not theirs.

    The message that invited them thanks them from now on.
    """
    theirs = (prompts.c.id == prompt, prompts.c.member_id == member)
    changed = prompts.update().where(*theirs).values(answer=Ending.ACCEPTED, answered_at=at)
    if (await tx.execute(changed.returning(prompts.c.id))).first() is None:
        return False
    await outbox.changed(tx, KIND, str(prompt), at)
    return True


async def answer(tx: Tx, prompt: int, ending: Ending, at: datetime) -> bool:
    """A member's answer, or what became of it; no when they did already what they were invited to."""
    undone = (prompts.c.id == prompt, prompts.c.answer != Ending.ACCEPTED)
    changed = prompts.update().where(*undone).values(answer=ending, answered_at=at)
    return (await tx.execute(changed.returning(prompts.c.id))).first() is not None


async def accept_shared(tx: Tx, at: datetime) -> None:
    """Who was invited to share an opening, and shared one on that topic since, said yes by it."""
    shared = (
        select(prompts.c.id, prompts.c.member_id)
        .join(openings, openings.c.member_id == prompts.c.member_id)
        .join(opening_topics, opening_topics.c.opening_id == openings.c.id)
        .where(prompts.c.kind == PromptKind.SHARE, prompts.c.answer.in_((Ending.OPEN, Ending.IGNORED)))
        .where(prompts.c.subject == literal("topic:") + opening_topics.c.topic)
        .where(openings.c.at >= prompts.c.at)
        .distinct()
    )
    for prompt, member in (await tx.execute(shared)).all():
        await accept(tx, prompt, MemberId(member), at)


async def note_gift(tx: Tx, prompt: int, giver: MemberId, gift: GiftId) -> None:
    """The gift that came of an invitation."""
    theirs = (prompts.c.id == prompt, prompts.c.member_id == giver)
    await tx.execute(prompts.update().where(*theirs).values(gift_id=gift))


async def withdraw_from_the_absent(tx: Tx, at: datetime) -> None:
    """Who paused or left is not invited any more; what was not told yet is not told."""
    away = or_(members.c.left_community.is_not(None), members.c.paused_at.is_not(None))
    theirs = exists().where(members.c.id == prompts.c.member_id, away)
    query = select(prompts.c.id).where(prompts.c.answer == Ending.OPEN, theirs)
    for prompt in (await tx.execute(query)).scalars().all():
        await answer(tx, prompt, Ending.WITHDRAWN, at)
        await outbox.withdraw(tx, KIND, str(prompt))


async def close_unanswered(tx: Tx, now: datetime) -> None:
    """What nobody answered in time was ignored; what never reached its reader is withdrawn."""
    theirs = (letters.c.member_id == prompts.c.member_id, letters.c.kind == KIND)
    reached = or_(letters.c.state == NoticeState.SENDING, letters.c.reason.in_(_READ))
    sent = letters.c.state.in_((NoticeState.SENDING, NoticeState.TOLD))
    told = exists().where(*theirs, letters.c.subject == cast(prompts.c.id, String), sent, reached)
    over = (prompts.c.answer == Ending.OPEN, prompts.c.at <= now - PATIENCE)
    ending = case((told, Ending.IGNORED.value), else_=Ending.WITHDRAWN.value)
    await tx.execute(prompts.update().where(*over).values(answer=ending, answered_at=now))


async def sent_since(tx: Tx, moment: datetime) -> int:
    """How many went out since a moment."""
    query = select(func.count()).select_from(prompts).where(prompts.c.at > moment)
    return (await tx.execute(query)).scalar_one()


async def endings_since(tx: Tx, moment: datetime) -> dict[Ending, int]:
    """How those that went out since a moment ended."""
    query = select(prompts.c.answer, func.count()).where(prompts.c.at > moment).group_by(prompts.c.answer)
    return {Ending(row[0]): row[1] for row in await tx.execute(query)}


async def invited_to(tx: Tx, subjects: Collection[str]) -> dict[str, list[tuple[MemberId, Ending]]]:
    """Who was invited to each of these opportunities, and how that ended."""
    query = select(prompts.c.subject, prompts.c.member_id, prompts.c.answer)
    found: dict[str, list[tuple[MemberId, Ending]]] = {}
    for row in await tx.execute(query.where(prompts.c.subject.in_(subjects))):
        found.setdefault(row.subject, []).append((MemberId(row.member_id), Ending(row.answer)))
    return found


async def forget_before(tx: Tx, moment: datetime) -> None:
    """Drop invitations and decisions of before a moment."""
    await tx.execute(prompts.delete().where(prompts.c.at < moment))
    await tx.execute(decisions.delete().where(decisions.c.at < moment))


def as_words(reasons: Sequence[Reason], topics: Sequence[str]) -> str:
    """Reasons as they are kept: all of them on the first line, then a topic a line."""
    return "\n".join((" ".join(reasons), *topics))


def reasons_in(first_line: str) -> tuple[Reason, ...]:
    """The reasons of a first line."""
    return tuple(Reason(word) for word in first_line.split())


async def _keep_weighed(tx: Tx, decision: int, candidates: Sequence[Candidate], chosen: Candidate) -> None:
    """Who was weighed, as far as they have not left for good meanwhile."""
    known = select(members.c.id).where(members.c.id.in_([one.member for one in candidates]))
    here = frozenset((await tx.execute(known)).scalars())
    rows = [
        {
            "decision_id": decision,
            "member_id": one.member,
            "score": one.score,
            "chance": one.chance,
            "chosen": one.member == chosen.member,
        }
        for one in candidates
        if one.member in here
    ]
    await tx.execute(weighed.insert(), rows)


def _prompt(row: Row[*tuple[object, ...]]) -> Prompt:
    known = row._mapping
    first, *topics = known["reason"].split("\n")
    return Prompt(
        known["id"],
        MemberId(known["member_id"]),
        PromptKind(known["kind"]),
        known["subject"],
        reasons_in(first),
        tuple(topics),
        known["at"],
        known["until"],
        Ending(known["answer"]),
    )
