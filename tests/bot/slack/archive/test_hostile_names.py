"""Names made to escape, to hide another, or to break a file system: the archive is refused."""

import os
import stat
import zipfile
from pathlib import Path

import pytest

from bot.slack.archive.read import read_archive
from bot.slack.archive.refused import ArchiveRefused, Refusal
from tests.bot.slack.archive.exports import content_of, export, refusal_of, unpacked, zipped


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/etc/x",
        "C:\\x",
        "C:/x",
        "c:x",
        "a\\b",
        "general/../../x",
        "general/./x",
        "a//b",
        "..",
        "general/..",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path, export() | {name: b"x"})

    assert refusal_of(path) is Refusal.NAME_ESCAPES
    assert sorted(item.name for item in tmp_path.iterdir()) == ["export.zip"]


def test_a_name_with_nul_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, export() | {"general/xyz": b"x"})
    path.write_bytes(path.read_bytes().replace(b"general/xyz", b"general/x\0z"))

    assert refusal_of(path) is Refusal.NAME_NUL


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("general/x", "general/x"),
        ("general/x", "general/X"),
        ("general/x", "General/y"),
        ("ガイド/x", "カ\u3099イト\u3099/y"),
        ("general/が", "general/か\u3099"),
        ("straße", "STRASSE"),
        ("extra/", "extra/"),
        ("extra/", "EXTRA/"),
    ],
)
def test_a_name_twice_is_refused_also_in_other_spelling(tmp_path: Path, one: str, other: str) -> None:
    path = zipped(tmp_path, [*export().items(), (one, b"1"), (other, b"2")])

    assert refusal_of(path) is Refusal.NAME_TWICE


@pytest.mark.parametrize("name", ["general", "General", "channels.json/x"])
def test_a_file_and_a_folder_of_one_name_are_refused(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path, export() | {name: b"x"})

    assert refusal_of(path) is Refusal.FILE_AND_FOLDER


@pytest.mark.parametrize("name", ["a" * 256, "general/" + "字" * 86, "a" * 60_000, "か" + "\u3099" * 20_000])
def test_a_name_too_long_for_a_disk_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal_of(zipped(tmp_path, export() | {name: b"x"})) is Refusal.NAME_TOO_LONG


def test_a_hostile_name_is_told_short(tmp_path: Path) -> None:
    with pytest.raises(ArchiveRefused) as refused:
        read_archive(zipped(tmp_path, export() | {"a" * 60_000: b"x"}))

    assert refused.value.name == "a" * 255


def test_a_name_of_thousands_of_levels_is_refused(tmp_path: Path) -> None:
    assert refusal_of(zipped(tmp_path, export() | {"a/" * 5_000 + "x": b"x"})) is Refusal.NAME_TOO_DEEP


def test_a_name_that_claims_to_be_utf_8_and_is_not_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, export() | {"general/字.json": b"x"})
    path.write_bytes(path.read_bytes().replace("字".encode(), b"\xff\xfe\xfd"))

    assert refusal_of(path) is Refusal.NAME_NOT_TEXT


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (stat.S_IFLNK, Refusal.LINK),
        (stat.S_IFCHR, Refusal.DEVICE),
        (stat.S_IFBLK, Refusal.DEVICE),
        (stat.S_IFIFO, Refusal.DEVICE),
        (stat.S_IFSOCK, Refusal.DEVICE),
        (stat.S_IFDIR, Refusal.FILE_AND_FOLDER),
    ],
)
def test_a_zip_with_anything_but_files_and_folders_is_refused(
    tmp_path: Path, kind: int, reason: Refusal
) -> None:
    odd = zipfile.ZipInfo("general/2024-02-01.json")
    odd.external_attr = (kind | 0o644) << 16
    path = zipped(tmp_path, export())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(odd, "/etc/passwd")

    assert refusal_of(path) is reason


def test_a_folder_with_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.json").write_bytes(b"[]")
    path = unpacked(tmp_path, export())
    (path / "general" / "2024-02-01.json").symlink_to(tmp_path / "outside.json")

    assert refusal_of(path) is Refusal.LINK


def test_a_folder_with_a_linked_folder_is_refused(tmp_path: Path) -> None:
    path = unpacked(tmp_path, export())
    (path / "loop").symlink_to(path)

    assert refusal_of(path) is Refusal.LINK


def test_a_folder_with_a_second_name_for_an_outside_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside.json").write_bytes(b"[]")
    path = unpacked(tmp_path, export())
    (path / "general" / "2024-02-01.json").hardlink_to(tmp_path / "outside.json")

    assert refusal_of(path) is Refusal.LINK


def test_a_folder_with_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = unpacked(tmp_path, export())
    os.mkfifo(path / "general" / "2024-02-01.json")

    assert refusal_of(path) is Refusal.DEVICE


def test_a_folder_that_is_too_deep_or_clashes_is_refused(tmp_path: Path) -> None:
    deep = unpacked(tmp_path / "deep", export() | {"a/" * 20 + "x": b"x"})
    clashing = unpacked(tmp_path / "clashing", export() | {"General/x": b"x"})

    assert refusal_of(deep) is Refusal.NAME_TOO_DEEP
    assert refusal_of(clashing) is Refusal.NAME_TWICE


def test_a_folder_whose_names_are_no_text_is_refused(tmp_path: Path) -> None:
    path = unpacked(tmp_path, export())
    (path / os.fsdecode(b"\xff\xfe")).write_bytes(b"x")

    assert refusal_of(path) is Refusal.NAME_NOT_TEXT


def test_a_link_put_in_a_files_place_later_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.json").write_bytes(content_of([]))
    path = unpacked(tmp_path, export())
    archive = read_archive(path)
    (path / "general" / "2024-01-31.json").unlink()
    (path / "general" / "2024-01-31.json").symlink_to(tmp_path / "outside.json")

    with pytest.raises(ArchiveRefused, match="unreadable"):
        list(archive.thanks())
