"""What a person did or lacks, as errors that carry facts; handlers turn them into words."""


class BotError(Exception):
    """Something that a person can be told in one sentence, with the facts that the sentence needs."""

    def facts(self) -> dict[str, str | int]:
        """The names and values that the sentence uses."""
        return {}


class NotAMember(BotError):
    """Nobody of that name or account is in this community."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def facts(self) -> dict[str, str | int]:
        return {"name": self.name}


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

    def facts(self) -> dict[str, str | int]:
        return {"name": self.name}


class NotReachable(BotError):
    """The one named cannot be reached from here; why is nobody's business."""


class TooManyWords(BotError):
    """Words longer than a message can carry; nothing was recorded."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(length, most)
        self.length = length
        self.most = most

    def facts(self) -> dict[str, str | int]:
        return {"length": self.length, "most": self.most}


class WordsMissing(BotError):
    """The words hold nothing that anybody could read."""


class UnknownVerb(BotError):
    """No such verb; carries the nearest ones that exist."""

    def __init__(self, said: str, nearest: str) -> None:
        super().__init__(said, nearest)
        self.said = said
        self.nearest = nearest

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said, "nearest": self.nearest}


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


class Ambiguous(BotError):
    """A name that several members have, where no choice can be offered."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def facts(self) -> dict[str, str | int]:
        return {"name": self.name}


class UnknownEmoji(BotError):
    """What was typed as an emoji is neither a name of one nor one itself; nothing was changed."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class TooManyEmoji(BotError):
    """More thanking emoji than a community can keep in mind."""

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count, most)
        self.count = count
        self.most = most

    def facts(self) -> dict[str, str | int]:
        return {"count": self.count, "most": self.most}


class OrganisersMissing(BotError):
    """A community needs somebody who organises."""


class BotsDoNotOrganise(BotError):
    """A bot was named as an organiser."""


class ConfirmingOneself(BotError):
    """A member's own word is confirmed by somebody else."""


class NoSuchZone(BotError):
    """No time zone is called so; carries the nearest one that exists."""

    def __init__(self, said: str, nearest: str) -> None:
        super().__init__(said, nearest)
        self.said = said
        self.nearest = nearest

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said, "nearest": self.nearest}


class DayUnclear(BotError):
    """Words that name no day."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class DayIsPast(BotError):
    """A day that is over, where one to come is needed."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class DayTooFar(BotError):
    """A day further away than anybody plans."""

    def __init__(self, said: str, years: int) -> None:
        super().__init__(said, years)
        self.said = said
        self.years = years

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said, "years": self.years}


class MomentUnclear(BotError):
    """Words that do not name both a day and a time of day."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class MomentIsPast(BotError):
    """A moment that is over, where one to come is needed."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class MomentTooFar(BotError):
    """A moment further away than anybody plans."""

    def __init__(self, said: str, years: int) -> None:
        super().__init__(said, years)
        self.said = said
        self.years = years

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said, "years": self.years}


class WeekdayWrong(BotError):
    """A date and a weekday that do not agree."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class HourMissing(BotError):
    """A time that clocks are put forward past, so that none shows it; carries the next that one shows."""

    def __init__(self, said: str, following: str) -> None:
        super().__init__(said, following)
        self.said = said
        self.following = following

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said, "following": self.following}


class HoursUnclear(BotError):
    """Words that do not name the hours from one time of day to another."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class HoursEmpty(BotError):
    """Hours that end as they begin, or on no day of the week."""


