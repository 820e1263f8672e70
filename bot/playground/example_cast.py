"""Who of the example community has a part in what goes on there beside giving, and in which language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.playground.example_inviting_words import SAID, Said
from bot.playground.example_kept import TIME_ZONE
from bot.playground.example_people import Resident
from community.member import MemberId
from community.until import morning_after
from community.wall import moment_at, wall_at
from community.zone import clock_of

LONG_ENOUGH = timedelta(days=20)
"""Who has a part was there for all of it."""

EVENING = time(19)
_CLOCK = clock_of(TIME_ZONE, TIME_ZONE)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, and `others`: the alumni whom nobody plays by default, those who speak `language` in front.

    Parts go to the first of them, so that what the channel shows is in the community's language.
    """

    language: str
    company: str
    now: datetime
    everybody: Sequence[Resident]
    others: Sequence[Resident]
    ids: Mapping[str, MemberId]

    @property
    def said(self) -> Said:
        """What is said in the community's language."""
        return SAID[self.language]

    @property
    def organiser(self) -> MemberId:
        """Who organises the example's events."""
        return self.ids[next(one for one in self.everybody if one.organises).id]

    @property
    def host(self) -> Resident:
        """Who speaks for the company."""
        staff = [one for one in self.everybody if one.is_staff]
        return next((one for one in staff if one.language == self.language), staff[0])

    def some(self, first: int, count: int) -> tuple[MemberId, ...]:
        """Some of the others, by where they stand."""
        return tuple(self.ids[one.id] for one in self.others[first : first + count])

    def evening(self, days: int) -> datetime:
        """Seven in the evening so many days from now, or on the working day after."""
        day = self.today + timedelta(days=days)
        day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        return moment_at(datetime.combine(day, EVENING), _CLOCK)

    @property
    def today(self) -> date:
        """The day on the example's clocks."""
        return wall_at(self.now, _CLOCK).date()

    def end_of(self, days: int) -> datetime:
        """When what lasts to the end of that day is over."""
        return morning_after(self.today + timedelta(days=days), _CLOCK)


def cast(
    language: str,
    company: str,
    now: datetime,
    everybody: Sequence[Resident],
    ids: Mapping[str, MemberId],
    apart: Sequence[Resident],
) -> Cast:
    """Who may have a part: whoever is not `apart`, nor one of the first four."""
    there = [one for one in everybody[4:] if not one.is_staff and one.joined < now - LONG_ENOUGH]
    there = [one for one in there if one not in apart]
    # Who gives, before who has not yet; within each as they come, which is by chance.
    others = sorted(there, key=lambda one: (one.language != language, not one.gives))
    return Cast(language, company, now, everybody, others, ids)
