"""Who is meant: members found by mention, by form, or by a typed name, and how they are shown."""

from collections.abc import Sequence

from community.errors import (
    HasLeft,
    NotAMember,
    NotReachable,
    ThankingABot,
    ThankingOneself,
)
from community.member import Account, Member, MemberId, account_key
from community.words import cleaned, shortened
from handlers import rows
from handlers.context import Context
from handlers.event import Mentioned, Person
from handlers.view import Button, Mention, Message, Note, Section
from storage import drafts, forgotten, members

MOST_NAME = 80
MOST_CHOICES = 5  # buttons in one row
LONGEST_CHOICE = 60


async def find(ctx: Context, person: Person) -> tuple[Member, ...]:
    """The members that may be meant: one, or several of one name. Raises NotAMember."""
    if isinstance(person, Mentioned):
        found = ctx.known.get(person.id) or await members.of_account(ctx.tx, ctx.platform, person.id)
        return (found[0] if found else await _meet(ctx, person),)
    several = await members.named(ctx.tx, person.name)
    if not several:
        raise NotAMember(shortened(person.name, MOST_NAME))
    return several


def able_to_receive(ctx: Context, member: Member) -> Member:
    """The member, if a gift or thanks can go between them and who acts; raises what stands against it."""
    if member.id == ctx.me.id:
        raise ThankingOneself
    if member.is_bot:
        raise ThankingABot
    if not member.name:
        raise NotReachable
    if member.left_community is not None:
        raise HasLeft(member.name)
    return member


async def check_author(ctx: Context, account: str) -> None:
    """Refuse early to thank or give to oneself, a bot, or a message that nobody wrote."""
    found = await members.of_account(ctx.tx, ctx.platform, account) if account else None
    if not account:
        raise ThankingABot
    if found is not None:
        able_to_receive(ctx, found[0])


async def mentions(ctx: Context, ids: Sequence[MemberId]) -> dict[MemberId, Mention]:
    """How each member is shown, whichever home the reader is in; nobody forgotten has a name any more."""
    known = await members.get(ctx.tx, ids)
    accounts = await members.accounts_of(ctx.tx, ids)
    return {
        i: mention(m.name, accounts[i])
        if m.left_community is None
        else Mention(m.name or ctx.say("former-member"))
        for i, m in known.items()
    }


def choice(ctx: Context, several: Sequence[Member], action: str, draft: int) -> Message:
    """Ask which of several members of one name is meant; what was begun waits in the draft."""
    buttons = tuple(
        Button(shortened(_told_apart(m), LONGEST_CHOICE), action, f"{draft}.{m.id}")
        for m in several[:MOST_CHOICES]
    )
    parts = (Section(ctx.text("choice-several"), buttons), Note(ctx.text("choice-note")))
    return Message(ctx.say("choice-title"), parts)


async def chosen(ctx: Context, subject: str, kind: str) -> tuple[str, Member]:
    """The draft's words and the member that was meant, which finishes it; raises ButtonExpired."""
    draft, _, member = subject.partition(".")
    words = rows.there(await drafts.take(ctx.tx, rows.number(draft), ctx.me.id, kind))
    return words, able_to_receive(ctx, await rows.member(ctx, member))


def _told_apart(member: Member) -> str:
    return f"{member.name} ({member.team})" if member.team else member.name


async def shown_as(ctx: Context, person: Person, member: Member) -> Mention:
    """How a member who was just named is shown to who named them."""
    if isinstance(person, Mentioned):
        return Mention(shortened(member.name, MOST_NAME), ((ctx.platform, person.id),))
    return (await mentions(ctx, [member.id]))[member.id]


def mention(name: str, accounts: Sequence[Account] = ()) -> Mention:
    """A member's name with the accounts by which each home shows them."""
    here = tuple((a.platform, a.external_id) for a in accounts if a.left_at is None)
    return Mention(shortened(name, MOST_NAME), here)


async def _meet(ctx: Context, person: Mentioned) -> Member:
    """Somebody mentioned who has not acted yet becomes a member, as whoever the platform says they are.

    Raises NotReachable for who asked to be forgotten, without saying so.
    """
    if await forgotten.among(ctx.tx, [account_key(ctx.platform, person.id)]):
        raise NotReachable
    name = shortened(cleaned(person.name or person.id, 1000), MOST_NAME)
    met = Member(MemberId(0), account_key(ctx.platform, person.id), name, is_bot=person.is_bot)
    await members.meet(ctx.tx, Account(ctx.platform, person.id, MemberId(0), name), met)
    found = await members.of_account(ctx.tx, ctx.platform, person.id)
    if found is None:
        raise NotAMember(name)
    return found[0]
