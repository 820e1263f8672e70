"""What a member tells of themself in a form: the fields, and what their answers mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from community.member import Member
from community.profile import years_of
from community.topic import MOST_LETTERS, MOST_TOPICS
from community.words import cleaned, shortened
from community.zone import clock_of
from handlers.context import Context
from handlers.view import Field, Text

MOST_TEAM: Final = 200
MOST_TOPIC_LETTERS: Final = MOST_TOPICS * (MOST_LETTERS + 2)
_LONGEST_TYPED: Final = 4_000  # what the platforms let through
_MOST_YEARS: Final = 60  # letters; 2008年4月1日入社、2015年3月31日退社 has 25


@dataclass(frozen=True, slots=True)
class Past:
    """When a member was at the company, and in which team; nothing is known where nothing is told."""

    joined_company: date | None
    left_company: date | None
    team: str | None


def local(ctx: Context) -> datetime:
    """The moment on the member's own clock."""
    return ctx.now.astimezone(clock_of(ctx.me.time_zone, ctx.rules.time_zone))


def years_field(ctx: Context) -> Field:
    """The years at the company, on one line."""
    label, value = ctx.say("oneself-years"), years_said(ctx.me)
    return Field("years", label, "line", required=False, value=value, most=_MOST_YEARS)


def team_field(ctx: Context) -> Field:
    """The team."""
    label, value = ctx.say("oneself-team"), (ctx.me.team or "")[:MOST_TEAM]
    return Field("team", label, "line", required=False, value=value, most=MOST_TEAM)


def topics_field(ctx: Context, name: str, label: str, known: Iterable[str]) -> Field:
    """Topics on one line, those that are known already in the order of the alphabet."""
    value = ctx.say("list-comma").join(sorted(known))
    return Field(name, label, "line", required=False, value=value, most=MOST_TOPIC_LETTERS)


def years_said(member: Member) -> str:
    """The years as a form takes them: 2008–2015, 2008–, –2015, or nothing."""
    since = str(member.joined_company.year) if member.joined_company else ""
    until = str(member.left_company.year) if member.left_company else ""
    return f"{since}–{until}" if since or until else ""


def years_in_words(ctx: Context, member: Member) -> Text:
    """The years as one reads them; nothing where none are known."""
    since = str(member.joined_company.year) if member.joined_company else ""
    until = str(member.left_company.year) if member.left_company else ""
    if since and until:
        return ctx.text("oneself-between", since=since, until=until)
    if since:
        return ctx.text("oneself-since", since=since)
    return ctx.text("oneself-until", until=until) if until else ()


def past_told(ctx: Context, years: str, team: str) -> Past:
    """What the answers mean. A day that is known exactly stays when its year does; raises a BotError."""
    told = years_of(years, local(ctx).year)
    return Past(
        _day(told.joined, ctx.me.joined_company),
        _day(told.left, ctx.me.left_company),
        shortened(cleaned(team, _LONGEST_TYPED), MOST_TEAM) or None,
    )


def _day(year: int | None, known: date | None) -> date | None:
    if year is None or (known is not None and known.year == year):
        return known if year is not None else None
    return date(year, 1, 1)
