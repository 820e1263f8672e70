"""Messages and members in shapes that genuine exports of 2015 to 2026 have: each must simply be read."""

from pathlib import Path

import pytest

from bot.slack.archive.found import Counts
from tests.bot.slack.archive.exports import (
    TS,
    export,
    message,
    prayed,
    read_files,
    user,
)

THANKS = message("thanks <@U2>")


@pytest.mark.parametrize("subtype", ["bot_message", "file_comment"])
def test_a_message_without_its_author_thanks_nobody(tmp_path: Path, subtype: str) -> None:
    nobodys = {"type": "message", "subtype": subtype, "text": "thanks <@U2>", "ts": TS, "comment": None}

    reading = read_files(tmp_path, export(nobodys, THANKS | {"user": None}, {"type": "message", "ts": TS}))

    assert (reading.thanks, reading.skipped) == ((), ())


@pytest.mark.parametrize("text", [{}, {"text": ""}, {"text": None}])
def test_a_message_without_words_still_has_reactions(tmp_path: Path, text: dict[str, object]) -> None:
    wordless = {"user": "U1", "ts": TS, "reactions": [prayed("U2")], "bot_id": None, "blocks": None} | text

    reading = read_files(tmp_path, export(wordless | {"attachments": None}))

    assert reading.pairs == [("U2", "U1")]


@pytest.mark.parametrize(
    "subtype",
    [
        "welcome_party",
        "channel_tab_added",
        "channel_canvas_updated",
        "tabbed_canvas_updated",
        "not-yet-known",
    ],
)
def test_an_unknown_subtype_is_no_content(tmp_path: Path, subtype: str) -> None:
    odd = {"subtype": subtype, "user": {"id": "U1"}, "text": 5, "ts": None, "metadata": {}}

    reading = read_files(
        tmp_path, export(odd, THANKS | {"metadata": {"event_type": "", "event_payload": None}})
    )

    assert (reading.counts.total, reading.skipped) == (1, ())


def test_the_copy_of_the_parent_in_a_broadcast_counts_only_where_it_stands(tmp_path: Path) -> None:
    parent = message(
        "thanks <@U2>", reactions=[prayed("W3")], ts="1.000001", replies=[{"user": "U2", "ts": "2.000001"}]
    )
    reply = message("me too", author="U2", ts="2.000001", subtype="thread_broadcast", root=parent)

    reading = read_files(tmp_path, export(parent, reply))

    assert reading.pairs == [("W3", "U1"), ("U1", "U2")]


def test_a_reply_counts_like_any_message_wherever_its_parent_is(tmp_path: Path) -> None:
    orphan = message("thanks <@U2>", thread_ts="1.000000", parent_user_id="UGONE")
    other_day = message("thanks <@U2>", ts="1706745600.000000", thread_ts=TS)
    files = export(orphan) | {"general/2024-02-01.json": [other_day]}

    reading = read_files(tmp_path, files)

    assert reading.counts.total == 2


def test_thanking_the_starter_of_a_thread_without_a_mention_is_not_found(tmp_path: Path) -> None:
    parent = message("look", author="U2", ts="1.000000", thread_ts="1.000000")

    reading = read_files(tmp_path, export(parent, message("thanks!", thread_ts="1.000000")))

    assert reading.thanks == ()


@pytest.mark.parametrize("ts", [TS, 1706659200.0001, "1706659200.0001"])
def test_a_timestamp_is_one_key_as_text_and_as_number(tmp_path: Path, ts: object) -> None:
    reading = read_files(tmp_path, export(message("thanks <@U2>", ts=ts)))

    assert [thanks.ts for thanks in reading.thanks] == [TS]


def test_a_timestamp_may_lack_decimals(tmp_path: Path) -> None:
    files = export(message("thanks <@U2>", ts=1706659200), message("thanks <@W3>", ts="1706659201"))

    reading = read_files(tmp_path, files)

    assert [thanks.ts for thanks in reading.thanks] == ["1706659200.000000", "1706659201.000000"]


@pytest.mark.parametrize("fields", [None, {}, []])
def test_a_profile_may_hold_its_fields_in_any_form_or_be_absent(tmp_path: Path, fields: object) -> None:
    users = [
        user("U1", profile={"fields": fields}),
        {"id": "U2", "name": "u2", "created": "1"},
        user("U3", profile=None),
    ]

    reading = read_files(tmp_path, export(THANKS, users=users))

    assert (len(reading.people), reading.counts.total) == (3, 1)


def test_the_old_form_with_a_name_in_the_mention_thanks(tmp_path: Path) -> None:
    reading = read_files(tmp_path, export(message("<@U2|aki>: thank you")))

    assert reading.pairs == [("U1", "U2")]


@pytest.mark.parametrize("mode", ["hosted", "external", "snippet", "tombstone", "hidden_by_limit", "quip"])
def test_files_of_all_modes_and_huddles_are_passed_by_with_their_reactions(tmp_path: Path, mode: str) -> None:
    file = {"mode": mode, "reactions": [prayed("W3")], "user": "U2", "title": None}
    parts = {"file": file, "files": [file], "x_files": ["F1"], "room": {"reactions": [prayed("W3")]}}

    reading = read_files(tmp_path, export(THANKS | parts | {"comment": {"reactions": [prayed("W3")]}}))

    assert reading.pairs == [("U1", "U2")]


def test_reactions_of_every_kind_are_read(tmp_path: Path) -> None:
    reactions = [
        prayed("U2", emoji="pray::skin-tone-4"),
        prayed("W3", "U1", emoji="ありがとうございます"),
        prayed("UBOT", "USLACKBOT", "UAWAY"),
        {"name": "bow", "users": ["W3"], "count": 9},
        {"name": "bow", "users": []},
        {"name": "bow", "users": None},
        {"name": None},
    ]

    reading = read_files(tmp_path, export(message(reactions=reactions)))

    assert reading.pairs == [("U2", "U1"), ("W3", "U1")]
    assert reading.unknown == 1


def test_two_members_of_one_name_are_two(tmp_path: Path) -> None:
    users = [user("U1", name="aki"), user("U2", name="aki")]

    reading = read_files(tmp_path, export(THANKS, users=users))

    assert [person.name for person in reading.people] == ["aki", "aki"]
    assert reading.pairs == [("U1", "U2")]


def test_the_list_of_members_tells_the_name_and_not_an_old_message(tmp_path: Path) -> None:
    renamed = message("hello", user_profile={"display_name": "Old"})

    reading = read_files(tmp_path, export(renamed, users=[user("U1", profile={"display_name": "New"})]))

    assert [person.name for person in reading.people] == ["New"]


def test_empty_single_and_full_days_and_a_long_text_are_read(tmp_path: Path) -> None:
    full = [message("thanks <@U2>", ts=f"{number}.000000") for number in range(550)]
    files = export() | {
        "general/2024-02-01.json": [message("字" * 10_000 + "感謝 <@U2>", ts="999.000000")],
        "general/2024-02-02.json": full,
    }

    reading = read_files(tmp_path, files)

    assert reading.counts == Counts(word=551, total=551)


def test_escapes_and_raw_letters_are_the_same_text(tmp_path: Path) -> None:
    raw = (
        r'[{"user":"U1","ts":"1.000000","text":"<@U2> \u611f\u8b1d https:\/\/x"},'
        r'{"user":"U1","ts":"2.000000","text":"<@W3> 感謝"}]'
    )

    reading = read_files(tmp_path, export() | {"general/2024-01-31.json": raw.encode()})

    assert reading.pairs == [("U1", "U2"), ("U1", "W3")]
