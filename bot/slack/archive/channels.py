"""Which folder is which channel, and which hold conversations that were not meant for all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.slack.archive.names import composed
from bot.slack.archive.opened import Opened
from bot.slack.archive.parsed import as_list, as_object, as_text, parse
from bot.slack.archive.people import read_id
from bot.slack.archive.refused import ArchiveRefused, FileSkipped, Refusal, SkipReason


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of day files: its channel's id (its own name if not listed), and why it stays unread."""

    name: str
    channel: str
    closed: SkipReason | None


@dataclass(frozen=True, slots=True)
class _Channel:
    name: str
    id: str
    closed: SkipReason | None


def read_folders(opened: Opened) -> tuple[Folder, ...]:
    """Name every folder of the export, sorted; refuse the archive when a list of channels is malformed."""
    listed = _Listed(opened)
    folders = {name.partition("/")[0] for name in opened.names if "/" in name}
    return tuple(listed.folder(name) for name in sorted(folders))


class _Listed:
    """All channels that the export lists, by name and id; where two share one, the private one counts."""

    def __init__(self, opened: Opened) -> None:
        self._by_key: dict[str, _Channel] = {}
        for file, closed in _LISTS:
            for channel in _channels(opened, file, closed):
                self._by_key.setdefault(channel.id, channel)
                if channel.name:
                    self._by_key.setdefault(channel.name, channel)

    def folder(self, name: str) -> Folder:
        channel = self._by_key.get(composed(name))
        if channel is None:
            return Folder(name, composed(name), _guessed(name))
        return Folder(name, channel.id, channel.closed)


def _channels(opened: Opened, file: str, closed: SkipReason | None) -> Iterator[_Channel]:
    if file not in opened.names:
        return
    try:
        for value in as_list(parse(opened.read(file))):
            listed = as_object(value)
            yield _Channel(
                composed(as_text(listed.get("name"))[:_LONGEST]), read_id(listed.get("id")), closed
            )
    except FileSkipped:
        raise ArchiveRefused(Refusal.BROKEN_CHANNELS, file) from None


def _guessed(name: str) -> SkipReason | None:
    """Tell a private conversation whose list is missing: ids of dms begin with D, private ones with G."""
    if re.fullmatch(r"D[A-Z0-9]{8,}", name):
        return SkipReason.DIRECT_MESSAGES
    if re.fullmatch(r"G[A-Z0-9]{8,}", name) or name.startswith("mpdm-"):
        return SkipReason.PRIVATE
    return None


_LISTS: Final = (
    ("dms.json", SkipReason.DIRECT_MESSAGES),
    ("mpims.json", SkipReason.PRIVATE),
    ("groups.json", SkipReason.PRIVATE),
    ("channels.json", None),
)
# Composing Unicode is slower than linear on long hostile texts.
_LONGEST: Final = 1024
