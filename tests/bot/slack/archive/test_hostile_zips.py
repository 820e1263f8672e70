"""Zips that are broken, that lie, or that would fill memory: refused before anything is remembered."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.slack.archive.refused import Refusal
from tests.bot.slack.archive.exports import export, message, read, refusal_of, zipped

LISTED = b"PK\x01\x02"
END = b"PK\x05\x06"


def patched(folder: Path, change: Callable[[bytearray], None], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A sound zip of one member more, `last`, whose bytes were then changed."""
    path = zipped(folder, export(message("thanks <@U2>")) | {"last": b"x" * 40}, method)
    content = bytearray(path.read_bytes())
    change(content)
    path.write_bytes(content)
    return path


def setting(
    place: int, value: int, *, mark: bytes = LISTED, width: str = "<L"
) -> Callable[[bytearray], None]:
    """Overwrite a field at `place` of the last record that begins with `mark`."""
    return lambda content: struct.pack_into(width, content, content.rindex(mark) + place, value)


def test_a_sound_zip_passes(tmp_path: Path) -> None:
    assert read(patched(tmp_path, lambda content: None)).counts.total == 1


@pytest.mark.parametrize("content", [b"", b"x", b"not a zip at all" * 9, b"\x1f\x8b\x08" + b"\0" * 40])
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(content)

    assert refusal_of(path) is Refusal.NOT_A_ZIP


def test_nothing_there_is_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "absent.zip") is Refusal.NOT_FOUND


@pytest.mark.parametrize("is_zip", [True, False])
def test_an_empty_archive_is_refused(tmp_path: Path, is_zip: bool) -> None:
    (tmp_path / "export").mkdir()

    assert refusal_of(zipped(tmp_path, {}) if is_zip else tmp_path / "export") is Refusal.EMPTY


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9])
def test_a_cut_off_zip_is_refused(tmp_path: Path, kept: float) -> None:
    path = patched(tmp_path, lambda content: content.__delitem__(slice(int(len(content) * kept), None)))

    assert refusal_of(path) is Refusal.TRUNCATED


def test_a_zip_with_something_appended_is_refused(tmp_path: Path) -> None:
    assert refusal_of(patched(tmp_path, lambda content: content.extend(b"more"))) is Refusal.TRUNCATED


def test_a_zip_with_something_before_it_is_refused(tmp_path: Path) -> None:
    plain = patched(tmp_path, lambda content: content.__setitem__(slice(0, 0), b"#!/bin/sh\n"))

    assert refusal_of(plain) is Refusal.PREFIXED


def test_a_zip_whose_offsets_allow_for_a_prefix_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(b"#!/bin/sh\n")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("channels.json", "[]")

    assert refusal_of(path) is Refusal.PREFIXED


def test_a_comment_at_the_end_is_no_fault(tmp_path: Path) -> None:
    path = zipped(tmp_path, export(message("thanks <@U2>")))
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"made by hand " + END + b"\0" * 30

    assert read(path).counts.total == 1


def test_zip64_is_refused_in_its_members(tmp_path: Path) -> None:
    path = zipped(tmp_path, export())
    with (
        zipfile.ZipFile(path, "a") as archive,
        archive.open("general/x.json", "w", force_zip64=True) as member,
    ):
        member.write(b"[]")

    assert refusal_of(path) is Refusal.ZIP64


@pytest.mark.parametrize("place", [12, 16])
def test_zip64_is_refused_at_the_end(tmp_path: Path, place: int) -> None:
    assert refusal_of(patched(tmp_path, setting(place, 0xFFFFFFFF, mark=END))) is Refusal.ZIP64


def test_a_zip64_locator_is_refused(tmp_path: Path) -> None:
    path = patched(tmp_path, lambda content: content.__setitem__(slice(-22, -22), b"PK\x06\x07" + b"\0" * 16))

    assert refusal_of(path) is Refusal.ZIP64


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (setting(4, 1, mark=END, width="<H"), Refusal.SPLIT),
        (setting(34, 1, width="<H"), Refusal.SPLIT),
        (setting(8, 0x0001, width="<H"), Refusal.ENCRYPTED),
        (setting(8, 0x0040, width="<H"), Refusal.ENCRYPTED),
        (setting(10, 14, width="<H"), Refusal.UNKNOWN_METHOD),
        (setting(10, 99, width="<H"), Refusal.UNKNOWN_METHOD),
        (setting(6, 0x0001, mark=b"PK\x03\x04", width="<H"), Refusal.DAMAGED),
        (setting(8, 0x00020002, mark=END), Refusal.DAMAGED),
        (setting(42, 0), Refusal.DAMAGED),
        (setting(42, 0x7FFFFFFF), Refusal.DAMAGED),
        (setting(28, 9, width="<H"), Refusal.DAMAGED),
        (setting(24, 41), Refusal.LYING_SIZE),
        (setting(24, 39), Refusal.LYING_SIZE),
        (setting(20, 3), Refusal.LYING_SIZE),
        (setting(16, 1), Refusal.LYING_SIZE),
    ],
)
def test_a_list_that_lies_is_refused(
    tmp_path: Path, change: Callable[[bytearray], None], reason: Refusal
) -> None:
    assert refusal_of(patched(tmp_path, change)) is reason


@pytest.mark.parametrize("size", [39, 41, 3_000_000])
def test_a_size_that_lies_in_both_places_is_refused(tmp_path: Path, size: int) -> None:
    def lie(content: bytearray) -> None:
        setting(24, size)(content)
        setting(22, size, mark=b"PK\x03\x04")(content)

    assert refusal_of(patched(tmp_path, lie)) in (Refusal.LYING_SIZE, Refusal.RATIO)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_checksum_that_does_not_fit_is_refused(tmp_path: Path, method: int) -> None:
    def lie(content: bytearray) -> None:
        setting(16, 1)(content)
        setting(14, 1, mark=b"PK\x03\x04")(content)

    assert refusal_of(patched(tmp_path, lie, method)) is Refusal.CHECKSUM


def test_packed_bytes_that_cannot_be_unpacked_are_refused(tmp_path: Path) -> None:
    def spoil(content: bytearray) -> None:
        begin = content.rindex(b"last", 0, content.index(LISTED)) + 4
        content[begin] = 0x07

    assert refusal_of(patched(tmp_path, spoil)) is Refusal.DAMAGED


def test_a_folder_with_bytes_of_its_own_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, export() | {"filled?": b"x"})
    path.write_bytes(path.read_bytes().replace(b"filled?", b"filled/"))

    assert refusal_of(path) is Refusal.LYING_SIZE


def test_a_zip_that_is_no_export_is_refused(tmp_path: Path) -> None:
    assert refusal_of(zipped(tmp_path, {"holiday.jpg": b"x"})) is Refusal.NO_CHANNELS


def test_two_exports_side_by_side_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"one/channels.json": [], "two/channels.json": []})

    assert refusal_of(path) is Refusal.NO_CHANNELS


def test_a_zip_written_to_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("channels.json", "[]")
        archive.writestr("users.json", '[{"id": "U1"}]')
    path = tmp_path / "export.zip"
    path.write_bytes(pipe.getvalue())

    assert [person.account for person in read(path).people] == ["U1"]


class _Pipe(io.BytesIO):
    """A file that cannot be wound back, so that sizes come after the bytes."""

    def tell(self) -> int:
        raise OSError
