"""What Slack sends is read into what happened, whatever its shape."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack.markup import escaped, readable
from bot.slack.origin import Origin, origin_of
from bot.slack.read import HEARD, event_of, moved, opened_home, people_named, removal
from community.moment import moment_named
from community.until import one_day_named
from handlers.event import Command, Joined, Left, Mentioned, Named, Press, Reacted, Submission, Who
from tests.bot.slack.conftest import recorded

HANA = Who("slack", "T1", "U1", "")

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


def test_a_command_is_read_with_its_mention_and_its_words_unescaped() -> None:
    event = event_of(recorded("command"))

    words = "tea & <advice> in #talks, see https://good.example (https://evil.example/x)"
    assert event == Command(HANA, "alumni", "thanks", (Mentioned("U2", "ken"),), words, "1.2.command")


def test_a_japanese_command_is_read_alike() -> None:
    event = event_of(recorded("command_japanese"))

    words = "相談に乗ってくれてありがとう"
    assert event == Command(HANA, "alumni", "お礼", (Mentioned("U2", "ken"),), words, "1.2.japanese")


def test_calls_to_everybody_become_plain_names() -> None:
    event = event_of(recorded("command_calls_everybody"))

    assert isinstance(event, Command)
    assert event.people == (Named("channel"), Named("alumni"), Named("everyone"))
    assert "<!" not in event.words


def test_the_organisers_command_is_read_too() -> None:
    event = event_of(recorded("command_organiser"))

    assert event == Command(HANA, "organiser", "", key="1.2.organiser")


def test_a_chosen_moment_and_a_chosen_day_are_what_the_community_reads() -> None:
    event = event_of(recorded("submission"))
    now, clock = datetime(2026, 5, 31, 3, 0, tzinfo=UTC), ZoneInfo("Asia/Tokyo")

    assert isinstance(event, Submission)
    assert moment_named(event.one("at"), now, clock) == datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
    assert one_day_named(event.one("day"), now.date()) == date(2026, 6, 3)


def test_a_press_is_read_by_its_action_and_subject() -> None:
    event = event_of(recorded("press_ephemeral"))

    assert event == Press(HANA, "thanks-another", "7", "1.2.press")


def test_on_enterprise_grid_the_home_is_the_workspace_and_not_the_users_own() -> None:
    event = event_of(recorded("press_on_grid"))

    assert event == Press(Who("slack", "T1", "W1", ""), "chain", "", "1.2.grid")


@pytest.mark.parametrize("name", ["press_on_a_link", "form_closed", "home_opened", "reaction_on_a_file"])
def test_what_asks_for_no_answer_is_nothing(name: str) -> None:
    assert event_of(recorded(name)) is None


def test_a_reaction_to_a_webhook_thanks_nobody() -> None:
    assert event_of(recorded("reaction_on_a_webhook")) is None


def test_every_kind_of_field_is_read_from_a_form() -> None:
    event = event_of(recorded("submission"))

    assert isinstance(event, Submission)
    assert (event.who, event.action, event.subject) == (HANA, "give", "f00d")
    assert dict(event.answers) == {
        "kind": ("advice",),
        "receivers": ("U2", "U3"),
        "name": (),
        "words": ("面接の練習 @channel & more",),
        "behalf": ("company",),
        "who": ("U4",),
        "where": ("C2",),
        "day": ("2026-06-03",),
        "at": ("2026-06-01T03:00:00+00:00",),
    }


def test_those_named_in_a_form_are_known_as_accounts() -> None:
    payload = recorded("submission")
    event = event_of(payload)

    assert event is not None
    assert people_named(event, payload) == ("U2", "U3", "U4")


def test_somebody_who_joins_is_read_with_name_and_zone() -> None:
    event = event_of(recorded("team_join"))

    who = Who("slack", "T1", "U5", "Mary", None, "Europe/London", administers=False)
    assert event == Joined(who, "Ev1", new=True)


def test_a_guest_joins_like_anybody() -> None:
    event = event_of(recorded("team_join_of_a_guest"))

    assert isinstance(event, Joined)
    assert (event.who.is_bot, event.new) == (False, True)


def test_a_bot_that_joins_is_flagged_and_no_newcomer() -> None:
    event = event_of(recorded("team_join_of_a_bot"))

    assert isinstance(event, Joined)
    assert (event.who.is_bot, event.new) == (True, False)


def test_a_deactivated_account_has_left_and_a_renamed_one_has_not() -> None:
    gone, renamed = event_of(recorded("user_change_deactivated")), event_of(recorded("user_change_renamed"))

    assert isinstance(gone, Left)
    assert (gone.who.id, gone.key) == ("U2", "Ev4")
    assert isinstance(renamed, Joined)
    assert (renamed.who.name, renamed.new) == ("Kenneth", False)


@pytest.mark.parametrize(("name", "removed"), [("reaction_added", False), ("reaction_removed", True)])
def test_a_reaction_is_read_with_the_moment_of_its_message(name: str, removed: bool) -> None:
    event = event_of(recorded(name))

    assert isinstance(event, Reacted)
    assert (event.author, event.emoji, event.removed) == (Mentioned("U2"), "pray::skin-tone-3", removed)
    assert event.place == ("C1", "1780196400.000100")
    assert event.message_at == datetime(2026, 5, 31, 3, 0, tzinfo=UTC)


def test_slackbot_is_a_bot_although_slack_says_it_is_none() -> None:
    payload = recorded("command") | {"text": "thanks <@USLACKBOT|slackbot> for tea"}

    event = event_of(payload)

    assert isinstance(event, Command)
    assert event.people == (Mentioned("USLACKBOT", "slackbot", is_bot=True),)


def test_the_text_of_a_message_is_not_read_with_its_menu() -> None:
    event = event_of(recorded("message_menu"))

    assert event == Press(HANA, "thanks-author", "U2", "1.2.menu")


def test_only_the_home_tab_is_a_visit_at_home() -> None:
    assert opened_home(recorded("home_opened")) == HANA
    assert opened_home(recorded("messages_opened")) is None


def test_who_came_into_a_channel_or_left_it_is_known_by_id_alone() -> None:
    names = ("bot_joined_channel", "bot_left_channel", "member_joined_channel", "home_opened")

    assert [moved(recorded(name)) for name in names] == ["UOKAERI", "UOKAERI", "U2", ""]


@pytest.mark.parametrize(
    ("name", "team", "word"),
    [
        ("app_uninstalled", "T1", "app_uninstalled"),
        ("app_uninstalled", "T2", ""),
        ("tokens_revoked", "T1", "tokens_revoked"),
        ("tokens_revoked", "T2", ""),
        ("tokens_revoked_of_a_person", "T1", ""),
        ("team_join", "T1", ""),
    ],
)
def test_a_removal_is_one_of_this_bot_from_this_workspace(name: str, team: str, word: str) -> None:
    assert removal(recorded(name), team, "UOKAERI") == word


def test_a_form_opened_at_home_knows_so_and_has_no_place_beside() -> None:
    payload = recorded("submission")
    payload["view"]["private_metadata"] = origin_of(recorded("press_at_home")).remembered

    origin = origin_of(payload)

    assert (origin.surface, origin.at_home, origin.response_url) == ("form", True, "")


@pytest.mark.parametrize("name", ["command", "press_ephemeral", "team_join", "reaction_added"])
def test_what_names_no_workspace_is_nothing(name: str) -> None:
    payload = recorded(name) | {"team_id": None, "team": None}

    assert event_of(payload) is None


@pytest.mark.parametrize(
    ("name", "surface"),
    [
        ("command", "command"),
        ("press_ephemeral", "whisper"),
        ("press_in_a_dm", "dm"),
        ("press_on_grid", "channel"),
        ("press_in_a_channel", "channel"),
        ("press_in_a_room", "channel"),
        ("press_at_home", "home"),
        ("submission", "form"),
        ("message_menu", "channel"),
        ("shortcut", "form"),
        ("team_join", "nowhere"),
    ],
)
def test_the_place_of_the_answer_is_the_place_of_the_question(name: str, surface: str) -> None:
    assert origin_of(recorded(name)).surface == surface


def test_a_form_answers_where_it_was_asked_for() -> None:
    origin = origin_of(recorded("submission"))

    assert origin.response_url == "https://hooks.slack.example/commands/T1/1/x"


def test_an_answer_beside_takes_nothing_away() -> None:
    whisper, dm = origin_of(recorded("press_ephemeral")), origin_of(recorded("press_in_a_dm"))

    assert whisper.beside().surface == "channel"
    assert (dm.beside().surface, dm.beside().response_url) == ("form", "")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<https://a.example>", "https://a.example"),
        ("<https://a.example|a.example>", "https://a.example"),
        ("<https://evil.example|my bank>", "my bank (https://evil.example)"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<#C1|talks> <#C2>", "#talks #C2"),
        ("<!date^1780282800^{date}|1 June>", "1 June"),
        ("&amp;lt; &lt;b&gt;", "&lt; <b>"),
        ("&lt;!channel&gt; <!here|here>", "@channel here"),
        ("<@U1|ken>", "<@U1|ken>"),
        ("<https://evil.example|https://good.example>", "https://good.example (https://evil.example)"),
    ],
)
def test_escaped_text_reads_as_its_writer_saw_it(written: str, read: str) -> None:
    assert readable(written) == read


@settings(deadline=None)
@given(st.text(alphabet="<>!&|@#chanel hereyvo;lt", max_size=60))
def test_nothing_read_or_escaped_calls_everybody(words: str) -> None:
    for call in ("<!channel", "<!here", "<!everyone"):
        assert call not in readable(words + call + ">")
        assert call not in escaped(words + call + ">", 200)


@settings(deadline=None)
@given(st.text(max_size=80), st.integers(20, 60))
def test_escaped_words_hold_no_markup_and_no_half_entity(words: str, most: int) -> None:
    safe = escaped(words, most)

    assert len(safe) <= most
    assert not set("<>") & set(safe)
    for entity in ("&amp;", "&lt;", "&gt;"):
        safe = safe.replace(entity, "")
    assert "&" not in safe


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["type", "command", "event", "team", "team_id", "view"]), JSON))
def test_no_shape_of_a_payload_is_an_error(payload: Mapping[str, object]) -> None:
    event = event_of(payload)

    assert event is None or event.who.platform == "slack"
    assert isinstance(origin_of(payload), Origin)


@pytest.mark.parametrize("kind", HEARD)
@settings(deadline=None)
@given(event=st.dictionaries(st.sampled_from(["user", "item", "reaction", "item_user", "tab"]), JSON))
def test_no_shape_of_an_event_is_an_error(kind: str, event: Mapping[str, object]) -> None:
    payload = {"type": "event_callback", "team_id": "T1", "event": {**event, "type": kind}}

    found = event_of(payload)

    assert found is None or found.who.home == "T1"
