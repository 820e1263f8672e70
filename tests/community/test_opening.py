"""An opening: the links it may carry, the days it holds, and the morning on which one hears of it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.errors import BotError, NoWebAddress, OpeningTooLong
from community.opening import HearRhythm, as_written, last_day, link_of, next_hearing, site_of

TODAY = date(2026, 6, 1)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "link", ["https://jobs.example/1?a=b#c", "HTTP://jobs.example", "https://例え.jp/求人", "https://[::1]/x"]
)
def test_a_link_that_a_browser_opens_is_kept(link: str) -> None:
    assert link_of(f" {link} ") == link


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "slack://open",
        "//jobs.example",
        "jobs.example",
        "https://",
        "https:///path",
        "https://a b.example",
        "https://bank.example@evil.example/",
        "https://jobs.example/\u202egnp",
        "https://jobs.example/\x00",
        'https://jobs.example/"><script>',
        "https://[::1/x",
        "https://jobs.example/" + "x" * 400,
    ],
)
def test_a_link_that_deceives_or_runs_something_is_none(link: str) -> None:
    with pytest.raises(NoWebAddress):
        link_of(link)


@given(st.text())
def test_whatever_is_taken_for_a_link_leads_to_a_site_by_the_web(said: str) -> None:
    try:
        link = link_of(said)
    except NoWebAddress:
        return
    assert not link or (site_of(link) and link.lower().startswith(("https://", "http://")))


@given(st.text())
def test_words_are_kept_as_they_are_or_refused(words: str) -> None:
    try:
        assert as_written(words) == words
    except BotError:
        assert "\0" in words or len(words) > 2_000


def test_ninety_days_are_the_most() -> None:
    assert last_day(TODAY + timedelta(days=90), TODAY) == date(2026, 8, 30)
    with pytest.raises(OpeningTooLong):
        last_day(TODAY + timedelta(days=91), TODAY)


@pytest.mark.parametrize(
    ("rhythm", "after", "at"),
    [
        # Saturday, the night in which Berlin's clocks go forward: nine is an hour nearer.
        (HearRhythm.DAILY, datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (HearRhythm.DAILY, datetime(2026, 3, 28, 7, tzinfo=UTC), datetime(2026, 3, 28, 8, tzinfo=UTC)),
        # At nine sharp, the next one is tomorrow's.
        (HearRhythm.DAILY, datetime(2026, 3, 28, 8, tzinfo=UTC), datetime(2026, 3, 29, 7, tzinfo=UTC)),
        (HearRhythm.WEEKLY, datetime(2026, 3, 28, 8, tzinfo=UTC), datetime(2026, 3, 30, 7, tzinfo=UTC)),
        (HearRhythm.WEEKLY, datetime(2026, 3, 30, 7, tzinfo=UTC), datetime(2026, 4, 6, 7, tzinfo=UTC)),
        (HearRhythm.AT_ONCE, datetime(2026, 3, 30, 7, tzinfo=UTC), None),
    ],
)
def test_nine_in_the_morning_is_on_the_members_own_wall(
    rhythm: HearRhythm, after: datetime, at: datetime | None
) -> None:
    assert next_hearing(rhythm, after, BERLIN) == at
