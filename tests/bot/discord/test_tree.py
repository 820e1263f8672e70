"""The slash commands: as the verbs have them, with Japanese names that Discord takes."""

from typing import get_args

import discord
import pytest
from discord.app_commands import CommandTree, Group

from bot.discord import menus, tree
from bot.discord.ears import Ears
from bot.discord.tree import COMMANDS, LONGEST_NAME, MOST_VERBS, Japanese, holds, is_name, japanese_name
from handlers.acts import Takes, Verb
from handlers.event import Command, Who
from handlers.reception import Reception
from handlers.registry import verb_of, verbs_of
from tests.bot.discord.conftest import new_door
from tests.doubles import openapi
from tests.doubles.discord_limits import (
    LONGEST_COMMAND,
    LONGEST_DESCRIPTION,
    errors_of_command,
    size_of_command,
)
from tests.doubles.wire import Json

WHO = Who("discord", "1", "2", "花")


def client() -> discord.Client:
    return discord.Client(intents=discord.Intents.none())


@pytest.fixture
async def registered(reception: Reception) -> list[Json]:
    """Commands and entries of menus as they are registered."""
    ours = new_door(reception).client.tree
    await ours.set_translator(Japanese())
    return [await c.get_translated_payload(ours, Japanese()) for c in ours.get_commands()]


@pytest.fixture
def payloads(registered: list[Json]) -> list[Json]:
    """The slash commands among them."""
    return [command for command in registered if command["type"] == 1]


@pytest.fixture
def entries(registered: list[Json]) -> list[Json]:
    """The entries of the menu of a message among them."""
    return [command for command in registered if command["type"] == 3]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_verbs_of_a_command_are_no_more_than_discord_takes(command: str) -> None:
    assert 1 <= len(verbs_of(command)) <= MOST_VERBS


def test_every_command_and_verb_and_its_options_are_there(payloads: list[Json]) -> None:
    laid = {c["name"]: {v["name"]: [o["name"] for o in v["options"]] for v in c["options"]} for c in payloads}

    assert laid == {c: {v.name: list(v.takes) for v in verbs_of(c)} for c in COMMANDS}


def test_no_option_is_required_so_that_a_bare_verb_opens_its_form(payloads: list[Json]) -> None:
    options = [o for c in payloads for v in c["options"] for o in v["options"]]

    kinds = {"who": 6, "other": 6, "words": 3, "name": 3, "code": 3, "until": 3, "topic": 3}
    assert {(o["name"], o["type"]) for o in options} <= kinds.items()
    assert not any(o["required"] for o in options)


def test_japanese_names_are_names_and_told_apart(payloads: list[Json]) -> None:
    for command in payloads:
        names = [(v.get("name_localizations") or {}).get("ja", v["name"]) for v in command["options"]]
        assert all(map(is_name, names))
        assert len(set(names)) == len(names)
        assert errors_of_command(command) == ()


def test_a_japanese_name_means_its_verb() -> None:
    for command in COMMANDS:
        for verb in verbs_of(command):
            name = japanese_name(verb)
            assert name is not None
            assert verb_of(Command(WHO, command, name)) is verb


def test_the_japanese_name_is_the_first_that_discord_takes() -> None:
    assert japanese_name(Verb("help", also=("?", "？", "使い・方", "使い方"))) == "使い方"
    assert japanese_name(Verb("help", also=("?", "me"))) is None


@pytest.mark.parametrize(
    ("word", "fits"),
    [
        ("お礼", True),
        ("コミュニティー", True),
        ("第1回", True),
        ("a-b_c", True),
        ("ab・c", False),
        ("お礼！", False),
        ("お 礼", False),
        ("Thanks", False),
        ("", False),
        ("あ" * 33, False),
    ],
)
def test_names_follow_discords_pattern(word: str, fits: bool) -> None:
    assert is_name(word) is fits


def test_everybody_sees_both_commands_and_they_work_in_direct_messages(payloads: list[Json]) -> None:
    for command in payloads:
        assert command["default_member_permissions"] is None
        assert (command["contexts"], command["integration_types"]) == ([0, 1], [0])


def test_the_commands_carry_japanese_descriptions(payloads: list[Json]) -> None:
    thanks = next(v for v in payloads[0]["options"] if v["name"] == "thanks")

    assert thanks["name_localizations"] == {"ja": "お礼"}
    assert thanks["description_localizations"] == {"ja": "相手だけに届くお礼を伝える"}
    assert thanks["options"][0]["name_localizations"] == {"ja": "どなたへ"}


