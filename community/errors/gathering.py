"""What stands against an event."""

from community.errors.base import BotError


class PlacesImpossible(BotError):
    """A number of places, or of speakers, that no event has."""

    def __init__(self, said: str, least: int, most: int) -> None:
        super().__init__(said, least, most)
        self.said = said
        self.least = least
        self.most = most


class EventIsOver(BotError):
    """Somebody answers for an event that is over."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class EventIsCancelled(BotError):
    """Somebody answers for an event that does not take place."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class EventNotAnnounced(BotError):
    """Somebody answers for an event that is still being planned, as an organiser may who looks first."""


class NotTheDay(BotError):
    """Somebody says that they are at an event which has not begun, or was over long ago."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class NoChannelChosen(BotError):
    """There is no channel in which anything could be announced."""


class AnnouncedTooLate(BotError):
    """An event would be announced only once it has begun."""