class RuleUnclear(BotError):
    """A repeat that no calendar could follow, or that names no day at all."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class RepeatsTooOften(BotError):
    """A repeat of more than once a day, or at another time than the first one."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class YearsUnclear(BotError):
    """Words that do not tell the years at the company."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class YearImpossible(BotError):
    """A year in which nobody here joined or left the company."""

    def __init__(self, year: int, earliest: int, latest: int) -> None:
        super().__init__(year, earliest, latest)
        self.year = year
        self.earliest = earliest
        self.latest = latest

    def facts(self) -> dict[str, str | int]:
        """Years as text, so that no language puts a comma into them."""
        return {"year": str(self.year), "earliest": str(self.earliest), "latest": str(self.latest)}


class LeftBeforeJoining(BotError):
    """The year of leaving is before the year of joining."""

    def __init__(self, joined: int, left: int) -> None:
        super().__init__(joined, left)
        self.joined = joined
        self.left = left

    def facts(self) -> dict[str, str | int]:
        """Years as text, so that no language puts a comma into them."""
        return {"joined": str(self.joined), "left": str(self.left)}


class TooManyTopics(BotError):
    """More topics than a member can be known for."""

    def __init__(self, count: int, most: int) -> None:
        super().__init__(count, most)
        self.count = count
        self.most = most

    def facts(self) -> dict[str, str | int]:
        return {"count": self.count, "most": self.most}


class TopicTooLong(BotError):
    """A topic that is a sentence rather than a word."""

    def __init__(self, topic: str, most: int) -> None:
        super().__init__(topic, most)
        self.topic = topic
        self.most = most

    def facts(self) -> dict[str, str | int]:
        return {"topic": self.topic, "most": self.most}


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


class AskTooLong(BotError):
    """An ask that would stand longer than anybody waits for help."""

    def __init__(self, days: int) -> None:
        super().__init__(days)
        self.days = days

    def facts(self) -> dict[str, str | int]:
        return {"days": self.days}


class TooManyAsks(BotError):
    """A member has as many asks open as can be seen at once."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most

    def facts(self) -> dict[str, str | int]:
        return {"most": self.most}


class AskIsOver(BotError):
    """Help is offered for an ask that is over: somebody helped, or its day came."""


class AnsweringOneself(BotError):
    """A member offers help for what they ask themselves."""


class AlreadyAsked(BotError):
    """A member asks somebody through the bot who has their last words and has not answered yet."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def facts(self) -> dict[str, str | int]:
        return {"name": self.name}


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

    def facts(self) -> dict[str, str | int]:
        return {"days": self.days}


class OpeningIsOver(BotError):
    """Something is done with an opening that is filled, closed, or over."""


class AsOfUnclear(BotError):
    """Words that do not name the day on which something was so."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class AsOfToCome(BotError):
    """A day to come, where one is needed on which something was so."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class UnstorableWords(BotError):
    """Words with signs that cannot be kept as they were written, such as U+0000."""


class NobodyToHide(BotError):
    """An organiser wants to hide words and does not say whose."""


class LengthUnclear(BotError):
    """Words that do not tell how long something lasts."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class NoWebAddress(BotError):
    """What was given as a link is none that a browser should open."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said}


class PlacesImpossible(BotError):
    """A number of places, or of speakers, that no event has."""

    def __init__(self, said: str, least: int, most: int) -> None:
        super().__init__(said, least, most)
        self.said = said
        self.least = least
        self.most = most

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said, "least": self.least, "most": self.most}


class EventIsOver(BotError):
    """Somebody answers for an event that is over."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title

    def facts(self) -> dict[str, str | int]:
        return {"title": self.title}


class EventIsCancelled(BotError):
    """Somebody answers for an event that does not take place."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title

    def facts(self) -> dict[str, str | int]:
        return {"title": self.title}


class EventNotAnnounced(BotError):
    """Somebody answers for an event that is still being planned, as an organiser may who looks at it first."""


class NotTheDay(BotError):
    """Somebody says that they are at an event which has not begun, or was over long ago."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title

    def facts(self) -> dict[str, str | int]:
        return {"title": self.title}


class NoChannelChosen(BotError):
    """There is no channel in which anything could be announced."""


class AnnouncedTooLate(BotError):
    """An event would be announced only once it has begun."""


class TitleMissing(BotError):
    """An event without a title, a moment or a length."""
