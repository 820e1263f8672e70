"""What stands against an ask, a meeting or an opening."""

from community.errors.base import BotError


class TooManyTopics(BotError):
    """More topics than a member can be known for."""

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count, most)
        self.count = count
        self.most = most


class TopicTooLong(BotError):
    """A topic that is a sentence rather than a word."""

    def __init__(self, topic: str, most: int) -> None:
        super().__init__(topic, most)
        self.topic = topic
        self.most = most


class AskTooLong(BotError):
    """An ask that would stand longer than anybody waits for help."""

    def __init__(self, days: int) -> None:
        super().__init__(days)
        self.days = days


class TooManyAsks(BotError):
    """A member has as many asks open as can be seen at once."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class AskIsOver(BotError):
    """Help is offered for an ask that is over: somebody helped, or its day came."""


class AnsweringOneself(BotError):
    """A member offers help for what they ask themselves."""


class AlreadyAsked(BotError):
    """A member asks somebody through the bot who has their last words and has not answered yet."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class OneOrTwoPeople(BotError):
    """An introduction names nobody, or more than two."""


class SamePersonTwice(BotError):
    """Somebody was to be introduced to themselves."""


class MeetingOneself(BotError):
    """A member would like to meet nobody but themselves."""


class BotsDoNotMeet(BotError):
    """A bot was to be introduced to somebody."""


class ContactMissing(BotError):
    """Two without a common home, of whom neither says how to be reached."""


class OpeningTooLong(BotError):
    """An opening that would stand longer than it can be trusted to be open."""

    def __init__(self, days: int) -> None:
        super().__init__(days)
        self.days = days


class OpeningIsOver(BotError):
    """Something is done with an opening that is filled, closed, or over."""


class AsOfUnclear(BotError):
    """Words that do not name the day on which something was so."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class AsOfToCome(BotError):
    """A day to come, where one is needed on which something was so."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said
