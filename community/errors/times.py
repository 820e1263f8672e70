"""Days, moments, hours and repeats that cannot be read, or cannot be."""

from community.errors.base import BotError


class NoSuchZone(BotError):
    """No time zone is called so; carries the nearest one that exists."""

    def __init__(self, said: str, nearest: str) -> None:
        super().__init__(said, nearest)
        self.said = said
        self.nearest = nearest


class DayUnclear(BotError):
    """Words that name no day."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class DayIsPast(BotError):
    """A day that is over, where one to come is needed."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class DayTooFar(BotError):
    """A day further away than anybody plans."""

    def __init__(self, said: str, years: int) -> None:
        super().__init__(said, years)
        self.said = said
        self.years = years


class MomentUnclear(BotError):
    """Words that do not name both a day and a time of day."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class MomentIsPast(BotError):
    """A moment that is over, where one to come is needed."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class MomentTooFar(BotError):
    """A moment further away than anybody plans."""

    def __init__(self, said: str, years: int) -> None:
        super().__init__(said, years)
        self.said = said
        self.years = years


class WeekdayWrong(BotError):
    """A date and a weekday that do not agree."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class HourMissing(BotError):
    """A time that clocks are put forward past, so that none shows it; carries the next that one shows."""

    def __init__(self, said: str, following: str) -> None:
        super().__init__(said, following)
        self.said = said
        self.following = following


class HoursUnclear(BotError):
    """Words that do not name the hours from one time of day to another."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class HoursEmpty(BotError):
    """Hours that end as they begin, or on no day of the week."""


class RuleUnclear(BotError):
    """A repeat that no calendar could follow, or that names no day at all."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class RepeatsTooOften(BotError):
    """A repeat of more than once a day, or at another time than the first one."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class YearsUnclear(BotError):
    """Words that do not tell the years at the company."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


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


class LengthUnclear(BotError):
    """Words that do not tell how long something lasts."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said
