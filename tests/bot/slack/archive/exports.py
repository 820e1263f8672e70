"""Writes small exports, well-formed and otherwise, and reads them back."""

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.slack.archive.found import Counts, FoundThanks
from bot.slack.archive.people import Person
from bot.slack.archive.read import Archive, read_archive
from bot.slack.archive.refused import ArchiveRefused, Refusal, Skipped

DAY = "general/2024-01-31.json"
TS = "1706659200.000100"
Files = Mapping[str, object]
"""Names to contents: bytes as they stand, anything else as JSON."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading an export to its end gave."""

    people: tuple[Person, ...]
    thanks: tuple[FoundThanks, ...]
    skipped: tuple[Skipped, ...]
    unknown: int
    counts: Counts

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Thanker and thanked of each thanks."""
        return [(thanks.thanker, thanks.thanked) for thanks in self.thanks]


def user(account: str, **more: object) -> dict[str, object]:
    """A listed account."""
    return {"id": account, "name": account.lower(), "profile": {"display_name": ""}, **more}


def message(text: str = "", author: str = "U1", ts: object = TS, **more: object) -> dict[str, object]:
    """A message of U1, unless told otherwise."""
    return {"type": "message", "user": author, "text": text, "ts": ts, **more}


def prayed(*accounts: object, emoji: object = "pray") -> dict[str, object]:
    """A reaction."""
    return {"name": emoji, "users": list(accounts), "count": len(accounts)}


def export(*messages: object, **more: object) -> dict[str, object]:
    """Three people, a bot, the channel general, and one day of it; `more` replaces or adds root files."""
    return {
        "channels.json": more.get("channels", [{"id": "C1", "name": "general"}]),
        "users.json": more.get("users", [user("U1"), user("U2"), user("W3"), user("UBOT", is_bot=True)]),
        DAY: list(messages),
    }


def content_of(value: object) -> bytes:
    """The bytes of a file."""
    return value if isinstance(value, bytes) else json.dumps(value).encode()


def zipped(
    folder: Path, files: Files | Sequence[tuple[str, object]], method: int = zipfile.ZIP_DEFLATED
) -> Path:
    """Write a zip; pairs instead of a mapping allow a name twice, a name with `/` at its end is a folder."""
    path = folder / "export.zip"
    pairs = files.items() if isinstance(files, Mapping) else files
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, value in pairs:
            archive.writestr(zipfile.ZipInfo(name), b"" if name.endswith("/") else content_of(value), method)
    return path


def unpacked(folder: Path, files: Files) -> Path:
    """Write a folder."""
    path = folder / "export"
    for name, value in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content_of(value))
    return path


def read(path: Path, *, include_private: bool = False) -> Reading:
    """Read an export to its end."""
    archive = read_archive(path, include_private=include_private)
    thanks = tuple(archive.thanks())
    return _reading(archive, thanks)


def read_files(folder: Path, files: Files) -> Reading:
    """Write a zip and read it to its end."""
    return read(zipped(folder, files, zipfile.ZIP_STORED))


def refusal_of(path: Path) -> Refusal:
    """Why the archive at `path` is refused, before its first thanks."""
    with pytest.raises(ArchiveRefused) as refused:
        read_archive(path)
    return refused.value.reason


def _reading(archive: Archive, thanks: tuple[FoundThanks, ...]) -> Reading:
    return Reading(archive.people, thanks, archive.skipped, archive.unknown, archive.counts)
