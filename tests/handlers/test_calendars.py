"""What repeats keeps its time on the wall, and a calendar reads every event as it was written."""

import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from community.errors import BotError, RepeatsTooOften, RuleUnclear
from community.rhythm import Repeat, rule_for
from community.wall import moment_at, wall_at
from handlers.calendars import CalendarEvent, event_file, feed, next_occurrences, rule_of, uid_of

TOKYO = ZoneInfo("Asia/Tokyo")
NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 12, 1, 3, 4, 5, tzinfo=UTC)
PANEL = CalendarEvent(
    uid=uid_of(7, "somewhere"),
    title="アルムナイの集い、秋; 第2回",
    question="大企業から10人の会社へ移って、\nいちばん驚いたことは何ですか。" * 5,
    starts_at=datetime(2026, 12, 10, 10, 0, tzinfo=UTC),
    minutes=90,
    zone="Asia/Tokyo",
    place="本社 12階, ホール",
    link="https://example.com/panel?a=1&b=2",
    version=3,
    cancelled=False,
)


def _walls(
    rule: str, first: str, zone: ZoneInfo = TOKYO, most: int = 3, after: str | None = None
) -> list[str]:
    at = moment_at(datetime.fromisoformat(first), zone)
    since = at if after is None else moment_at(datetime.fromisoformat(after), zone)
    found = next_occurrences(rule, at, zone, since, most)
    return [f"{wall_at(moment, zone):%Y-%m-%d %H:%M}" for moment in found]


def _read(written: bytes) -> Event:
    (event,) = Calendar.from_ical(written).events
    return event


@pytest.mark.parametrize(
    ("repeat", "first", "following"),
    [
        (Repeat.WEEKLY, "2026-12-10", ["2026-12-17", "2026-12-24", "2026-12-31"]),
        (Repeat.FORTNIGHTLY, "2026-12-10", ["2026-12-24", "2027-01-07", "2027-01-21"]),
        (Repeat.MONTHLY_ON_WEEKDAY, "2026-12-10", ["2027-01-14", "2027-02-11", "2027-03-11"]),
        (Repeat.MONTHLY_ON_WEEKDAY, "2026-12-31", ["2027-01-28", "2027-02-25", "2027-03-25"]),
        (Repeat.MONTHLY_ON_DAY, "2026-12-10", ["2027-01-10", "2027-02-10", "2027-03-10"]),
        (Repeat.MONTHLY_ON_DAY, "2026-12-31", ["2027-01-31", "2027-02-28", "2027-03-31"]),
        (Repeat.MONTHLY_ON_DAY, "2026-12-30", ["2027-01-30", "2027-02-28", "2027-03-30"]),
        (Repeat.QUARTERLY, "2026-12-10", ["2027-03-11", "2027-06-10", "2027-09-09"]),
        (Repeat.YEARLY, "2026-12-10", ["2027-12-10", "2028-12-10", "2029-12-10"]),
        (Repeat.YEARLY, "2028-02-29", ["2029-02-28", "2030-02-28", "2031-02-28"]),
    ],
)
def test_each_choice_comes_again_on_its_days(repeat: Repeat, first: str, following: list[str]) -> None:
    rule = rule_for(repeat, datetime.fromisoformat(first).date())

    assert rule_of(rule) == rule
    assert _walls(rule, f"{first}T19:00") == [f"{day} 19:00" for day in following]


def test_a_weekly_evening_stays_at_seven_when_clocks_change() -> None:
    first = moment_at(datetime.fromisoformat("2027-03-12T19:00"), NEW_YORK)

    (following,) = next_occurrences("FREQ=WEEKLY", first, NEW_YORK, first, 1)

    assert following - first == timedelta(days=7, hours=-1)
    assert wall_at(following, NEW_YORK) == datetime.fromisoformat("2027-03-19T19:00")


def test_a_time_that_clocks_are_put_forward_past_is_the_next_there_is() -> None:
    assert _walls("FREQ=WEEKLY", "2027-03-07T02:30", NEW_YORK) == [
        "2027-03-14 03:00",
        "2027-03-21 02:30",
        "2027-03-28 02:30",
    ]


def test_a_rule_ends_with_its_count_or_its_last_day() -> None:
    assert _walls("FREQ=WEEKLY;COUNT=2", "2026-12-10T19:00") == ["2026-12-17 19:00"]
    assert _walls("FREQ=WEEKLY;UNTIL=20261217", "2026-12-10T19:00") == ["2026-12-17 19:00"]
    assert _walls("FREQ=WEEKLY;UNTIL=20261217T095959Z", "2026-12-10T19:00") == []
    assert _walls("FREQ=WEEKLY;UNTIL=20261217T190000", "2026-12-10T19:00") == ["2026-12-17 19:00"]


