"""Reads a zip's list of members, and compares it with what stands before each (PKWARE APPNOTE)."""

import stat
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from bot.slack.archive.limits import MOST_ENTRIES
from bot.slack.archive.refused import ArchiveRefused, Refusal

STORED: Final = 0
DEFLATED: Final = 8


@dataclass(frozen=True, slots=True)
class Member:
    """One file or folder of a zip; `begin` is where its packed bytes start, sizes are in bytes."""

    name: str
    is_folder: bool
    method: int
    checksum: int
    packed: int
    size: int
    begin: int


def read_directory(file: BinaryIO, length: int) -> tuple[Member, ...]:
    """List the members of a zip of `length` bytes, or refuse it for what its numbers say."""
    end = _find_end(file, length)
    listed = list(_listed(file, end))
    located = [(entry.header, _located(file, entry)) for entry in listed]
    _refuse_overlaps(sorted(located, key=lambda pair: pair[0]), end.directory)
    return tuple(member for _, member in located)


@dataclass(frozen=True, slots=True)
class _End:
    """The record at the end of a zip: how many entries, and where their list begins and ends."""

    entries: int
    directory: int
    place: int


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry as the list at the end tells it; `header` is where it claims to begin."""

    raw_name: bytes
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    mode: int
    header: int

    @property
    def name(self) -> str:
        return _decoded(self.raw_name, self.flags)


def _find_end(file: BinaryIO, length: int) -> _End:
    file.seek(max(length - _END.size - 0xFFFF, 0))
    tail = file.read()
    at = tail.rfind(_END_MARK)
    while at >= 0 and not _closes(tail, at):
        at = tail.rfind(_END_MARK, 0, at)
    if at < 0:
        file.seek(0)
        begun = file.read(len(_LOCAL_MARK)) == _LOCAL_MARK
        raise ArchiveRefused(Refusal.TRUNCATED if begun else Refusal.NOT_A_ZIP)
    return _checked_end(tail, at, length - len(tail) + at)


def _closes(tail: bytes, at: int) -> bool:
    """Tell whether the comment of the record at `at` ends exactly where the file ends."""
    if at + _END.size > len(tail):
        return False
    comment: int = _END.unpack_from(tail, at)[7]
    return at + _END.size + comment == len(tail)


def _checked_end(tail: bytes, at: int, place: int) -> _End:
    _, disk, first_disk, here, entries, size, directory, _ = _END.unpack_from(tail, at)
    if tail[max(at - 20, 0) : at].startswith(_ZIP64_MARK) or 0xFFFFFFFF in (size, directory):
        raise ArchiveRefused(Refusal.ZIP64)
    if disk or first_disk or here != entries:
        raise ArchiveRefused(Refusal.SPLIT)
    if entries == 0:
        raise ArchiveRefused(Refusal.EMPTY)
    if directory + size != place:
        raise ArchiveRefused(Refusal.PREFIXED if directory + size < place else Refusal.TRUNCATED)
    return _End(entries, directory, place)


def _listed(file: BinaryIO, end: _End) -> Iterator[_Listed]:
    file.seek(end.directory)
    count = 0
    while file.tell() < end.place:
        count += 1
        if count > MOST_ENTRIES:
            raise ArchiveRefused(Refusal.TOO_MANY_ENTRIES)
        entry = _next_listed(file)
        _check_listed(entry)
        yield entry
    if count != end.entries or file.tell() != end.place:
        raise ArchiveRefused(Refusal.DAMAGED)


def _next_listed(file: BinaryIO) -> _Listed:
    _, _, _, _, flags, method, _, _, checksum, packed, size, *rest = _unpacked(_LISTED, file, _LISTED_MARK)
    name_length, extra_length, comment_length, disk, _, attributes, header = rest
    raw_name, extra = file.read(name_length), file.read(extra_length)
    file.read(comment_length)
    entry = _Listed(raw_name, flags, method, checksum, packed, size, attributes >> 16, header)
    if disk:
        raise ArchiveRefused(Refusal.SPLIT, entry.name)
    if 0xFFFFFFFF in (packed, size, header) or _ZIP64_EXTRA in _kinds(extra):
        raise ArchiveRefused(Refusal.ZIP64, entry.name)
    return entry


def _check_listed(entry: _Listed) -> None:
    kind = stat.S_IFMT(entry.mode)
    if entry.flags & _ENCRYPTED:
        raise ArchiveRefused(Refusal.ENCRYPTED, entry.name)
    if entry.method not in (STORED, DEFLATED):
        raise ArchiveRefused(Refusal.UNKNOWN_METHOD, entry.name)
    if kind == stat.S_IFLNK:
        raise ArchiveRefused(Refusal.LINK, entry.name)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ArchiveRefused(Refusal.DEVICE, entry.name)
    is_folder = entry.raw_name.endswith(b"/")
    if kind == (stat.S_IFREG if is_folder else stat.S_IFDIR):
        raise ArchiveRefused(Refusal.FILE_AND_FOLDER, entry.name)
    if is_folder and entry.size:
        raise ArchiveRefused(Refusal.LYING_SIZE, entry.name)


def _located(file: BinaryIO, entry: _Listed) -> Member:
    file.seek(entry.header)
    _, _, flags, method, _, _, checksum, packed, size, name_length, extra_length = _unpacked(
        _LOCAL, file, _LOCAL_MARK
    )
    raw_name, extra = file.read(name_length), file.read(extra_length)
    if 0xFFFFFFFF in (packed, size) or _ZIP64_EXTRA in _kinds(extra):
        raise ArchiveRefused(Refusal.ZIP64, entry.name)
    if raw_name != entry.raw_name or method != entry.method or flags & _ENCRYPTED:
        raise ArchiveRefused(Refusal.DAMAGED, entry.name)
    told, listed = (checksum, packed, size), (entry.checksum, entry.packed, entry.size)
    # Info-ZIP, writing to a pipe, knows the size and leaves the other two for later.
    may_be_zero = bool(flags & _TOLD_LATER)
    if any(now != then and not (may_be_zero and now == 0) for now, then in zip(told, listed, strict=True)):
        raise ArchiveRefused(Refusal.LYING_SIZE, entry.name)
    is_folder, name = entry.name.endswith("/"), entry.name.removesuffix("/")
    return Member(name, is_folder, method, entry.checksum, entry.packed, entry.size, file.tell())


def _refuse_overlaps(located: list[tuple[int, Member]], directory: int) -> None:
    if located[0][0] != 0:
        raise ArchiveRefused(Refusal.PREFIXED)
    nexts = [header for header, _ in located[1:]] + [directory]
    for (_, member), following in zip(located, nexts, strict=True):
        if member.begin + member.packed > following:
            raise ArchiveRefused(Refusal.OVERLAPPING, member.name)


def _unpacked(fields: struct.Struct, file: BinaryIO, mark: bytes) -> tuple[int, ...]:
    raw = file.read(fields.size)
    if len(raw) != fields.size or not raw.startswith(mark):
        raise ArchiveRefused(Refusal.DAMAGED)
    return fields.unpack(raw)


def _kinds(extra: bytes) -> set[int]:
    """Name the kinds of extra field; a cut-off one ends the walk, as it does in other readers."""
    kinds, at = set[int](), 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        kinds.add(kind)
        at += 4 + length
    return kinds


def _decoded(raw: bytes, flags: int) -> str:
    """Read UTF-8 even where the flag is missing, since macOS leaves it out; else the zip's old code page."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        if flags & _UTF8:
            raise ArchiveRefused(Refusal.NAME_NOT_TEXT, ascii(raw)) from None
        return raw.decode("cp437")


_END: Final = struct.Struct("<4s4H2LH")
_LISTED: Final = struct.Struct("<4s2B5H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_END_MARK: Final = b"PK\x05\x06"
_ZIP64_MARK: Final = b"PK\x06\x07"
_LISTED_MARK: Final = b"PK\x01\x02"
_LOCAL_MARK: Final = b"PK\x03\x04"
_ZIP64_EXTRA: Final = 0x0001
# Encrypted, strongly encrypted, and headers hidden.
_ENCRYPTED: Final = 0x0001 | 0x0040 | 0x2000
# Sizes follow the packed bytes, as streaming writers do.
_TOLD_LATER: Final = 0x0008
_UTF8: Final = 0x0800
