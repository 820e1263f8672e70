"""The days off of a country."""

import importlib.util
from datetime import UTC, date, datetime

import pytest

from bot.days_off import days_off, found_apart
from config.settings import SettingsRefused

NOW = datetime(2026, 12, 20, tzinfo=UTC)


def test_the_days_off_of_this_year_and_of_the_next_two_are_known() -> None:
    found = days_off("JP", NOW)

    assert {date(2026, 7, 20), date(2027, 1, 1), date(2028, 1, 1)} <= found
    assert date(2026, 12, 21) not in found


def test_a_part_of_a_country_has_its_own() -> None:
    assert date(2026, 3, 31) in days_off("us-ca", NOW)
    assert date(2026, 3, 31) not in days_off("US", NOW)


def test_no_country_has_none() -> None:
    assert days_off("", NOW) == frozenset()


@pytest.mark.parametrize("country", ["ZZ", "Japan", "US-ZZ", "-", "日本"])
async def test_an_unknown_country_is_refused_at_start_in_a_sentence(country: str) -> None:
    with pytest.raises(SettingsRefused, match="is no country like JP"):
        await found_apart(country)


async def test_those_of_a_known_one_come_without_the_package_in_our_memory() -> None:
    now = datetime.now().astimezone()

    assert await found_apart("JP") == days_off("JP", now)
    assert await found_apart("") == frozenset()


def test_a_missing_package_is_named_with_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with pytest.raises(SettingsRefused, match="the extra `holidays`"):
        days_off("JP", NOW)