def test_the_first_one_counts_where_it_is_still_to_come() -> None:
    walls = _walls("FREQ=WEEKLY;COUNT=2", "2026-12-10T19:00", after="2026-12-01T00:00")

    assert walls == ["2026-12-10 19:00", "2026-12-17 19:00"]


def test_a_rule_without_an_end_gives_the_next_few_at_once() -> None:
    begun = time.perf_counter()

    walls = _walls("FREQ=DAILY", "2016-01-01T19:00", most=2, after="2026-12-10T19:00")

    assert walls == ["2026-12-11 19:00", "2026-12-12 19:00"]
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("RRULE:FREQ=MONTHLY;BYDAY=2TH", "FREQ=MONTHLY;BYDAY=2TH"),
        ("byday=th; freq=weekly;", "FREQ=WEEKLY;BYDAY=TH"),
        ("ＦＲＥＱ＝ＤＡＩＬＹ", "FREQ=DAILY"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29"),
        ("UNTIL=20271231T150000Z;FREQ=WEEKLY", "FREQ=WEEKLY;UNTIL=20271231T150000Z"),
    ],
)
def test_a_typed_rule_is_kept_in_one_spelling(said: str, rule: str) -> None:
    assert rule_of(said) == rule


@pytest.mark.parametrize(
    "said",
    [
        "FREQ=HOURLY",
        "freq=minutely",
        "RRULE:FREQ=SECONDLY",
        "FREQ=DAILY;BYHOUR=9,18",
        "FREQ=DAILY;BYSECOND=1",
    ],
)
def test_more_than_once_a_day_is_refused(said: str) -> None:
    with pytest.raises(RepeatsTooOften):
        rule_of(said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "every week",
        "FREQ=",
        "FREQ",
        "FREQ=WEEKLY;FREQ=DAILY",
        "INTERVAL=2",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20271231",
        "FREQ=WEEKLY;UNTIL=20271399",
        "FREQ=WEEKLY;UNTIL=99999999",
        "FREQ=WEEKLY;BYDAY=2TH",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=45",
        "FREQ=MONTHLY;BYMONTHDAY=15,32",
        "FREQ=MONTHLY;BYMONTH=13",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYEASTER=0",
        "FREQ=WEEKLY\nDTSTART:20260101",
    ],
)
def test_what_no_calendar_follows_or_never_comes_is_refused(said: str) -> None:
    with pytest.raises(RuleUnclear):
        rule_of(said)


def test_a_rule_that_never_meets_its_first_day_soon_gives_nothing() -> None:
    begun = time.perf_counter()

    assert _walls("FREQ=MONTHLY;INTERVAL=12;BYMONTH=3", "2026-02-01T19:00") == []
    assert time.perf_counter() - begun < 1


@settings(max_examples=60)
@given(
    st.sampled_from([repeat for repeat in Repeat if repeat is not Repeat.ONCE]),
    st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2036-01-01")),
    st.sampled_from(["Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Lord_Howe"]).map(ZoneInfo),
)
def test_occurrences_follow_each_other_and_keep_the_time_on_the_wall(
    repeat: Repeat, wall: datetime, zone: ZoneInfo
) -> None:
    wall = wall.replace(second=0, microsecond=0)
    first = moment_at(wall, zone)
    wall = wall_at(first, zone)

    found = next_occurrences(rule_for(repeat, wall.date()), first, zone, first, 8)

    assert len(found) == 8
    assert all(a < b for a, b in pairwise((first, *found)))
    for at in found:
        there = wall_at(at, zone)
        assert (
            there.time() == wall.time() or moment_at(datetime.combine(there.date(), wall.time()), zone) == at
        )


@settings(max_examples=200)
@given(
    st.from_regex(
        r"FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]{4,8}=[0-9A-Z,+-]{1,5}){0,2}", fullmatch=True
    )
)
def test_any_rule_is_taken_as_it_is_kept_or_refused(said: str) -> None:
    try:
        rule = rule_of(said)
    except BotError:
        return

    assert rule_of(rule) == rule


def test_an_event_is_read_as_it_was_written() -> None:
    event = _read(event_file(PANEL, NOW))

    assert str(event["SUMMARY"]) == PANEL.title
    assert str(event["DESCRIPTION"]) == f"{PANEL.question}\n{PANEL.link}"
    assert str(event["LOCATION"]) == PANEL.place
    assert str(event["URL"]) == PANEL.link
    assert event["UID"] == PANEL.uid
    assert event["SEQUENCE"] == 3
    assert event["STATUS"] == "CONFIRMED"
    assert event.DTSTAMP == NOW


def test_an_event_stands_in_the_zone_of_the_community() -> None:
    written = event_file(replace(PANEL, zone="America/New_York"), NOW)

    event = _read(written)

    assert event.start == PANEL.starts_at
    assert event.end == PANEL.starts_at + timedelta(minutes=90)
    assert b"DTSTART;TZID=America/New_York:20261210T050000" in written
    (zone,) = Calendar.from_ical(written).timezones
    assert zone.tz_name == "America/New_York"
    made = zone.to_tz(lookup_tzid=False)
    for month, hours in ((1, -5), (7, -4), (12, -5)):
        assert datetime(2026, month, 10, 12, tzinfo=made).utcoffset() == timedelta(hours=hours)


