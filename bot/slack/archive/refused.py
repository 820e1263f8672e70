"""Why an archive is refused as a whole, and why one file of it is passed over."""

from dataclasses import dataclass
from enum import StrEnum


class Refusal(StrEnum):
    """Reasons to refuse a whole archive before anything is remembered from it."""

    NOT_FOUND = "not-found"
    UNREADABLE = "unreadable"
    NOT_A_ZIP = "not-a-zip"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    PREFIXED = "prefixed"
    ZIP64 = "zip64"
    SPLIT = "split"
    TOO_MANY_ENTRIES = "too-many-entries"
    TOO_LARGE = "too-large"
    RATIO = "ratio"
    OVERLAPPING = "overlapping"
    LYING_SIZE = "lying-size"
    ENCRYPTED = "encrypted"
    UNKNOWN_METHOD = "unknown-method"
    CHECKSUM = "checksum"
    DAMAGED = "damaged"
    NESTED = "nested"
    LINK = "link"
    DEVICE = "device"
    NAME_ESCAPES = "name-escapes"
    NAME_NUL = "name-nul"
    NAME_NOT_TEXT = "name-not-text"
    NAME_TOO_LONG = "name-too-long"
    NAME_TOO_DEEP = "name-too-deep"
    NAME_TWICE = "name-twice"
    FILE_AND_FOLDER = "file-and-folder"
    NO_CHANNELS = "no-channels"
    BROKEN_CHANNELS = "broken-channels"
    BROKEN_USERS = "broken-users"


class ArchiveRefused(Exception):
    """This archive is not read at all: `reason`, and the `name` in it that shows the fault, if one does."""

    def __init__(self, reason: Refusal, name: str | None = None) -> None:
        super().__init__(reason.value)
        self.reason = reason
        # A hostile name may be 64 kB long.
        self.name = name if name is None else name[:255]


class SkipReason(StrEnum):
    """Reasons to pass over one file, or one folder of conversations, and read on."""

    NOT_UTF8 = "not-utf8"
    NOT_JSON = "not-json"
    TOO_DEEP = "too-deep"
    TOO_LARGE = "too-large"
    WRONG_TYPE = "wrong-type"
    BAD_TIMESTAMP = "bad-timestamp"
    PRIVATE = "private"
    DIRECT_MESSAGES = "direct-messages"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day file, or a folder of private conversations, that was passed over; never its content."""

    file: str
    reason: SkipReason


class FileSkipped(Exception):
    """One file cannot be read as what it should be."""

    def __init__(self, reason: SkipReason) -> None:
        super().__init__(reason.value)
        self.reason = reason