@pytest.mark.skipif(
    not openapi.available(), reason="OKAERI_TEST_DATA names no folder with Discord's document"
)
def test_the_commands_pass_the_published_document(registered: list[Json]) -> None:
    assert openapi.errors_of("PUT", "/applications/1/commands", registered) == []


def test_the_menu_of_a_message_offers_to_thank_and_to_log_a_gift(entries: list[Json]) -> None:
    names = {entry["name"]: entry["name_localizations"] for entry in entries}

    assert names == {"Thank": {"ja": "お礼を伝える"}, "Log as a gift": {"ja": "ギフトとして記録"}}
    assert all(len(name) <= LONGEST_NAME for name in (*names, *(ja["ja"] for ja in names.values())))


def test_the_menu_of_a_message_is_for_messages_in_a_server(entries: list[Json]) -> None:
    for entry in entries:
        assert entry["default_member_permissions"] is None
        assert (entry["contexts"], entry["integration_types"]) == ([0], [0])


def test_an_entry_presses_what_it_is_for_and_an_old_one_nothing_we_know() -> None:
    assert menus.action_of("Thank") == "thanks-author"
    assert menus.action_of("Log as a gift") == "give-author"
    assert menus.action_of("Thanks!") == "Thanks!"


@pytest.mark.parametrize("take", ["code", "until", "topic"])
async def test_a_code_a_day_or_a_topic_is_an_option_of_words(
    take: Takes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "say", lambda language, _wording: "合言葉" if language == "ja" else "A word")

    laid = tree._subcommand(Verb("link", also=("連携",), takes=(take,))).to_dict(CommandTree(client()))

    (option,) = laid["options"]
    assert (option["name"], option["type"], option["required"]) == (take, 3, False)


@pytest.mark.parametrize(
    ("take", "japanese"), [("who", "どなたへ"), ("other", "もうお一人"), ("topic", "話題")]
)
def test_an_option_is_called_in_japanese_what_it_is_said_to_be_up_to_a_bracket(
    take: Takes, japanese: str
) -> None:
    option = tree._option(take)

    assert (option.message, option.extras["ja"]) == (take, japanese)


def test_every_option_has_a_japanese_name_and_says_what_it_is_for() -> None:
    for take in get_args(Takes):
        option = tree._option(take)
        assert is_name(option.extras["ja"] or "")
        assert 1 <= len(tree._said(f"option-{take}").message) <= LONGEST_DESCRIPTION


def test_a_command_stays_well_within_what_discord_takes(payloads: list[Json]) -> None:
    assert {command["name"]: size_of_command(command) < LONGEST_COMMAND / 2 for command in payloads} == {
        "alumni": True,
        "organiser": True,
    }


def test_a_command_that_discord_would_refuse_is_found_out() -> None:
    verb: Json = {"type": 1, "name": "thanks", "description": "お礼" * 49, "options": []}
    short = {**verb, "name": "give", "description": ""}

    many: Json = {
        "name": "alumni",
        "description": "x",
        "options": [{**verb, "name": f"v{n}"} for n in range(26)],
    }
    long: Json = {
        "name": "alumni",
        "description": "x",
        "options": [many, short, {**verb, "name": "長" * 8_000}],
    }

    assert errors_of_command(many) == ("alumni: 26 options, 25 at the most",)
    assert size_of_command(many) == 7 + 26 * 98 + sum(len(f"v{n}") for n in range(26))
    assert errors_of_command(long)[1:] == (
        "give: a description of 0 characters, 1 to 100 are taken",
        f"{size_of_command(long)} characters, 8000 at the most",
    )


def test_of_a_name_in_two_languages_the_longer_one_counts() -> None:
    named: Json = {"name": "ask", "description": "Ask", "description_localizations": {"ja": "助けてもらう"}}

    assert size_of_command(named) == 3 + 6


def test_what_discord_adds_is_no_change_and_what_it_lacks_is() -> None:
    ours: Json = {"name": "a", "dm_permission": True, "options": [{"name": "b", "required": False}]}
    theirs: Json = {"id": "9", "name": "a", "nsfw": False, "options": [{"name": "b", "type": 3}]}

    assert holds(theirs, ours)
    assert not holds({**theirs, "options": []}, ours)
    assert not holds({**theirs, "name": "c"}, ours)


def test_the_tree_has_what_the_client_registers(reception: Reception) -> None:
    client: Ears = new_door(reception).client

    assert [c.name for c in client.tree.get_commands() if isinstance(c, Group)] == list(COMMANDS)
    assert client.intents.value == discord.Intents(guilds=True, members=True, guild_reactions=True).value
