"""Zips that would fill memory, hide bytes or hold more zips: refused before anything is remembered."""

import io
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from bot.slack.archive import directory, folder
from bot.slack.archive import zipped as zip_limits
from bot.slack.archive.limits import CHUNK
from bot.slack.archive.refused import Refusal
from tests.bot.slack.archive.exports import DAY, export, message, read, refusal_of, unpacked, zipped

LISTED = b"PK\x01\x02"
END = b"PK\x05\x06"


def test_a_deflated_member_that_ends_too_soon_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(_zip_of(_deflated(b"[]")[:-1], size=2))

    assert refusal_of(path) is Refusal.DAMAGED


def test_a_deflated_member_with_something_behind_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(_zip_of(_deflated(b"[]") + b"hidden", size=2))

    assert refusal_of(path) is Refusal.LYING_SIZE


def test_members_of_any_length_are_unpacked_to_their_end(tmp_path: Path) -> None:
    noise = {"noise": random.Random(1).randbytes(200_000)}
    lengths = {f"length-{more}": b"x" * (CHUNK + more) for more in range(0, 1_000, 43)}

    reading = read(zipped(tmp_path, export(message("thanks <@U2>")) | noise | lengths))

    assert reading.counts.total == 1


def test_a_member_that_lies_is_unpacked_no_further_than_it_claims(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(_zip_of(_deflated(b" " * 100_000), size=2))
    unpacked_lengths, checksum = list[int](), zlib.crc32

    def counting(chunk: bytes, start: int) -> int:
        unpacked_lengths.append(len(chunk))
        return checksum(chunk, start)

    monkeypatch.setattr(zip_limits, "CHUNK", 64)
    monkeypatch.setattr(zlib, "crc32", counting)

    assert refusal_of(path) is Refusal.LYING_SIZE
    assert sum(unpacked_lengths) <= 64


def test_members_that_share_bytes_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    path.write_bytes(_overlapping())

    assert refusal_of(path) is Refusal.OVERLAPPING


def test_a_bomb_is_refused_by_its_ratio(tmp_path: Path) -> None:
    assert (
        refusal_of(zipped(tmp_path, export() | {"general/2024-02-01.json": b" " * 9_000_000}))
        is Refusal.RATIO
    )


@pytest.mark.parametrize("is_zip", [True, False])
def test_too_much_when_open_is_refused(tmp_path: Path, is_zip: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    path = (zipped if is_zip else unpacked)(tmp_path, export())
    monkeypatch.setattr(zip_limits, "MOST_OPEN_BYTES", 100)
    monkeypatch.setattr(folder, "MOST_OPEN_BYTES", 100)

    assert refusal_of(path) is Refusal.TOO_LARGE


@pytest.mark.parametrize("is_zip", [True, False])
def test_too_many_entries_are_refused(tmp_path: Path, is_zip: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    path = (zipped if is_zip else unpacked)(tmp_path, export())
    monkeypatch.setattr(directory, "MOST_ENTRIES", 2)
    monkeypatch.setattr(folder, "MOST_ENTRIES", 2)

    assert refusal_of(path) is Refusal.TOO_MANY_ENTRIES


@pytest.mark.parametrize("name", ["inner.zip", "general/INNER.ZIP", DAY])
def test_a_zip_in_the_zip_is_refused(tmp_path: Path, name: str) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("channels.json", "[]")

    assert refusal_of(zipped(tmp_path, export() | {name: inner.getvalue()})) is Refusal.NESTED


def test_a_zip_that_a_member_attached_is_no_fault(tmp_path: Path) -> None:
    path = zipped(tmp_path, export(message("thanks <@U2>")) | {"general/attachments/F1-x.zip": b"PK\x03\x04"})

    assert read(path).counts.total == 1


def _deflated(content: bytes) -> bytes:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return deflate.compress(content) + deflate.flush()


def _zip_of(packed: bytes, size: int) -> bytes:
    """A zip of `channels.json` with these packed bytes, whatever they are."""
    local, listed = _headers(b"channels.json", zlib.crc32(b"[]"), len(packed), size, 8, 0)
    return local + packed + listed + _end(1, len(listed), len(local + packed))


def _overlapping() -> bytes:
    """Two members, of which the first claims the header and the bytes of the second as its own."""
    begin = struct.calcsize("<4s5H3L2H") + len(b"general/x")
    inner, inner_listed = _headers(b"channels.json", zlib.crc32(b"[]"), 2, 2, 0, begin)
    quoted = inner + b"[]"
    outer, outer_listed = _headers(b"general/x", zlib.crc32(quoted), len(quoted), len(quoted), 0, 0)
    listed = outer_listed + inner_listed
    return outer + quoted + listed + _end(2, len(listed), len(outer + quoted))


def _headers(name: bytes, checksum: int, packed: int, size: int, method: int, at: int) -> tuple[bytes, bytes]:
    shared = struct.pack("<5H3L2H", 20, 0, method, 0, 0, checksum, packed, size, len(name), 0)
    local = b"PK\x03\x04" + shared + name
    return local, LISTED + struct.pack("<H", 20) + shared + struct.pack("<3H2L", 0, 0, 0, 0, at) + name


def _end(entries: int, length: int, begin: int) -> bytes:
    return END + struct.pack("<4H2LH", 0, 0, entries, entries, length, begin, 0)
