"""Reads a Slack export archive: its people at once, then its thanks channel by channel, in bounded memory."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from bot.slack.archive.channels import Folder, read_folders
from bot.slack.archive.days import Written, read_day
from bot.slack.archive.found import Counts, Finder, FoundThanks, Listed, counted
from bot.slack.archive.opened import Opened, open_export
from bot.slack.archive.people import Person, read_people
from bot.slack.archive.refused import FileSkipped, Skipped, SkipReason

Progress = Callable[[int, int], None]
"""Told after each day file: how many are done, of how many."""


def read_archive(
    path: Path,
    *,
    progress: Progress | None = None,
    extra_emoji: frozenset[str] = frozenset(),
    include_private: bool = False,
) -> "Archive":
    """Open the export at `path`, a zip or a folder, or raise `ArchiveRefused`; dms are never read."""
    opened = open_export(path)
    people = read_people(opened)
    folders = tuple(_allowed(folder, include_private) for folder in read_folders(opened))
    return Archive(opened, people, folders, extra_emoji, progress)


class Archive:
    """An export found sound; what it passed over and counted is known once `thanks` has run to its end."""

    def __init__(
        self,
        opened: Opened,
        people: tuple[Person, ...],
        folders: Sequence[Folder],
        extra_emoji: frozenset[str],
        progress: Progress | None,
    ) -> None:
        self.people = people
        self._opened = opened
        self._days = _days(opened, folders)
        self._closed = [Skipped(f"{folder.name}/", folder.closed) for folder in folders if folder.closed]
        self._extra_emoji = extra_emoji
        self._progress = progress
        self._listed = Listed(people)
        self._skipped = list(self._closed)
        self._counts = Counts()
        self._done = 0

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """The folders of private conversations and the malformed day files that were passed over."""
        return tuple(self._skipped)

    @property
    def unknown(self) -> int:
        """How many accounts wrote, thanked or were thanked without being listed (counted up to a million)."""
        return self._listed.unknown

    @property
    def counts(self) -> Counts:
        """How many thanks each rule found."""
        return self._counts

    def thanks(self) -> Iterator[FoundThanks]:
        """Yield each thanks once, channel by channel; a second call reads the archive anew."""
        self._start_over()
        for channel, days in groupby(self._days, key=lambda day: day.channel):
            finder = Finder(channel, self._listed, self._extra_emoji)
            for day in days:
                for message in self._messages(day):
                    finder.read(message)
            self._counts = counted(self._counts, finder.found)
            yield from finder.found

    def _start_over(self) -> None:
        self._listed = Listed(self.people)
        self._skipped = list(self._closed)
        self._counts = Counts()
        self._done = 0

    def _messages(self, day: "_Day") -> tuple[Written, ...]:
        """Read one day wholly, so that a malformed one gives nothing at all."""
        try:
            return read_day(self._opened.read(day.file))
        except FileSkipped as fault:
            self._skipped.append(Skipped(day.file, fault.reason))
            return ()
        finally:
            self._done += 1
            if self._progress is not None:
                self._progress(self._done, len(self._days))


class _Day(NamedTuple):
    channel: str
    file: str


def _allowed(folder: Folder, include_private: bool) -> Folder:
    if include_private and folder.closed is SkipReason.PRIVATE:
        return Folder(folder.name, folder.channel, None)
    return folder


def _days(opened: Opened, folders: Sequence[Folder]) -> tuple[_Day, ...]:
    """List the day files to read, the folders of one channel together, older days first."""
    channels = {folder.name: folder.channel for folder in folders if folder.closed is None}
    files = [name.partition("/") for name in opened.names]
    days = [(channels[top], day, top) for top, _, day in files if top in channels and _DAY.fullmatch(day)]
    return tuple(_Day(channel, f"{top}/{day}") for channel, day, top in sorted(days))


_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\.json")
