"""JSON made to break a reader: a day is skipped and named, a list of people or channels refused."""

import zipfile
from pathlib import Path

import pytest

from bot.slack.archive import folder as unpacking
from bot.slack.archive import parsed
from bot.slack.archive import zipped as unzipping
from bot.slack.archive.read import read_archive
from bot.slack.archive.refused import ArchiveRefused, Refusal, Skipped, SkipReason
from tests.bot.slack.archive.exports import (
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

THANKS = message("thanks <@U2>")
BAD = "general/2024-02-01.json"
HEAD = b'[{"user": "U1", "ts": "1.000000", "text": "thanks <@W3>"'


def skip_reason_of(folder: Path, bad: object) -> SkipReason:
    """Why a day is skipped, having seen that the sound day beside it is read all the same."""
    reading = read_files(folder, export(THANKS) | {BAD: bad})
    assert reading.pairs == [("U1", "U2")]
    assert [skipped.file for skipped in reading.skipped] == [BAD]
    return reading.skipped[0].reason


@pytest.mark.parametrize(
    "bad",
    [
        {"messages": []},
        "text",
        5,
        True,
        ["text"],
        [[THANKS]],
        [None],
        [THANKS | {"user": 5}],
        [THANKS | {"user": ["U1"]}],
        [THANKS | {"text": 5}],
        [THANKS | {"text": {"thanks": "<@W3>"}}],
        [THANKS | {"subtype": 5}],
        [THANKS | {"reactions": {"pray": ["U2"]}}],
        [THANKS | {"reactions": ["pray"]}],
        [THANKS | {"reactions": [{"name": "pray", "users": "U2"}]}],
        [THANKS | {"reactions": [prayed({"id": "U2"})]}],
        [THANKS | {"reactions": [prayed("U2", emoji=5)]}],
        [THANKS | {"subtype": "file_comment", "comment": "U2"}],
    ],
)
def test_a_wrong_type_at_any_level_skips_the_day(tmp_path: Path, bad: object) -> None:
    assert skip_reason_of(tmp_path, bad) is SkipReason.WRONG_TYPE


@pytest.mark.parametrize(
    "ts",
    [
        "NaN",
        "1e400",
        "-1",
        -1,
        "253370764800.0",
        253370764800,
        "4102444800",
        "",
        None,
        True,
        "1.0000001",
        "１.0",
        [],
        "1\n",
    ],
)
def test_a_timestamp_that_is_no_moment_skips_the_day(tmp_path: Path, ts: object) -> None:
    assert (
        skip_reason_of(tmp_path, [message("thanks <@W3>", ts="1.0"), message(ts=ts)])
        is SkipReason.BAD_TIMESTAMP
    )


def test_a_number_beyond_all_bounds_is_no_timestamp(tmp_path: Path) -> None:
    assert skip_reason_of(tmp_path, b'[{"user": "U1", "ts": 1e400}]') is SkipReason.BAD_TIMESTAMP


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"{",
        HEAD,
        HEAD + b"}] more",
        HEAD + b', "x": NaN}]',
        HEAD + b', "x": -Infinity}]',
        HEAD + b', "x": ' + b"9" * 1_000_000 + b"}]",
        HEAD + b', "x": ' + b"9" * 101 + b"}]",
        HEAD + b', "x": "\0"}]',
        HEAD + b', "x": 01}]',
        HEAD.replace(b'"', b"'") + b"}]",
        "[]".encode("utf-16-le"),
    ],
)
def test_what_is_no_json_skips_the_day(tmp_path: Path, bad: bytes) -> None:
    assert skip_reason_of(tmp_path, bad) is SkipReason.NOT_JSON


@pytest.mark.parametrize(
    "bad", ["[]".encode("utf-16"), HEAD + b', "x": "\xff"}]', b'["\xed\xa0\x80"]', b'["\xc0\xaf"]']
)
def test_what_is_no_utf_8_skips_the_day(tmp_path: Path, bad: bytes) -> None:
    assert skip_reason_of(tmp_path, bad) is SkipReason.NOT_UTF8


@pytest.mark.parametrize("bad", [b"[" * 100_000, b"[" * 100_000 + b"]" * 100_000, b'[{"a":' * 100_000])
def test_brackets_nested_without_end_skip_the_day(tmp_path: Path, bad: bytes) -> None:
    assert skip_reason_of(tmp_path, bad) is SkipReason.TOO_DEEP


def test_more_values_than_a_day_can_have_skip_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsed, "MOST_VALUES", 99)

    assert skip_reason_of(tmp_path, [[]] * 99) is SkipReason.TOO_LARGE


def test_commas_in_a_text_are_no_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsed, "MOST_VALUES", 99)

    reading = read_files(tmp_path, export(message('thanks <@U2> "' + ",[{" * 99)))

    assert reading.counts.total == 1


def test_a_day_too_large_to_be_read_whole_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unzipping, "MOST_FILE_BYTES", 2_000)

    assert skip_reason_of(tmp_path, b"[" + b" " * 2_000 + b"]") is SkipReason.TOO_LARGE


def test_a_day_too_large_in_a_folder_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_FILE_BYTES", 2_000)
    path = unpacked(tmp_path, export(THANKS) | {BAD: b"[" + b" " * 2_000 + b"]"})

    reading = read(path)

    assert reading.skipped == (Skipped(BAD, SkipReason.TOO_LARGE),)


