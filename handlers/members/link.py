"""One person in two homes: linking two accounts by a code, and parting them again."""

import secrets
from typing import Final

from community.errors import (
    AlreadyLinked,
    LinkCodeOver,
    LinkingOneHome,
    LinkingOneself,
    NotLinked,
)
from community.linking import CODE_HOLDS, fresh_code, hash_of, read_code, shown_code
from community.member import Account, AccountId, account_key
from community.notice import Notice
from community.words import shortened
from handlers import rows
from handlers.acts import Pressed, Shown, Told, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.view import Button, Message, Note, Section
from storage import linking, members, outbox

_MOST_OFFERED: Final = 5  # buttons in one row
_LONGEST_NAME: Final = 40
_MINUTES: Final = round(CODE_HOLDS.total_seconds() / 60)


async def link(ctx: Context, command: Command) -> Shown:
    """`/alumni link` gives a code; `/alumni link CODE` takes the one from the other home."""
    return await join(ctx, command) if command.words.strip() else await offer(ctx, command)


async def offer(ctx: Context, _said: Command | Press) -> Message:
    """A code for the other home, shown this once."""
    code = fresh_code(secrets.choice)
    await linking.offer(ctx.tx, _mine(ctx), hash_of(code), ctx.now + CODE_HOLDS)
    shown = shown_code(code)
    parts = (
        Section(ctx.text("link-code", code=shown)),
        Section(ctx.text("link-how", there=ctx.say("link-there", here=ctx.platform), code=shown)),
        Note(ctx.text("link-note", minutes=_MINUTES)),
    )
    return Message(ctx.say("link-title"), parts)


async def join(ctx: Context, command: Command) -> Message:
    """Two accounts become one member; the other one hears of it as well, and may say no."""
    other = await _account_behind(ctx, command.words)
    moved = await linking.link(ctx.tx, _mine(ctx), other.id, ctx.now)
    now = await members.account(ctx.tx, other.id)
    if moved is None or now is None:
        raise AlreadyLinked
    subject = f"{moved}.{_mine(ctx)}.{ctx.now.timestamp():.0f}"
    await outbox.put(ctx.tx, "linked", now.member_id, subject, ctx.now, via=other.platform)
    part = Button(ctx.say("unlink-button"), "unlink-one", str(moved))
    said = ctx.text("link-done", home=_home(ctx, other), name=_name(other))
    return Message(ctx.say("link-done-title"), (Section(said, (part,)), Note(ctx.text("link-done-note"))))


async def linked(ctx: Context, notice: Notice) -> Message | None:
    """To the account that made the code: who typed it, and one tap to undo it."""
    moved, typed = (AccountId(int(number)) for number in notice.subject.split(".")[:2])
    by = await members.account(ctx.tx, typed)
    if by is None or by.member_id != ctx.me.id or moved not in await linking.linked(ctx.tx, ctx.me.id):
        return None
    undo = Button(ctx.say("link-was-not-me"), "unlink-one", str(moved), "danger")
    said = ctx.text("link-told", home=_home(ctx, by), name=_name(by))
    note = Note(ctx.text("link-told-note"))
    return Message(ctx.say("link-done-title"), (Section(said, (undo,)), note))


async def unlink(ctx: Context, _said: Command | Press) -> Message:
    """`/alumni unlink`: this account and the other one part; of several others, it asks which."""
    own, *others = await _accounts(ctx)
    if not others:
        raise NotLinked
    if len(others) == 1:
        return await _part(ctx, own, others[0])
    buttons = tuple(
        Button(ctx.say("unlink-one", home=_home(ctx, one), name=_name(one)), "unlink-one", str(one.id))
        for one in (own, *others)[:_MOST_OFFERED]
    )
    return Message(ctx.say("unlink-title"), (Section(ctx.text("unlink-which"), buttons),))


async def unlink_one(ctx: Context, press: Press) -> Message:
    """One account parts from the rest, named by a button; also the answer to a link that was not wanted."""
    number = rows.number(press.subject)
    own, *others = await _accounts(ctx)
    named = next((one for one in (own, *others) if one.id == number), None)
    if named is None or not others:
        raise NotLinked
    return await _part(ctx, named, others[0] if named is own else own)


async def parted(ctx: Context, notice: Notice) -> Message | None:
    """To the account from which another one parted."""
    by = await members.account(ctx.tx, AccountId(int(notice.subject.partition(".")[0])))
    if by is None or by.member_id == ctx.me.id:
        return None
    said = ctx.text("unlink-told", home=_home(ctx, by), name=_name(by))
    return Message(ctx.say("unlink-title"), (Section(said),))


async def _part(ctx: Context, one: Account, other: Account) -> Message:
    """Part one account from another of its member, so that each keeps what came by it."""
    for account in await _to_be_parted(ctx, one, other):
        await linking.unlink(ctx.tx, account, ctx.now)
    left = other if one.id == _mine(ctx) else one
    now = await members.account(ctx.tx, left.id)
    if now is not None:
        subject = f"{_mine(ctx)}.{left.id}.{ctx.now.timestamp():.0f}"
        await outbox.put(ctx.tx, "unlinked", now.member_id, subject, ctx.now, via=left.platform)
    said = ctx.text("unlink-done", home=_home(ctx, left), name=_name(left))
    return Message(ctx.say("unlink-title"), (Section(said), Note(ctx.text("unlink-note"))))


async def _to_be_parted(ctx: Context, one: Account, other: Account) -> tuple[AccountId, ...]:
    """Those that came by a link go back as they came; where a file gave the accounts, `one` goes.

    A member's first account cannot go, so there all that were linked to it do.
    """
    came = await linking.linked(ctx.tx, ctx.me.id)
    if one.id in came:
        return (one.id,)
    is_first = account_key(one.platform, one.external_id) == ctx.me.key
    return came or ((other.id,) if is_first else (one.id,))


async def _account_behind(ctx: Context, typed: str) -> Account:
    """The account that made a code, which is used up by this; raises what stands against linking it."""
    code = read_code(typed)
    found = await linking.redeem(ctx.tx, hash_of(code), ctx.now) if code is not None else None
    other = await members.account(ctx.tx, found) if found is not None else None
    if other is None or other.left_at is not None:
        raise LinkCodeOver
    if other.id == _mine(ctx):
        raise LinkingOneself
    if other.platform == ctx.platform:
        raise LinkingOneHome
    if other.member_id == ctx.me.id:
        raise AlreadyLinked
    return other


async def _accounts(ctx: Context) -> list[Account]:
    """The member's accounts, the one that speaks in front."""
    found = (await members.accounts_of(ctx.tx, [ctx.me.id]))[ctx.me.id]
    return sorted(found, key=lambda one: (one.id != _mine(ctx), one.id))


def _mine(ctx: Context) -> AccountId:
    if ctx.account is None:
        raise LookupError("nobody acts while a notice is drawn")
    return ctx.account


def _home(ctx: Context, account: Account) -> str:
    return ctx.say("platform", name=account.platform)


def _name(account: Account) -> str:
    return shortened(account.name, _LONGEST_NAME)


VERBS = (
    Verb("link", link, also=("リンク", "連携", "つなぐ"), takes=("code",), writes=True),
    Verb("unlink", unlink, also=("リンク解除", "連携解除"), writes=True),
)
PRESSES = (
    Pressed("link", offer, writes=True),
    Pressed("unlink", unlink, writes=True),
    Pressed("unlink-one", unlink_one, writes=True),
)
NOTICES = (Told("linked", linked, asked=True), Told("unlinked", parted, asked=True))
