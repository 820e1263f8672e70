"""Rhythm: how often a gathering comes again, as one choice, kept as a rule that every calendar reads."""

from datetime import date
from enum import StrEnum
from typing import Final

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Repeat(StrEnum):
    """What an organiser chooses for an event, counted from the first one."""

    ONCE = "once"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY_ON_WEEKDAY = "monthly-on-weekday"
    MONTHLY_ON_DAY = "monthly-on-day"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


def rule_for(repeat: Repeat, first: date) -> str:
    """The recurrence rule (RFC 5545) of a choice; empty for what comes once.

    Quarterly keeps the weekday of the month, as a gathering needs. A day that a month lacks is its last day.
    """
    match repeat:
        case Repeat.ONCE:
            return ""
        case Repeat.WEEKLY:
            return "FREQ=WEEKLY"
        case Repeat.FORTNIGHTLY:
            return "FREQ=WEEKLY;INTERVAL=2"
        case Repeat.MONTHLY_ON_WEEKDAY:
            return f"FREQ=MONTHLY;BYDAY={nth_of_month(first)}{WEEKDAYS[first.weekday()]}"
        case Repeat.MONTHLY_ON_DAY:
            return f"FREQ=MONTHLY;{_on_day(first.day)}"
        case Repeat.QUARTERLY:
            return f"FREQ=MONTHLY;INTERVAL=3;BYDAY={nth_of_month(first)}{WEEKDAYS[first.weekday()]}"
        case Repeat.YEARLY:
            return f"FREQ=YEARLY;BYMONTH={first.month};{_on_day(first.day)}"


def repeat_of(rule: str, first: date) -> Repeat | None:
    """The choice that makes a rule, or None for one that an organiser typed."""
    return next((repeat for repeat in Repeat if rule_for(repeat, first) == rule), None)


def nth_of_month(day: date) -> int:
    """Which of its weekday in the month a day is: 1 to 4, or -1 for a fifth, which is the last."""
    nth = (day.day + 6) // 7
    return nth if nth < 5 else -1


def _on_day(day: int) -> str:
    if day < 29:
        return f"BYMONTHDAY={day}"
    return (
        "BYMONTHDAY=-1" if day == 31 else f"BYMONTHDAY={','.join(map(str, range(28, day + 1)))};BYSETPOS=-1"
    )