def test_of_equal_keys_the_last_wins(tmp_path: Path) -> None:
    twice = HEAD + b', "text": "thanks <@U2>", "user": "W3"}]'

    assert read_files(tmp_path, export() | {BAD: twice}).pairs == [("W3", "U2")]


@pytest.mark.parametrize("key", ["__proto__", "constructor", "__class__", "toString", ""])
def test_keys_that_mean_something_elsewhere_are_only_keys(tmp_path: Path, key: str) -> None:
    odd = THANKS | {key: {"user": "W3"}}

    assert read_files(tmp_path, export(odd, users=[user("U1", **{key: {}}), user("U2")])).pairs == [
        ("U1", "U2")
    ]


def test_a_byte_order_mark_is_passed_by(tmp_path: Path) -> None:
    assert read_files(tmp_path, export() | {BAD: b"\xef\xbb\xbf" + HEAD + b"}]"}).pairs == [("U1", "W3")]


@pytest.mark.parametrize("odd", ["\ud800", "\0", "\u202e\u2067", "\U0001f469\u200d", "\ufffe"])
def test_odd_characters_in_words_and_emoji_are_passed_by(tmp_path: Path, odd: str) -> None:
    odd_message = message(f"{odd} thanks <@U2>{odd}", reactions=[prayed("W3"), prayed("W3", emoji=odd)])

    assert read_files(tmp_path, export(odd_message)).pairs == [("W3", "U1"), ("U1", "U2")]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("A\0ki\ud83d", "Aki"),
        ("\u202eika", "\u202eika"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<!channel>", "<!channel>"),
        ("ア" * 10_000, "ア" * 255),
        ("\0", "u1"),
    ],
)
def test_odd_names_of_people_are_kept_as_they_can_be_stored(tmp_path: Path, name: str, kept: str) -> None:
    reading = read_files(tmp_path, export(users=[user("U1", profile={"display_name": name})]))

    assert [person.name for person in reading.people] == [kept]


def test_odd_ids_are_data_and_never_mentions(tmp_path: Path) -> None:
    odd = "U'; DROP TABLE members"
    files = export(message(f"thanks <@{odd}>", reactions=[prayed(odd)]), users=[user("U1"), user(odd)])

    reading = read_files(tmp_path, files)

    assert [person.account for person in reading.people] == ["U1", odd]
    assert reading.pairs == [(odd, "U1")]


@pytest.mark.parametrize(
    "users",
    [
        {},
        "U1",
        ["U1"],
        [None],
        [{"name": "nobody"}],
        [user("U1") | {"id": 5}],
        [user("")],
        [user("U\0")],
        [user("U\ud800")],
        [user("U" * 65)],
        [user("U1", profile=["x"])],
        [user("U1", real_name=5)],
        [user("U1", deleted="yes")],
        b"{",
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_a_malformed_list_of_people_is_refused(tmp_path: Path, users: object) -> None:
    with pytest.raises(ArchiveRefused) as refused:
        read_files(tmp_path, export(THANKS, users=users))

    assert (refused.value.reason, refused.value.name) == (Refusal.BROKEN_USERS, "users.json")


@pytest.mark.parametrize("file", ["channels.json", "groups.json", "dms.json", "mpims.json"])
@pytest.mark.parametrize(
    "content", [{}, "C1", ["C1"], [{"name": "general"}], [{"id": "C1", "name": 5}], b"["]
)
def test_a_malformed_list_of_channels_is_refused(tmp_path: Path, file: str, content: object) -> None:
    with pytest.raises(ArchiveRefused) as refused:
        read_files(tmp_path, export(THANKS) | {file: content})

    assert (refused.value.reason, refused.value.name) == (Refusal.BROKEN_CHANNELS, file)


def test_one_of_two_entries_for_an_account_counts_and_it_is_the_last(tmp_path: Path) -> None:
    reading = read_files(tmp_path, export(users=[user("U1", name="old"), user("U1", name="new")]))

    assert [person.name for person in reading.people] == ["new"]


def test_a_million_reactions_and_mentions_in_one_message_are_read(tmp_path: Path) -> None:
    reactions = [prayed(*["U2", "UAWAY"] * 500_000)]
    files = export(message("thanks " + "<@U2><@UAWAY>" * 500_000, reactions=reactions))

    reading = read(unpacked(tmp_path, files))

    assert reading.pairs == [("U2", "U1"), ("U1", "U2")]
    assert reading.unknown == 1


@pytest.mark.parametrize("piece", ["<@", "`", "字", '"'])
def test_a_text_of_ten_megabytes_is_read(tmp_path: Path, piece: str) -> None:
    text = "thanks <@U2>\n" + piece * (10_000_000 // len(piece.encode()))

    reading = read(zipped(tmp_path, export(message(text)), zipfile.ZIP_STORED))

    assert (reading.pairs, reading.skipped) == ([("U1", "U2")], ())


def test_what_was_skipped_is_told_without_its_content(tmp_path: Path) -> None:
    path = zipped(tmp_path, export() | {BAD: [message("whispered", ts="secret")]})

    reading = read(path)

    assert reading.skipped == (Skipped(BAD, SkipReason.BAD_TIMESTAMP),)
    assert "whispered" not in repr(reading)
    assert "secret" not in repr(reading)


def test_an_archive_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, export(THANKS), zipfile.ZIP_STORED)
    archive = read_archive(path)
    path.write_bytes(
        path.read_bytes().replace(content_of([THANKS]), content_of([THANKS]).replace(b"U2", b"W3"))
    )

    with pytest.raises(ArchiveRefused, match="checksum"):
        list(archive.thanks())
