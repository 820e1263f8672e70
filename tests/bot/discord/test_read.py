"""What Discord sends, in payloads of its documented shape, is read into the community's events."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest

from bot.discord import read
from bot.discord.tree import Tree
from handlers.event import Command, Joined, Left, Mentioned, Named, Press, Reacted, Submission, Who
from tests.doubles.wire import Json

PAYLOADS = Path(__file__).parents[2] / "payloads" / "discord"
HOME, CHANNEL, MESSAGE = "1130000000000000001", "1130000000000000002", "1130000000000000300"
HANA, HARU, KEN = "1130000000000000010", "1130000000000000011", "1130000000000000012"
BOT = "1130000000000000003"
WEBHOOK = "1130000000000000020"
KEY = "1130000000000000100"
SECRET = "ひみつ"  # stands in everything that a message says
POSTED = datetime.fromtimestamp(
    ((int(MESSAGE) >> 22) + 1_420_070_400_000) / 1000, UTC
)  # snowflakes: docs, reference
WHO = Who("discord", HOME, HANA, "花", language="ja", administers=False)

Reading = Callable[[str], discord.Interaction]


def payload(name: str) -> Json:
    told: Json = json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))
    return told


@pytest.fixture
async def client() -> discord.Client:
    client = discord.Client(intents=discord.Intents(guilds=True))
    me = payload("command_for_a_bot")["data"]["resolved"]["users"][BOT]
    client._connection.user = discord.ClientUser(state=client._connection, data=me)
    return client


@pytest.fixture
def interaction(client: discord.Client) -> Reading:
    """Makes discord.py read a payload."""
    return lambda name: discord.Interaction(data=payload(name), state=client._connection)  # type: ignore[arg-type]


def event_of(interaction: discord.Interaction) -> Command | Press | Submission:
    return read.event(interaction, read.acting(interaction, HOME, None))


def test_a_command_names_who_and_says_what(interaction: Reading) -> None:
    event = event_of(interaction("command_thanks"))

    people = (Mentioned(HARU, "春"),)
    assert event == Command(WHO, "alumni", "thanks", people, "相談に乗ってくれて", KEY)


def test_an_introduction_names_two_whichever_was_typed_first(interaction: Reading) -> None:
    event = event_of(interaction("command_introduce"))

    people = (Mentioned(HARU, "春"), Mentioned(KEN, "Ken"))
    assert event == Command(WHO, "alumni", "introduce", people, "二人とも教育の仕事をしている", KEY)


def test_who_may_manage_the_server_administers(interaction: Reading) -> None:
    event = event_of(interaction("command_of_an_organiser"))

    assert (event.who.administers, event.who.language) == (True, "ja")


def test_somebody_of_the_other_home_is_named_by_words(interaction: Reading) -> None:
    event = event_of(interaction("command_by_name"))

    assert isinstance(event, Command)
    assert (event.people, event.words, event.who.language) == ((Named("Ken Sato"),), "tea", "en-GB")


def test_an_outsider_is_shown_by_the_name_of_their_account(interaction: Reading) -> None:
    event = event_of(interaction("command_for_an_outsider"))

    assert isinstance(event, Command)
    assert event.people == (Mentioned(HARU, "Haru"),)


def test_a_bot_is_told_apart(interaction: Reading) -> None:
    event = event_of(interaction("command_for_a_bot"))

    assert isinstance(event, Command)
    assert event.people == (Mentioned(BOT, "okaeri", is_bot=True),)


def test_in_a_direct_message_discord_does_not_say_who_administers(interaction: Reading) -> None:
    event = event_of(interaction("command_in_a_direct_message"))

    who = Who("discord", HOME, HANA, "Hana", language="ja", administers=None)
    assert event == Command(who, "alumni", "mine", key=KEY)


@pytest.mark.parametrize(
    ("name", "action", "subject"),
    [
        ("press", "thanks-another", "17"),
        ("press_in_a_direct_message", "thanks-for", "4"),
        ("press_of_an_odd_id", "no-colon", ""),
    ],
)
def test_a_press_carries_action_and_subject(
    interaction: Reading, name: str, action: str, subject: str
) -> None:
    event = event_of(interaction(name))

    assert isinstance(event, Press)
    assert (event.action, event.subject, event.key) == (action, subject, KEY)


@pytest.mark.parametrize(
    ("name", "verb", "words"),
    [
        ("command_link", "link", "K7Q2-9XWM"),
        ("command_pause", "pause", "2026-07-01"),
        ("command_find", "find", "教育"),
    ],
)
def test_a_code_a_day_or_a_topic_is_what_the_command_says(
    interaction: Reading, name: str, verb: str, words: str
) -> None:
    assert event_of(interaction(name)) == Command(WHO, "alumni", verb, words=words, key=KEY)


@pytest.mark.parametrize(
    ("name", "action", "author"),
    [
        ("menu_thank", "thanks-author", HARU),
        ("menu_log_a_gift_of_a_bot", "give-author", BOT),
        ("menu_thank_a_webhook", "thanks-author", WEBHOOK),
        ("menu_of_an_old_entry", "Say thanks", HARU),
        ("menu_without_an_author", "thanks-author", ""),
    ],
)
def test_an_entry_of_a_messages_menu_presses_on_its_author(
    interaction: Reading, name: str, action: str, author: str
) -> None:
    assert event_of(interaction(name)) == Press(WHO, action, author, KEY)


def test_whose_message_it_is_is_read_and_what_is_no_persons_is_told_apart(interaction: Reading) -> None:
    authors = [
        read.author(interaction(name), HOME)
        for name in ("menu_thank", "menu_log_a_gift_of_a_bot", "menu_thank_a_webhook")
    ]

    assert authors == [
        Who("discord", HOME, HARU, "Haru"),
        Who("discord", HOME, BOT, "okaeri", is_bot=True),
        Who("discord", HOME, WEBHOOK, "News", is_bot=True),
    ]
    assert read.author(interaction("menu_without_an_author"), HOME) is None
    assert read.author(interaction("command_thanks"), HOME) is None
    assert read.author(interaction("press"), HOME) is None


def test_what_the_message_says_is_dropped_and_whose_it_is_stays(interaction: Reading) -> None:
    chosen = interaction("menu_thank_a_webhook")

    read.drop_words(chosen)

    assert SECRET not in json.dumps(chosen.data, ensure_ascii=False)
    assert read.author(chosen, HOME) == Who("discord", HOME, WEBHOOK, "News", is_bot=True)
    assert event_of(chosen) == Press(WHO, "thanks-author", WEBHOOK, KEY)


async def test_what_the_message_says_is_dropped_before_anybody_hears(
    client: discord.Client, interaction: Reading
) -> None:
    heard: list[str] = []

    async def hear(chosen: discord.Interaction) -> None:
        heard.append(json.dumps(chosen.data, ensure_ascii=False))

    goes_on = await Tree(client, hear).interaction_check(interaction("menu_thank"))

    assert (len(heard), goes_on) == (1, False)
    assert SECRET not in heard[0]
    assert HARU in heard[0]


@pytest.mark.parametrize("name", ["menu_thank", "command_thanks", "press", "form"])
def test_no_event_carries_what_a_message_says(interaction: Reading, name: str) -> None:
    told = interaction(name)

    read.drop_words(told)

    assert SECRET not in repr((event_of(told), read.author(told, HOME), read.picked(told, HOME)))


def test_a_channel_that_was_chosen_comes_back_by_its_id(interaction: Reading) -> None:
    event = event_of(interaction("form_with_a_channel"))

    assert event == Submission(WHO, "settings", "1", (("channel", (CHANNEL,)),), KEY)


def test_a_form_carries_every_answer_by_name(interaction: Reading) -> None:
    event = event_of(interaction("form"))

    answers = (
        ("kind", ("advice",)),
        ("receivers", (HARU,)),
        ("name", ()),
        ("words", ("職務経歴書\nを読んだ",)),
        ("behalf", ("company",)),
    )
    assert event == Submission(WHO, "give", "7f3a", answers, KEY)


def test_the_members_that_a_form_names_are_made_known(interaction: Reading) -> None:
    assert read.picked(interaction("form"), HOME) == (Joined(Who("discord", HOME, HARU, "春")),)
    assert read.picked(interaction("command_thanks"), HOME) == ()


def test_what_was_left_empty_is_no_answer_and_an_old_form_is_read_too(interaction: Reading) -> None:
    event = event_of(interaction("form_left_empty"))

    assert isinstance(event, Submission)
    assert event.answers == (("who", ()), ("kind", ()), ("words", ("むかしの欄",)))


def member(client: discord.Client, name: str, said: Json) -> discord.Member:
    guild = discord.Guild(data={"id": HOME, "name": "x"}, state=client._connection)  # type: ignore[typeddict-item]
    told = {**payload(name), **said}
    return discord.Member(data=told, guild=guild, state=client._connection)  # type: ignore[arg-type]


def test_a_reaction_carries_the_character_whose_message_and_when(client: discord.Client) -> None:
    told = payload("reaction_add")
    emoji = discord.PartialEmoji.from_dict(told["emoji"])
    raw = discord.RawReactionActionEvent(told, emoji, "REACTION_ADD")  # type: ignore[arg-type]
    by, author = (
        member(client, "member_add", {"user": told["member"]["user"]}),
        member(client, "member_add", {}),
    )

    event = read.reacted(raw, by, author)

    assert event == Reacted(
        Who("discord", HOME, HANA, "Hana"),
        Mentioned(HARU, "Haru"),
        (CHANNEL, MESSAGE),
        "🙏🏽",
        False,
        POSTED,
    )


def test_a_servers_own_emoji_goes_by_its_name(client: discord.Client) -> None:
    told = payload("reaction_remove_of_an_own_emoji")
    emoji = discord.PartialEmoji.from_dict(told["emoji"])
    raw = discord.RawReactionActionEvent(told, emoji, "REACTION_REMOVE")  # type: ignore[arg-type]
    author = member(client, "member_add", {})

    event = read.reacted(raw, author, author)

    assert (event.emoji, event.removed) == ("arigatou", True)


def test_who_comes_and_who_goes_are_read(client: discord.Client) -> None:
    came = read.joined(member(client, "member_add", {}), new=True)
    known = read.joined(member(client, "member_add", {}))
    gone = payload("member_remove")
    user = discord.User(state=client._connection, data=gone["user"])
    went = read.left(discord.RawMemberRemoveEvent(gone, user))  # type: ignore[arg-type]

    assert came == Joined(Who("discord", HOME, HARU, "Haru", administers=False), new=True)
    assert known == Joined(Who("discord", HOME, HARU, "Haru", administers=False))
    assert went == Left(Who("discord", HOME, HARU, "Haru"))
