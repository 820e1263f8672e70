"""Folders and files laid out as genuine exports and tools lay them out: each must simply be read."""

from pathlib import Path
from unicodedata import normalize

import pytest

from bot.slack.archive.refused import Skipped, SkipReason
from tests.bot.slack.archive.exports import (
    export,
    message,
    read,
    read_files,
    unpacked,
    zipped,
)

THANKS = message("thanks <@U2>")


@pytest.mark.parametrize("users", [None, [], b"null"])
def test_without_listed_people_everybody_is_unknown(tmp_path: Path, users: object) -> None:
    files = export(THANKS, users=users)
    if users is None:
        del files["users.json"]

    reading = read_files(tmp_path, files)

    assert (reading.people, reading.thanks, reading.unknown) == ((), (), 2)


def test_root_files_old_and_new_are_passed_by(tmp_path: Path) -> None:
    names = ["integration_logs", "canvases", "huddle_transcripts", "file_conversations", "anything"]
    files = export(THANKS) | {f"{name}.json": b"not even JSON" for name in names} | {"lists.json": [""]}

    reading = read_files(tmp_path, files)

    assert (reading.counts.total, reading.skipped) == (1, ())


@pytest.mark.parametrize(
    "name",
    [
        "with spaces",
        "ガイド",
        normalize("NFD", "ガイド"),
        "ends-",
        "x" * 80,
        "字" * 80,
        normalize("NFD", "が" * 80),
    ],
)
@pytest.mark.parametrize("is_listed", [True, False])
def test_a_folder_of_any_name_is_a_channel(tmp_path: Path, name: str, is_listed: bool) -> None:
    channels = [{"id": "C9", "name": normalize("NFC", name)}] if is_listed else []
    files = export(channels=channels) | {f"{name}/2024-01-31.json": [THANKS]}

    reading = read_files(tmp_path, files)

    assert [thanks.channel for thanks in reading.thanks] == ["C9" if is_listed else normalize("NFC", name)]


def test_a_channel_may_be_listed_in_the_other_composition(tmp_path: Path) -> None:
    channels = [{"id": "C9", "name": normalize("NFD", "ガイド")}]

    reading = read_files(tmp_path, export(channels=channels) | {"ガイド/2024-01-31.json": [THANKS]})

    assert [thanks.channel for thanks in reading.thanks] == ["C9"]


def test_a_listed_channel_may_have_no_folder(tmp_path: Path) -> None:
    channels = [
        {"id": "C1", "name": "general"},
        {"id": "C2", "name": "empty", "members": None, "topic": None},
    ]

    reading = read_files(tmp_path, export(THANKS, channels=channels))

    assert reading.counts.total == 1


def test_many_days_are_read(tmp_path: Path) -> None:
    days = {
        f"c{n % 8}/2{n // 8:03}-01-01.json": [message("thanks <@U2>", ts=f"{n}.000000")] for n in range(8_000)
    }

    reading = read_files(tmp_path, export() | days)

    assert reading.counts.total == 8_000


def test_private_conversations_are_read_only_when_asked_for_and_dms_never(tmp_path: Path) -> None:
    lists = {
        "groups.json": [{"id": "G1", "name": "secret"}],
        "mpims.json": [{"id": "G2", "name": "mpdm-a--b-1"}],
        "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
    }
    files = (
        export() | lists | {f"{name}/2024-01-31.json": [THANKS] for name in ("secret", "mpdm-a--b-1", "D1")}
    )
    path = zipped(tmp_path, files)

    closed, asked = read(path), read(path, include_private=True)

    dm = Skipped("D1/", SkipReason.DIRECT_MESSAGES)
    private = [Skipped(f"{name}/", SkipReason.PRIVATE) for name in ("mpdm-a--b-1", "secret")]
    assert (closed.thanks, closed.skipped) == ((), (dm, *private))
    assert ([thanks.channel for thanks in asked.thanks], asked.skipped) == (["G1", "G2"], (dm,))


@pytest.mark.parametrize("name", ["D0123ABCDEF", "G0123ABCDEF", "mpdm-a--b-1"])
def test_private_conversations_are_known_by_their_names_too(tmp_path: Path, name: str) -> None:
    reading = read_files(tmp_path, export() | {f"{name}/2024-01-31.json": [THANKS]})

    assert [skipped.file for skipped in reading.skipped] == [f"{name}/"]


@pytest.mark.parametrize("is_zip", [True, False])
def test_a_wrapping_folder_and_what_macos_adds_are_seen_through(tmp_path: Path, is_zip: bool) -> None:
    clutter = {
        "__MACOSX/my export/general/._2024-01-31.json": b"x",
        ".DS_Store": b"x",
        "my export/general/.DS_Store": b"",
    }
    files = {f"my export/{name}": value for name, value in export(THANKS).items()} | clutter
    if is_zip:
        files |= {"my export/": b"", "my export/general/": b""}

    reading = read((zipped if is_zip else unpacked)(tmp_path, files))

    assert (reading.counts.total, reading.skipped) == (1, ())
