"""Opens an export, zip or folder, and finds its top, which may lie one folder down."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from bot.slack.archive.folder import FolderArchive
from bot.slack.archive.refused import ArchiveRefused, Refusal
from bot.slack.archive.zipped import ZippedArchive


class Source(Protocol):
    """A zip or a folder whose names were checked."""

    @property
    def names(self) -> tuple[str, ...]: ...

    def read(self, name: str) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Opened:
    """An export ready to be read: `names` are the files below its top, as `general/2024-01-31.json`."""

    source: Source
    top: str
    names: tuple[str, ...]

    def read(self, name: str) -> bytes:
        """Return a file's bytes; `FileSkipped` if it is too large, `ArchiveRefused` if it has changed."""
        try:
            return self.source.read(self.top + name)
        except OSError:
            raise ArchiveRefused(Refusal.UNREADABLE, name) from None


def open_export(path: Path) -> Opened:
    """Open the zip or the folder at `path`, or raise `ArchiveRefused`; nothing is unpacked to disk."""
    source = _source(path)
    names = [name for name in source.names if not _is_clutter(name)]
    top = _top(names)
    return Opened(source, top, tuple(name.removeprefix(top) for name in names if name.startswith(top)))


def _source(path: Path) -> Source:
    try:
        if path.is_dir():
            return FolderArchive(path)
        if not path.exists():
            raise ArchiveRefused(Refusal.NOT_FOUND)
        if not path.is_file():
            raise ArchiveRefused(Refusal.NOT_A_ZIP)
        return ZippedArchive(path)
    except OSError:
        raise ArchiveRefused(Refusal.UNREADABLE) from None


def _top(names: Sequence[str]) -> str:
    """Return "" or the one wrapping folder with its `/`: what lies above `channels.json`."""
    if _MARK in names:
        return ""
    wrapped = [name for name in names if name.count("/") == 1 and name.endswith("/" + _MARK)]
    if len(wrapped) != 1:
        raise ArchiveRefused(Refusal.EMPTY if not names else Refusal.NO_CHANNELS)
    return wrapped[0].removesuffix(_MARK)


def _is_clutter(name: str) -> bool:
    """Tell what macOS adds beside the folders, a shadow of each."""
    return name.startswith("__MACOSX/")


_MARK: Final = "channels.json"