def test_an_event_across_a_night_of_change_keeps_its_length() -> None:
    night = moment_at(datetime.fromisoformat("2027-03-14T01:00"), NEW_YORK)

    event = _read(event_file(replace(PANEL, zone="America/New_York", starts_at=night, minutes=120), NOW))

    assert isinstance(event.start, datetime)
    assert isinstance(event.end, datetime)
    assert event.end.astimezone(UTC) - event.start.astimezone(UTC) == timedelta(hours=2)


def test_an_unknown_zone_is_written_in_utc() -> None:
    written = event_file(replace(PANEL, zone="Mars/Olympus"), NOW)

    assert b"DTSTART:20261210T100000Z" in written
    assert b"VTIMEZONE" not in written


def test_a_cancelled_event_says_so_under_the_same_name() -> None:
    event = _read(event_file(replace(PANEL, cancelled=True, version=4), NOW))

    assert (event["UID"], event["STATUS"], event["SEQUENCE"]) == (PANEL.uid, "CANCELLED", 4)


def test_an_event_is_known_by_its_community_for_ever() -> None:
    assert uid_of(7, "somewhere") == uid_of(7, "somewhere")
    assert len({uid_of(7, "somewhere"), uid_of(8, "somewhere"), uid_of(7, "elsewhere")}) == 3
    assert "somewhere" not in uid_of(7, "somewhere")


def test_lines_end_with_crlf_and_are_folded_at_75_octets_between_letters() -> None:
    written = event_file(PANEL, NOW)

    lines = written.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    assert any(line.startswith(b" ") for line in lines)


@pytest.mark.parametrize("field", ["title", "question", "place", "link"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\x00"])
def test_no_words_can_add_a_line_to_a_calendar(field: str, end: str) -> None:
    said = f"https://example.com/{end}END:VEVENT{end}BEGIN:VEVENT{end}ATTENDEE:mailto:x@example.com"
    match field:
        case "title":
            event = replace(PANEL, title=said)
        case "question":
            event = replace(PANEL, question=said)
        case "place":
            event = replace(PANEL, place=said)
        case _:
            event = replace(PANEL, link=said)

    written = event_file(event, NOW)

    names = [line.split(":")[0].split(";")[0] for line in written.decode().replace("\r\n ", "").splitlines()]
    plain = event_file(PANEL, NOW).decode().replace("\r\n ", "").splitlines()
    assert names == [line.split(":")[0].split(";")[0] for line in plain]


@settings(max_examples=100)
@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=60), st.text(max_size=60))
def test_any_words_make_one_event_that_is_read_again(
    title: str, question: str, place: str, link: str
) -> None:
    event = replace(PANEL, title=title, question=question, place=place, link=link)

    read = _read(event_file(event, NOW))

    assert not {"ATTENDEE", "ORGANIZER"} & set(read)
    assert read.start == PANEL.starts_at


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://example.com", "", "example.com"])
def test_only_a_web_address_is_a_link(link: str) -> None:
    event = _read(event_file(replace(PANEL, link=link, place=""), NOW))

    assert "URL" not in event
    assert "LOCATION" not in event
    assert str(event["DESCRIPTION"]) == PANEL.question


def test_where_there_is_no_place_the_link_is_where_it_is() -> None:
    event = _read(event_file(replace(PANEL, place=""), NOW))

    assert str(event["LOCATION"]) == PANEL.link


def test_a_feed_has_its_name_its_events_and_one_zone_and_asks_to_be_read_twice_a_day() -> None:
    other = replace(PANEL, uid=uid_of(8, "somewhere"), starts_at=PANEL.starts_at + timedelta(days=400))

    calendar = Calendar.from_ical(written := feed("おかえり: 集い", (PANEL, other), NOW))

    assert str(calendar["X-WR-CALNAME"]) == "おかえり: 集い"
    assert [event["UID"] for event in calendar.events] == [PANEL.uid, other.uid]
    assert len(calendar.timezones) == 1
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in written
    assert b"X-PUBLISHED-TTL:PT12H\r\n" in written


def test_a_feed_without_events_is_a_calendar_all_the_same() -> None:
    calendar = Calendar.from_ical(feed("おかえり", (), NOW))

    assert str(calendar["X-WR-CALNAME"]) == "おかえり"
    assert calendar.events == []


def test_a_bot_at_rest_loads_no_calendar_library() -> None:
    said = "import sys, handlers.calendars; print(*sys.modules)"
    root = Path(__file__).parents[2]

    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True, cwd=root)

    assert {"icalendar", "dateutil"}.isdisjoint(done.stdout.split())
