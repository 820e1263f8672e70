"""Reads the members of a zip in place, and believes none of the sizes that it tells."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from bot.slack.archive.directory import DEFLATED, Member, read_directory
from bot.slack.archive.limits import CHUNK, MOST_FILE_BYTES, MOST_OPEN_BYTES, MOST_RATIO
from bot.slack.archive.names import Entry, check
from bot.slack.archive.refused import ArchiveRefused, FileSkipped, Refusal, SkipReason


class ZippedArchive:
    """A zip whose names, sizes, checksums and bounds were found right; opened anew for each reading."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            members = read_directory(file, path.stat().st_size)
            check(Entry(member.name, member.is_folder) for member in members)
            _refuse_bombs(members)
            for member in members:
                _verify(file, member)
        self._members = {member.name: member for member in members if not member.is_folder}

    @property
    def names(self) -> tuple[str, ...]:
        """The files in it, in the order of the zip's own list."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """Return a file's bytes, or raise `FileSkipped` when there are too many for one file."""
        member = self._members[name]
        if member.size > MOST_FILE_BYTES:
            raise FileSkipped(SkipReason.TOO_LARGE)
        with self._path.open("rb") as file:
            return b"".join(_checked(file, member))


def _refuse_bombs(members: tuple[Member, ...]) -> None:
    opened = sum(member.size for member in members)
    packed = sum(member.packed for member in members)
    if opened > MOST_OPEN_BYTES:
        raise ArchiveRefused(Refusal.TOO_LARGE)
    if opened > MOST_RATIO * packed:
        raise ArchiveRefused(Refusal.RATIO)


def _verify(file: BinaryIO, member: Member) -> None:
    """Unpack a member once, keeping nothing, so that a fault is found before anything is remembered."""
    head = b""
    for chunk in _checked(file, member):
        head = head or chunk[: len(_ZIP_MARK)]
    if _is_attached(member.name):
        return
    if head == _ZIP_MARK or member.name.casefold().endswith(".zip"):
        raise ArchiveRefused(Refusal.NESTED, member.name)


def _is_attached(name: str) -> bool:
    """Tell a file that members shared, which is never opened: it may be a zip, as many documents are."""
    return "attachments" in name.split("/")


def _checked(file: BinaryIO, member: Member) -> Iterator[bytes]:
    """Yield a member's bytes, stopping at the declared size; refuse it if size or checksum turn out wrong."""
    size, checksum = 0, 0
    file.seek(member.begin)
    packed = _packed(file, member)
    for chunk in _inflated(packed, member) if member.method == DEFLATED else packed:
        size += len(chunk)
        checksum = zlib.crc32(chunk, checksum)
        if size > member.size:
            raise ArchiveRefused(Refusal.LYING_SIZE, member.name)
        yield chunk
    if size != member.size:
        raise ArchiveRefused(Refusal.LYING_SIZE, member.name)
    if checksum != member.checksum:
        raise ArchiveRefused(Refusal.CHECKSUM, member.name)


def _packed(file: BinaryIO, member: Member) -> Iterator[bytes]:
    left = member.packed
    while left:
        chunk = file.read(min(left, CHUNK))
        if not chunk:
            raise ArchiveRefused(Refusal.TRUNCATED, member.name)
        left -= len(chunk)
        yield chunk


def _inflated(packed: Iterator[bytes], member: Member) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for chunk in packed:
            waiting = chunk
            while waiting and not inflate.eof:
                yield inflate.decompress(waiting, CHUNK)
                waiting = inflate.unconsumed_tail
        yield inflate.flush()
    except zlib.error:
        raise ArchiveRefused(Refusal.DAMAGED, member.name) from None
    if inflate.unused_data:
        raise ArchiveRefused(Refusal.LYING_SIZE, member.name)
    if not inflate.eof:
        raise ArchiveRefused(Refusal.DAMAGED, member.name)


_ZIP_MARK: Final = b"PK\x03\x04"
