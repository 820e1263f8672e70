"""Which names an archive may hold: none that escapes, hides another, or breaks a file system."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from bot.slack.archive.refused import ArchiveRefused, Refusal

MOST_LEVELS: Final = 16
"""Genuine archives have at most five: wrapping folder, channel, attachments, and a file's own folder."""

MOST_NAME_BYTES: Final = 255
"""The limit of common file systems for one name, here in composed UTF-8: macOS doubles the bytes of kana."""

MOST_PATH_BYTES: Final = 4096
"""Linux's limit for a path; it also keeps Unicode normalisation, slower than linear, on short texts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in an archive, `/` between levels, without the `/` at the end of a folder's."""

    name: str
    is_folder: bool


def check(entries: Iterable[Entry]) -> None:
    """Refuse the archive for the first name that is unsafe, or that two entries share on some file system."""
    seen = _Seen()
    for entry in entries:
        _check_one(entry.name)
        seen.add(entry)
    seen.refuse_clashes()


def composed(name: str) -> str:
    """Return the one spelling under which names are compared: macOS writes が as two code points."""
    return normalize("NFC", name)


class _Seen:
    """Names so far, under the spelling that folds case and composition."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        self._listed: set[str] = set()

    def add(self, entry: Entry) -> None:
        parent = entry.name if entry.is_folder else entry.name.rpartition("/")[0]
        if self._folders.get(_folded(parent)) != parent:
            self._add_folders(parent)
        folded = _folded(entry.name)
        if folded in self._listed:
            raise ArchiveRefused(Refusal.NAME_TWICE, entry.name)
        self._listed.add(folded)
        if not entry.is_folder:
            self._files[folded] = entry.name

    def refuse_clashes(self) -> None:
        for folded in self._files.keys() & self._folders.keys():
            raise ArchiveRefused(Refusal.FILE_AND_FOLDER, self._files[folded])

    def _add_folders(self, parent: str) -> None:
        while parent:
            if self._folders.setdefault(_folded(parent), parent) != parent:
                raise ArchiveRefused(Refusal.NAME_TWICE, parent)
            parent = parent.rpartition("/")[0]


def _check_one(name: str) -> None:
    raw = _as_bytes(name)
    parts = name.split("/")
    if "\0" in name:
        raise ArchiveRefused(Refusal.NAME_NUL, name)
    if "\\" in name or _DRIVE.match(name) or any(part in _ESCAPING for part in parts):
        raise ArchiveRefused(Refusal.NAME_ESCAPES, name)
    if len(parts) > MOST_LEVELS:
        raise ArchiveRefused(Refusal.NAME_TOO_DEEP, name)
    if len(raw) > MOST_PATH_BYTES or any(len(_as_bytes(composed(part))) > MOST_NAME_BYTES for part in parts):
        raise ArchiveRefused(Refusal.NAME_TOO_LONG, name)


def _as_bytes(name: str) -> bytes:
    try:
        return name.encode()
    except UnicodeEncodeError:
        # A folder on disk may hold bytes that are no UTF-8; Python shows them as lone surrogates.
        raise ArchiveRefused(Refusal.NAME_NOT_TEXT, ascii(name)) from None


def _folded(name: str) -> str:
    return composed(composed(name).casefold())


_DRIVE: Final = re.compile(r"[A-Za-z]:")
# An empty part is a leading or a doubled slash.
_ESCAPING: Final = frozenset({"", ".", ".."})
