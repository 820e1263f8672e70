"""Whom a member would rather not meet: known to them alone, and heeded in silence."""

from typing import Final

from community.errors import Ambiguous
from community.member import Account, Member, MemberId
from community.words import shortened
from handlers.acts import Pressed, Shown, Submitted
from handlers.by_name import BY_NAME
from handlers.context import Context
from handlers.event import Mentioned, Named, Press, Submission
from handlers.people import find
from handlers.view import MOST_CHOICES, Button, Choice, Field, Form, Message, Note, Section
from storage import members, profiles

_MOST_PICKED: Final = 20  # people whom a picker shows and gives back
_LONGEST_NAME: Final = 60


async def ask(ctx: Context, _said: Press) -> Form:
    """A picker of people here, and the others who stand on the list, to be kept or taken off."""
    here, elsewhere = await _stands(ctx)
    picked = ",".join(account.external_id for account in here.values())
    fields = [Field("avoided", ctx.say("avoiding-who"), "members", required=False, value=picked)]
    if elsewhere:
        choices = tuple(Choice(shortened(m.name, _LONGEST_NAME), str(m.id)) for m in elsewhere)
        value = ",".join(choice.value for choice in choices)
        fields.append(
            Field("kept", ctx.say("avoiding-kept"), "choices", required=False, value=value, choices=choices)
        )
    return Form(ctx.say("avoiding-form"), "profile-avoid", tuple(fields))


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """The list as it was sent; whom no form can show stays on it."""
    await members.lock(ctx.tx, ctx.me.id)
    picked = [(await find(ctx, Mentioned(who)))[0] for who in sent.all("avoided")[:_MOST_PICKED]]
    if typed := sent.one(BY_NAME).strip():
        named = await find(ctx, Named(typed))
        if len(named) > 1:
            raise Ambiguous(shortened(typed, _LONGEST_NAME))
        picked += named
    here, elsewhere = await _stands(ctx)
    shown = {*here, *(member.id for member in elsewhere)}
    kept = {member.id for member in elsewhere if str(member.id) in sent.all("kept")}
    unseen = (await profiles.read(ctx.tx, ctx.me.id)).avoided - shown
    chosen = {member.id for member in picked if not member.is_bot and member.id != ctx.me.id}
    await profiles.save_avoided(ctx.tx, ctx.me.id, chosen | kept | unseen)
    back = Button(ctx.say("avoiding-back"), "profile")
    count = len(chosen | kept | unseen)
    section = Section(ctx.text("avoiding-saved", count=count), (back,))
    return Message(ctx.say("avoiding-title"), (section, Note(ctx.text("avoiding-note"))))


async def _stands(ctx: Context) -> tuple[dict[MemberId, Account], tuple[Member, ...]]:
    """Who is on the list: those whom the picker here can show, by their account, and others by name."""
    avoided = sorted((await profiles.read(ctx.tx, ctx.me.id)).avoided)
    accounts = await members.accounts_of(ctx.tx, avoided)
    known = await members.get(ctx.tx, avoided)
    here: dict[MemberId, Account] = {}
    for member in avoided:
        found = [a for a in accounts[member] if a.platform == ctx.platform and a.left_at is None]
        if found and len(here) < _MOST_PICKED:
            here[member] = found[0]
    elsewhere = [known[member] for member in avoided if member in known and member not in here]
    return here, tuple(elsewhere[:MOST_CHOICES])


PRESSES = (Pressed("profile-avoid", ask, asks=True),)
SUBMISSIONS = (Submitted("profile-avoid", submitted, ask),)
