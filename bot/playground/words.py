"""The page's own words, and what its command line completes, in a reader's language."""

from dataclasses import dataclass

from config.words import say
from handlers.acts import Verb
from handlers.registry import VERBS

CHANNELS = ("lounge", "careers")
"""The channels of the page, by id."""

_CHANNEL_NAMES = ("page-channel-lounge", "page-channel-careers")

_PAGE = (
    "page-title", "page-made-up-note", "page-skip", "page-language",
    "page-look", "page-look-auto", "page-look-light", "page-look-dark",
    "page-time", "page-day", "page-week", "page-month", "page-moving", "page-moved",
    "page-people", "page-be", "page-example", "page-you",
    "page-send", "page-cancel", "page-dismiss", "page-required", "page-answer-missing", "page-nobody-found",
    "page-add-reaction", "page-idea-thank", "page-idea-commands",
    "page-alumnus", "page-staff", "page-organiser",
    "page-group-alumni", "page-group-staff", "page-group-organisers",
    "page-come", "page-come-title", "page-come-name", "page-come-language", "page-go", "page-gone",
    "page-back",
    "page-places", "page-home", "page-dm", "page-unread",
    "page-line", "page-line-hint", "page-post", "page-post-hint", "page-suggestions",
    "page-private", "page-nothing", "page-nothing-told", "page-more", "page-react",
    "page-thank-author", "page-gift-to-author",
    "page-room-person", "page-zone",
    "page-pick", "page-take-out", "page-choose", "page-optional", "page-lost", "page-again",
    "page-guide", "page-guide-step", "page-guide-close", "page-guide-open",
    "page-guide-thank-title", "page-guide-thank-text", "page-guide-thank-button", "page-guide-thank-words",
    "page-guide-see-title", "page-guide-see-text", "page-guide-see-button",
    "page-guide-month-title", "page-guide-month-text", "page-guide-month-button",
    "page-guide-chain-title", "page-guide-chain-text", "page-guide-chain-button",
    "page-guide-done-title", "page-guide-done-text", "page-guide-done-button",
)  # fmt: skip

_FILLED_BY_THE_PAGE = ("name", "when", "emoji", "channel", "number", "giver", "receiver", "zone")


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that can be typed: the command, the verb in the reader's language, and what it does."""

    command: str
    verb: str
    also: tuple[str, ...]
    about: str
    names_people: bool

    def as_json(self) -> dict[str, object]:
        """As the interface describes it."""
        return {
            "command": self.command,
            "verb": self.verb,
            "also": list(self.also),
            "about": self.about,
            "names_people": self.names_people,
        }


def page_words(language: str) -> dict[str, str]:
    """Every word of the page, by id; `{name}` and the like stay for the page to fill."""
    left_open = {name: f"{{{name}}}" for name in _FILLED_BY_THE_PAGE}
    return {wording: say(language, wording, left_open) for wording in _PAGE}


def channel_names(language: str) -> dict[str, str]:
    """What each channel is called."""
    return {c: say(language, wording) for c, wording in zip(CHANNELS, _CHANNEL_NAMES, strict=True)}


def completions(language: str, organises: bool) -> tuple[Completion, ...]:
    """What a member can say; an organiser's commands are for organisers only."""
    verbs = [verb for verb in VERBS if organises or verb.command != "organiser"]
    return tuple(_completion(verb, language) for verb in verbs)


def _completion(verb: Verb, language: str) -> Completion:
    names = (verb.name, *verb.also)
    spoken = next((n for n in names if language == "ja" and n.isalpha() and not n.isascii()), verb.name)
    about = say(language, f"verb-{verb.name}")
    return Completion(verb.command, spoken, names, about, "who" in verb.takes)
