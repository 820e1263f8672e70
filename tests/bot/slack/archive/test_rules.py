"""Who counts as thanking and thanked in an export, and that each thanks counts once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.slack.archive.found import Counts
from bot.slack.archive.read import read_archive
from tests.bot.slack.archive.exports import (
    DAY,
    TS,
    content_of,
    export,
    message,
    prayed,
    read,
    read_files,
    unpacked,
    user,
    zipped,
)


def test_each_who_reacts_thanks_the_author_at_the_moment_of_the_message(tmp_path: Path) -> None:
    files = export(message(reactions=[prayed("U2", "W3")]))

    reading = read_files(tmp_path, files)

    assert reading.pairs == [("U2", "U1"), ("W3", "U1")]
    first = reading.thanks[0]
    assert (first.channel, first.ts, first.rule) == ("C1", TS, "reaction")
    assert first.at == datetime(2024, 1, 31, 0, 0, 0, 100, tzinfo=UTC)


def test_the_author_thanks_whom_a_message_mentions(tmp_path: Path) -> None:
    files = export(message("<@U2> ++"), message("<@W3|old>: thanks", ts="2.000000"))

    reading = read_files(tmp_path, files)

    assert [(thanks.thanker, thanks.thanked, thanks.rule) for thanks in reading.thanks] == [
        ("U1", "U2", "plusplus"),
        ("U1", "W3", "word"),
    ]


def test_one_message_is_one_thanks_however_often_it_says_so(tmp_path: Path) -> None:
    reactions = [prayed("U2"), prayed("U2", "U2", emoji="pray::skin-tone-3"), prayed("U2", emoji="arigato")]
    files = export(message("<@W3> ++ thanks <@W3> <@W3>++", reactions=reactions))

    reading = read_files(tmp_path, files)

    assert reading.pairs == [("U2", "U1"), ("U1", "W3")]
    assert reading.thanks[1].rules == ("plusplus", "word")
    assert reading.counts == Counts(reaction=1, plusplus=1, word=1, total=2)


def test_a_message_that_comes_twice_in_its_channel_counts_once(tmp_path: Path) -> None:
    files = export(message("thanks <@U2>")) | {"general/2024-02-01.json": [message("<@U2> ++")]}

    reading = read_files(tmp_path, files)

    assert reading.counts == Counts(plusplus=1, word=1, total=1)
    assert reading.thanks[0].rules == ("plusplus", "word")


def test_one_timestamp_in_two_channels_is_two_messages(tmp_path: Path) -> None:
    files = export(message("thanks <@U2>")) | {"random/2024-01-31.json": [message("thanks <@U2>")]}

    reading = read_files(tmp_path, files)

    assert [thanks.channel for thanks in reading.thanks] == ["C1", "random"]


def test_folders_by_name_and_by_id_are_one_channel(tmp_path: Path) -> None:
    files = export(message("thanks <@U2>")) | {"C1/2024-01-31.json": [message("thanks <@U2>")]}

    reading = read_files(tmp_path, files)

    assert reading.counts.total == 1


def test_days_are_read_channel_by_channel_and_in_order_however_they_are_packed(tmp_path: Path) -> None:
    first, last, other = (message("thanks <@U2>", ts=f"{second}.000000") for second in (1, 9, 5))
    files = {"general/2024-02-02.json": [last], "random/2024-01-01.json": [other]} | export(first)

    reading = read_files(tmp_path, files)

    found = [(thanks.channel, thanks.ts[0]) for thanks in reading.thanks]
    assert found == [("C1", "1"), ("C1", "9"), ("random", "5")]


def test_an_extra_emoji_thanks_only_when_the_community_says_so(tmp_path: Path) -> None:
    path = zipped(tmp_path, export(message(reactions=[prayed("U2", emoji="heart")])))

    plain = list(read_archive(path).thanks())
    hearty = list(read_archive(path, extra_emoji=frozenset({"heart"})).thanks())

    assert (len(plain), len(hearty)) == (0, 1)


@pytest.mark.parametrize("thanker", ["U1", "UBOT", "USLACKBOT", "UELSEWHERE"])
def test_oneself_bots_and_strangers_thank_nobody(tmp_path: Path, thanker: str) -> None:
    files = export(message(reactions=[prayed(thanker)]), message(f"thanks <@{thanker}>", ts="2.000000"))

    reading = read_files(tmp_path, files)

    assert reading.thanks == ()


def test_strangers_are_counted_once_each_and_slackbot_is_none(tmp_path: Path) -> None:
    files = export(
        message("thanks <@UAWAY>", reactions=[prayed("UAWAY", "WAWAY", "USLACKBOT")]),
        message("hello", author="UELSE", ts="2.000000"),
    )

    reading = read_files(tmp_path, files)

    assert reading.unknown == 3


def test_a_deactivated_member_thanks_and_is_thanked(tmp_path: Path) -> None:
    former = user("U2", deleted=True, profile={"real_name": "Former"})
    files = export(message("thanks <@U2>", reactions=[prayed("U2")]), users=[user("U1"), former])

    reading = read_files(tmp_path, files)

    assert reading.pairs == [("U2", "U1"), ("U1", "U2")]
    assert [(person.name, person.deactivated) for person in reading.people] == [
        ("u1", False),
        ("Former", True),
    ]


@pytest.mark.parametrize("subtype", [None, "", "thread_broadcast", "me_message", "file_share"])
def test_what_members_write_counts(tmp_path: Path, subtype: str | None) -> None:
    files = export(message("thanks <@U2>", subtype=subtype, bot_id="B1", thread_ts="1.000000"))

    reading = read_files(tmp_path, files)

    assert reading.counts.total == 1


@pytest.mark.parametrize(
    "subtype",
    [
        "channel_join",
        "channel_topic",
        "channel_name",
        "bot_message",
        "message_changed",
        "message_deleted",
        "tombstone",
    ],
)
def test_what_slack_or_a_bot_writes_does_not_count(tmp_path: Path, subtype: str) -> None:
    files = export(message("thanks <@U2>", subtype=subtype, reactions=[prayed("U2")]))

    reading = read_files(tmp_path, files)

    assert (reading.thanks, reading.skipped) == ((), ())


def test_a_hidden_message_does_not_count(tmp_path: Path) -> None:
    reading = read_files(tmp_path, export(message("thanks <@U2>", hidden=True)))

    assert reading.thanks == ()


def test_a_comment_on_a_file_is_its_writers(tmp_path: Path) -> None:
    comment = message("thanks <@U2>", subtype="file_comment", comment={"user": "W3", "comment": "x"})
    del comment["user"]

    reading = read_files(
        tmp_path, export(comment, message("thanks <@U2>", ts="2.000000", subtype="file_comment"))
    )

    assert reading.pairs == [("W3", "U2")]


def test_the_zip_and_the_folder_tell_the_same(tmp_path: Path) -> None:
    files = export(message("thanks <@U2>", reactions=[prayed("U2", "W3")]))

    from_zip, from_folder = read(zipped(tmp_path, files)), read(unpacked(tmp_path, files))

    assert from_zip == from_folder
    assert from_zip.counts.total == 3


def test_reading_again_gives_the_same_again(tmp_path: Path) -> None:
    files = export(message("thanks <@U2>"), message("hello", author="UAWAY")) | {
        "general/2024-02-01.json": b"{"
    }
    archive = read_archive(zipped(tmp_path, files))

    first = (list(archive.thanks()), archive.counts, archive.skipped, archive.unknown)
    second = (list(archive.thanks()), archive.counts, archive.skipped, archive.unknown)

    assert first == second
    assert (first[1].total, len(first[2]), first[3]) == (1, 1, 1)


def test_progress_is_told_after_each_day_even_a_malformed_one(tmp_path: Path) -> None:
    files = export() | {"general/2024-02-01.json": b"{", "random/2024-02-01.json": []}
    told: list[tuple[int, int]] = []

    list(
        read_archive(
            zipped(tmp_path, files), progress=lambda done, total: told.append((done, total))
        ).thanks()
    )

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_member_is_called_by_display_name_then_real_name_then_name(tmp_path: Path) -> None:
    users = [
        user("U1", real_name="Real", profile={"display_name": "Shown"}),
        user("U2", real_name="Real", profile={"display_name": " "}),
        user("U3", profile={"real_name": "In profile"}),
        user("U4", profile=None),
        {"id": "U5"},
    ]

    reading = read_files(tmp_path, export(users=users))

    assert [person.name for person in reading.people] == ["Shown", "Real", "In profile", "u4", "U5"]


def test_time_zone_and_language_are_read_and_slackbot_is_a_bot(tmp_path: Path) -> None:
    users = [user("U1", tz="Asia/Tokyo", locale="ja-JP", is_bot=False), user("USLACKBOT", is_bot=False)]

    person, slackbot = read_files(tmp_path, export(users=users)).people

    assert (person.time_zone, person.language, person.is_bot) == ("Asia/Tokyo", "ja", False)
    assert (slackbot.time_zone, slackbot.language, slackbot.is_bot) == (None, None, True)


def test_no_mail_phone_token_or_words_leave_the_archive(tmp_path: Path) -> None:
    secrets = ["who@example.invalid", "0312345678", "xoxe-1", "whispered"]
    profile = {"display_name": "Aki", "email": secrets[0], "phone": secrets[1]}
    file = {"url_private": f"https://example.invalid/?t={secrets[2]}"}
    files = export(
        message(f"thanks <@U2> {secrets[3]}", files=[file]), users=[user("U1", profile=profile), user("U2")]
    )

    reading = read_files(tmp_path, files)

    assert reading.counts.total == 1
    assert not [
        secret for secret in secrets if secret in repr(reading) or secret.encode() not in content_of(files)
    ]


def test_a_day_file_lies_in_its_channel_and_nowhere_else(tmp_path: Path) -> None:
    day = [message("thanks <@U2>")]
    files = export() | {
        "2024-01-31.json": day,
        "general/attachments/2024-01-31.json": day,
        "general/canvas_in_the_conversation.json": day,
        "general/2024-01-31.json.bak": day,
    }

    reading = read_files(tmp_path, files)

    assert (reading.thanks, reading.skipped) == ((), ())
    assert DAY in files
