"""Why an archive is refused, or a file of it passed over, in sentences for the operator."""

from typing import Final

from bot.slack.archive.refused import ArchiveRefused, Refusal, SkipReason


def of_refusal(refused: ArchiveRefused) -> str:
    """Why nothing of the archive was read; a name in it is shown as data."""
    sentence = _REFUSALS[refused.reason]
    return sentence if refused.name is None else f"{sentence} ({refused.name!r})"


def of_skip(reason: SkipReason) -> str:
    """Why a file, or a folder of conversations, was passed over."""
    return _SKIPS[reason]


_REFUSALS: Final = {
    Refusal.NOT_FOUND: "There is no such file or folder.",
    Refusal.UNREADABLE: "It cannot be read.",
    Refusal.NOT_A_ZIP: "It is neither a zip nor a folder.",
    Refusal.EMPTY: "It holds no files.",
    Refusal.TRUNCATED: "The zip ends too early; download it again.",
    Refusal.PREFIXED: "Something stands before the zip; Slack writes none.",
    Refusal.ZIP64: "It is a zip64, which is larger than any export that is read here; unpack it first.",
    Refusal.SPLIT: "It is one part of a split zip; join the parts first.",
    Refusal.TOO_MANY_ENTRIES: "It holds more files than any export.",
    Refusal.TOO_LARGE: "It is larger when open than any export that is read here.",
    Refusal.RATIO: "It is packed more tightly than any genuine export, as harmful zips are.",
    Refusal.OVERLAPPING: "Files in the zip overlap, as in harmful zips.",
    Refusal.LYING_SIZE: "A size in the zip is not true.",
    Refusal.ENCRYPTED: "The zip is encrypted; unpack it first.",
    Refusal.UNKNOWN_METHOD: "The zip is packed by a method that is not read here; unpack it first.",
    Refusal.CHECKSUM: "A file in the zip is damaged; download it again.",
    Refusal.DAMAGED: "The zip is damaged; download it again.",
    Refusal.NESTED: "There is a zip within the zip.",
    Refusal.LINK: "It holds a link.",
    Refusal.DEVICE: "It holds something that is neither a file nor a folder.",
    Refusal.NAME_ESCAPES: "A name in it leads out of it.",
    Refusal.NAME_NUL: "A name in it holds a NUL character.",
    Refusal.NAME_NOT_TEXT: "A name in it is no text.",
    Refusal.NAME_TOO_LONG: "A name in it is too long.",
    Refusal.NAME_TOO_DEEP: "Its folders lie too deep.",
    Refusal.NAME_TWICE: "A name in it is there twice.",
    Refusal.FILE_AND_FOLDER: "A name in it is a file and a folder at once.",
    Refusal.NO_CHANNELS: "It has no channels.json, so it is no Slack export.",
    Refusal.BROKEN_CHANNELS: "A list of channels in it is malformed.",
    Refusal.BROKEN_USERS: "Its users.json is malformed.",
}

_SKIPS: Final = {
    SkipReason.NOT_UTF8: "It is not UTF-8.",
    SkipReason.NOT_JSON: "It is not JSON.",
    SkipReason.TOO_DEEP: "It is nested too deeply.",
    SkipReason.TOO_LARGE: "It is too large.",
    SkipReason.WRONG_TYPE: "Something in it is not what it should be.",
    SkipReason.BAD_TIMESTAMP: "A message in it has no moment.",
    SkipReason.PRIVATE: "It is a private channel; --private reads those as well.",
    SkipReason.DIRECT_MESSAGES: "These are direct messages, which are never read.",
}
