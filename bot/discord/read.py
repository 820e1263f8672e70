"""Reads what Discord sends into the community's events; asks nobody and remembers nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

import discord

from bot.discord import menus
from handlers.event import Command, Joined, Left, Mentioned, Named, Person, Press, Reacted, Submission, Who

PLATFORM = "discord"
Being = discord.User | discord.Member
Raw = Mapping[str, Any]

_SUBCOMMAND = 1
_OF_A_MESSAGE = 3
_PEOPLE = ("who", "other")  # options that name somebody here
_SAID = ("words", "code", "until", "topic")  # options whose value is what the command says
_TEXT_ROW, _LABEL = 1, 18


def who(being: Being, home: str, *, locale: str | None = None, administers: bool | None = None) -> Who:
    """Somebody as this server shows them; what is not known of them is left open."""
    return Who(
        PLATFORM,
        home,
        str(being.id),
        being.display_name,
        language=locale,
        administers=administers,
        is_bot=being.bot,
    )


def acting(interaction: discord.Interaction, home: str, member: discord.Member | None) -> Who:
    """Who acts; in a direct message Discord says nothing of the server, so `member` is asked there."""
    locale = str(interaction.locale)
    if interaction.guild_id is not None:
        manages = interaction.permissions.manage_guild
        return who(interaction.user, home, locale=locale, administers=manages)
    if member is None:
        return who(interaction.user, home, locale=locale)
    return who(member, home, locale=locale, administers=member.guild_permissions.manage_guild)


def event(interaction: discord.Interaction, acts: Who) -> Command | Press | Submission:
    """A slash command, a press or a form sent; an entry of a message's menu presses on its author."""
    raw: Raw = interaction.data or {}
    key = str(interaction.id)
    if interaction.type is discord.InteractionType.application_command:
        if raw.get("type") == _OF_A_MESSAGE:
            return Press(acts, menus.action_of(str(raw.get("name", ""))), _author_id(raw), key)
        return _command(raw, acts, key)
    action, _, subject = str(raw.get("custom_id", "")).partition(":")
    if interaction.type is discord.InteractionType.modal_submit:
        return Submission(acts, action, subject, tuple(_answers(raw)), key)
    return Press(acts, action, subject, key)


def drop_words(interaction: discord.Interaction) -> None:
    """Forget the message that a menu was opened on, but for whose it is: what it says is not for the bot."""
    raw: Raw = interaction.data or {}
    for message in ((raw.get("resolved") or {}).get("messages") or {}).values():
        kept = {name: message[name] for name in ("id", "author", "webhook_id") if name in message}
        message.clear()
        message.update(kept)


def author(interaction: discord.Interaction, home: str) -> Who | None:
    """Whose message a menu was opened on; what a webhook posted is no person's."""
    raw: Raw = interaction.data or {}
    message = _message(raw)
    user: Raw = message.get("author") or {}
    if not user.get("id"):
        return None
    is_bot = bool(user.get("bot") or message.get("webhook_id"))
    return Who(PLATFORM, home, str(user["id"]), _shown(user, None), is_bot=is_bot)


def picked(interaction: discord.Interaction, home: str) -> tuple[Joined, ...]:
    """The members that a form names, so that they are known by name before its answers, which are ids."""
    if interaction.type is not discord.InteractionType.modal_submit:
        return ()
    raw: Raw = interaction.data or {}
    resolved = raw.get("resolved") or {}
    here = resolved.get("members") or {}
    users: Raw = resolved.get("users") or {}
    return tuple(
        Joined(Who(PLATFORM, home, i, _shown(user, here.get(i)), is_bot=bool(user.get("bot"))))
        for i, user in users.items()
        if i in here
    )


def joined(member: discord.Member, *, new: bool = False) -> Joined:
    """Somebody came or passed the screening (`new`), or is called otherwise now."""
    home = str(member.guild.id)
    return Joined(who(member, home, administers=member.guild_permissions.manage_guild), new=new)


def left(gone: discord.RawMemberRemoveEvent) -> Left:
    """Somebody left the server."""
    return Left(who(gone.user, str(gone.guild_id)))


def reacted(raw: discord.RawReactionActionEvent, by: discord.Member, author: discord.Member) -> Reacted:
    """An emoji on a message: the character itself, or the name of the server's own emoji."""
    return Reacted(
        who(by, str(by.guild.id)),
        Mentioned(str(author.id), author.display_name, author.bot),
        (str(raw.channel_id), str(raw.message_id)),
        raw.emoji.name or "",
        raw.event_type == "REACTION_REMOVE",
        discord.utils.snowflake_time(raw.message_id),
    )


def _command(raw: Raw, acts: Who, key: str) -> Command:
    verb: Raw = next((o for o in raw.get("options") or () if o.get("type") == _SUBCOMMAND), {})
    given = {o["name"]: o.get("value") for o in verb.get("options") or ()}
    resolved = raw.get("resolved") or {}
    picked = (str(given[option]) for option in _PEOPLE if given.get(option))
    people: list[Person] = [_mentioned(user, resolved) for user in picked]
    if str(given.get("name") or "").strip():
        people.append(Named(str(given["name"]).strip().lstrip("@＠")))
    words = next((str(given[name]) for name in _SAID if given.get(name)), "")
    return Command(acts, str(raw.get("name", "")), str(verb.get("name", "")), tuple(people), words, key)


def _message(raw: Raw) -> Raw:
    return ((raw.get("resolved") or {}).get("messages") or {}).get(str(raw.get("target_id"))) or {}


def _author_id(raw: Raw) -> str:
    return str((_message(raw).get("author") or {}).get("id") or "")


def _mentioned(account: str, resolved: Raw) -> Mentioned:
    user = (resolved.get("users") or {}).get(account) or {}
    member = (resolved.get("members") or {}).get(account)
    return Mentioned(account, _shown(user, member), bool(user.get("bot")))


def _shown(user: Raw, member: Raw | None) -> str:
    """What Discord shows: the name in this server, else the one they chose, else the account's."""
    return str((member or {}).get("nick") or user.get("global_name") or user.get("username") or "")


def _answers(raw: Raw) -> Iterator[tuple[str, tuple[str, ...]]]:
    for top in raw.get("components") or ():
        if top.get("type") == _LABEL:
            held = (top.get("component") or {},)
        else:
            held = tuple(top.get("components") or ()) if top.get("type") == _TEXT_ROW else ()
        for field in held:
            if field.get("custom_id"):
                yield str(field["custom_id"]), _values(field)


def _values(field: Raw) -> tuple[str, ...]:
    if "values" in field:
        return tuple(str(value) for value in field["values"] or ())
    value = field.get("value")
    return (value,) if isinstance(value, str) and value else ()
