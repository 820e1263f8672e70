"""Who was meant, and cannot be."""

from community.errors.base import BotError


class NotAMember(BotError):
    """Nobody of that name or account is in this community."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NobodyNamed(BotError):
    """The command needs somebody and names nobody."""


class ThankingOneself(BotError):
    """A member thanks, or gives to, themselves."""


class ThankingABot(BotError):
    """Only people give and are thanked."""


class HasLeft(BotError):
    """The member named has left the community, so no word would reach them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class NotReachable(BotError):
    """The one named cannot be reached from here; why is nobody's business."""


class Ambiguous(BotError):
    """A name that several members have, where no choice can be offered."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class LinkCodeOver(BotError):
    """No such code holds: it was guessed, used already, or its ten minutes are over."""


class LinkingOneself(BotError):
    """The code was made by the very account that types it."""


class LinkingOneHome(BotError):
    """Both accounts are in the same home."""


class AlreadyLinked(BotError):
    """Both accounts are one member already."""


class NotLinked(BotError):
    """The account stands alone, so there is nothing to part it from."""
