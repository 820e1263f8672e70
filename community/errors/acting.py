"""What a person did in a way that cannot be, whatever they act on."""

from community.errors.base import BotError


class UnknownVerb(BotError):
    """No such verb; carries the nearest ones that exist."""

    def __init__(self, said: str, nearest: str) -> None:
        super().__init__(said, nearest)
        self.said = said
        self.nearest = nearest


class ButtonExpired(BotError):
    """The button belongs to something that is over or was already answered."""


class AlreadyDone(BotError):
    """The same act came twice; it counts once."""


class OrganisersOnly(BotError):
    """Only organisers may see or do this."""


class WrongHome(BotError):
    """The bot serves one community, and this is not one of its homes."""


class NotYours(BotError):
    """The button or form was made for somebody else."""


class TooManyWords(BotError):
    """Words longer than a message can carry; nothing was recorded."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(length, most)
        self.length = length
        self.most = most


class WordsMissing(BotError):
    """The words hold nothing that anybody could read."""


class UnstorableWords(BotError):
    """Words with signs that cannot be kept as they were written, such as U+0000."""


class NoWebAddress(BotError):
    """What was given as a link is none that a browser should open."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class TitleMissing(BotError):
    """An event without a title, a moment or a length."""


class NobodyToHide(BotError):
    """An organiser wants to hide words and does not say whose."""


class UnknownEmoji(BotError):
    """What was typed as an emoji is neither a name of one nor one itself; nothing was changed."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class TooManyEmoji(BotError):
    """More thanking emoji than a community can keep in mind."""

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count, most)
        self.count = count
        self.most = most


class OrganisersMissing(BotError):
    """A community needs somebody who organises."""


class BotsDoNotOrganise(BotError):
    """A bot was named as an organiser."""


class ConfirmingOneself(BotError):
    """A member's own word is confirmed by somebody else."""
