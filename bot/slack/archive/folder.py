"""Reads an unpacked export in its folder, following no link out of it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.slack.archive.limits import MOST_ENTRIES, MOST_FILE_BYTES, MOST_OPEN_BYTES
from bot.slack.archive.names import MOST_LEVELS, Entry, check
from bot.slack.archive.refused import ArchiveRefused, FileSkipped, Refusal, SkipReason


class FolderArchive:
    """A folder of plain files, within the same bounds as a zip."""

    def __init__(self, path: Path) -> None:
        self._path = path
        entries = tuple(_walked(path, ""))
        check(entries)
        self._names = tuple(sorted(entry.name for entry in entries if not entry.is_folder))
        if sum((path / name).lstat().st_size for name in self._names) > MOST_OPEN_BYTES:
            raise ArchiveRefused(Refusal.TOO_LARGE)

    @property
    def names(self) -> tuple[str, ...]:
        """The files in it, sorted."""
        return self._names

    def read(self, name: str) -> bytes:
        """Return a file's bytes, or raise `FileSkipped` when there are too many for one file."""
        # Somebody may have put a link in the file's place since the walk.
        handle = os.open(self._path / name, os.O_RDONLY | _NO_FOLLOW)
        with os.fdopen(handle, "rb") as file:
            content = file.read(MOST_FILE_BYTES + 1)
        if len(content) > MOST_FILE_BYTES:
            raise FileSkipped(SkipReason.TOO_LARGE)
        return content


def _walked(top: Path, above: str) -> Iterator[Entry]:
    """Yield what a folder holds, depth first, without recursion: hostile folders nest thousands deep."""
    waiting, count = [above], 0
    while waiting:
        folder = waiting.pop()
        with os.scandir(top / folder) as found:
            for item in found:
                count += 1
                entry = _entry(item, folder)
                if count > MOST_ENTRIES:
                    raise ArchiveRefused(Refusal.TOO_MANY_ENTRIES)
                if entry.is_folder:
                    waiting.append(entry.name)
                yield entry


def _entry(item: "os.DirEntry[str]", folder: str) -> Entry:
    name = f"{folder}/{item.name}" if folder else item.name
    seen = item.stat(follow_symlinks=False)
    if stat.S_ISLNK(seen.st_mode) or (stat.S_ISREG(seen.st_mode) and seen.st_nlink > 1):
        raise ArchiveRefused(Refusal.LINK, name)
    if not (stat.S_ISREG(seen.st_mode) or stat.S_ISDIR(seen.st_mode)):
        raise ArchiveRefused(Refusal.DEVICE, name)
    if name.count("/") >= MOST_LEVELS:
        raise ArchiveRefused(Refusal.NAME_TOO_DEEP, name)
    return Entry(name, stat.S_ISDIR(seen.st_mode))


# Windows knows no such flag, and no such links without special rights.
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0)
