"""Discord's commands: verbs and entries of message menus, with Japanese names beside the English."""

import inspect
import re
import unicodedata
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import discord
from discord import app_commands
from discord.http import Route

from bot.discord import menus, read
from config.words import say
from handlers.acts import Takes, Verb
from handlers.registry import verbs_of

COMMANDS = ("alumni", "organiser")
MOST_VERBS = 25  # subcommands that Discord takes in one command
LONGEST_NAME = 32

Hearing = Callable[[discord.Interaction], Awaitable[None]]

_KINDS: Mapping[Takes, type] = {
    "who": discord.User,
    "other": discord.User,
    "words": str,
    "name": str,
    "code": str,
    "until": str,
    "topic": str,
}
_SAID_TWICE = "dm_permission"  # deprecated beside `contexts`, and not always given back
_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class Tree(app_commands.CommandTree[discord.Client]):
    """Lays the commands out, and hands every call on whole: also one that is out of date."""

    def __init__(self, client: discord.Client, hear: Hearing) -> None:
        super().__init__(client)
        self._hear = hear
        for command in COMMANDS:
            self.add_command(_group(command))
        for entry in menus.entries():
            self.add_command(entry)

    async def interaction_check(self, interaction: discord.Interaction[discord.Client], /) -> bool:
        """Answers here, before discord.py looks the command up; so it has nothing left to call."""
        if interaction.type is discord.InteractionType.application_command:
            read.drop_words(interaction)
            await self._hear(interaction)
        return False

    async def sync_when_changed(self) -> bool:
        """Register the commands unless Discord holds exactly these; says whether it had to.

        What Discord holds is the one memory that several processes and restarts share.
        """
        await self.set_translator(Japanese())
        theirs = await self.client.http.request(
            Route("GET", "/applications/{me}/commands", me=self.client.application_id),
            params={"with_localizations": "true"},
        )
        ours = [await c.get_translated_payload(self, Japanese()) for c in self.get_commands()]
        changed = not holds({c["name"]: c for c in theirs}, {c["name"]: c for c in ours})
        if changed:
            await self.sync()
        return changed


class Japanese(app_commands.Translator):
    """Gives each name and description the Japanese that was laid beside it; all else reads English."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        return string.extras.get("ja") if locale is discord.Locale.japanese else None


def japanese_name(verb: Verb) -> str | None:
    """The first Japanese word for a verb that Discord takes as a name."""
    return next((word for word in verb.also if _JAPANESE.search(word) and is_name(word)), None)


def is_name(word: str) -> bool:
    """Whether Discord takes the word as a command's name: 1 to 32 small letters, digits, - and _.

    Its pattern is `^[-_'\\p{L}\\p{N}\\p{sc=Deva}\\p{sc=Thai}]{1,32}$`, in lower case where there is one;
    discord.py leaves ' out, and the marks that only Hindi and Thai need are no concern here.
    """
    fits = all(c in "-_" or unicodedata.category(c)[0] in "LN" for c in word)
    return fits and 1 <= len(word) <= LONGEST_NAME and word == word.lower()


def holds(theirs: object, ours: object) -> bool:
    """Whether what Discord holds says all that we say; it adds ids and defaults of its own."""
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        return all(holds(theirs.get(name), value) for name, value in ours.items() if name != _SAID_TWICE)
    if isinstance(ours, list | tuple) and isinstance(theirs, list | tuple):
        return len(theirs) == len(ours) and all(map(holds, theirs, ours))
    return theirs == ours or (not ours and not theirs)


def _group(command: str) -> app_commands.Group:
    group = app_commands.Group(
        name=command,
        description=_said(f"command-{command}"),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )
    for verb in verbs_of(command):
        group.add_command(_subcommand(verb))
    return group


def _subcommand(verb: Verb) -> app_commands.Command[Any, ..., None]:
    name = app_commands.locale_str(verb.name, ja=japanese_name(verb))
    description = _said(f"verb-{verb.name}")
    return app_commands.Command(name=name, description=description, callback=_taking(verb.takes))


def _taking(takes: tuple[Takes, ...]) -> Callable[..., Any]:
    """A function with the options as parameters, which is how discord.py is told of them; it never runs."""

    async def called(_interaction: discord.Interaction, **_options: object) -> None:
        """Stands for the verb."""

    first = inspect.Parameter("_interaction", inspect.Parameter.POSITIONAL_ONLY)
    options = [
        inspect.Parameter(t, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_KINDS[t] | None)
        for t in takes
    ]
    called.__signature__ = inspect.Signature([first, *options])  # type: ignore[attr-defined]
    app_commands.describe(**{t: _said(f"option-{t}") for t in takes})(called)
    app_commands.rename(**{t: _option(t) for t in takes})(called)
    return called


def _option(take: Takes) -> app_commands.locale_str:
    """Its Japanese name is its description, up to a bracket."""
    japanese = re.split("[(（]", say("ja", f"option-{take}"))[0]
    return app_commands.locale_str(take, ja=japanese if is_name(japanese) else None)


def _said(wording: str) -> app_commands.locale_str:
    return app_commands.locale_str(say("en", wording), ja=say("ja", wording))
