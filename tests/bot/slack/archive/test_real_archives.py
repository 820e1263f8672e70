"""Reads two genuine archives, pseudonymised, and finds exactly what independent counters found in them."""

import json
import os
from pathlib import Path

import pytest

from tests.bot.slack.archive.exports import read

GIVEN = os.environ.get("OKAERI_TEST_DATA") or None
pytestmark = pytest.mark.skipif(GIVEN is None, reason="OKAERI_TEST_DATA names no folder with real archives")


@pytest.mark.parametrize("name", ["dd2030", "houstondatavis"])
def test_a_real_archive_gives_the_known_counts(name: str) -> None:
    known = json.loads((Path(GIVEN or "") / f"slack-export-{name}.json").read_text())

    reading = read(Path(GIVEN or "") / f"slack-export-{name}.zip")

    counts, people = reading.counts, reading.people
    assert (counts.reaction, counts.plusplus, counts.word, counts.total) == tuple(known["thanks"].values())
    assert len(people) == known["members_total"]
    assert sum(person.is_bot for person in people) == known["members"].get("bot", 0)
    assert sum(person.deactivated and not person.is_bot for person in people) == known["members"]["deleted"]
    assert (
        sum(not person.deactivated and not person.is_bot for person in people) == known["members"]["person"]
    )


@pytest.mark.parametrize("name", ["dd2030", "houstondatavis"])
def test_a_real_archive_holds_as_many_thankers_and_thanked(name: str) -> None:
    known = json.loads((Path(GIVEN or "") / f"slack-export-{name}.json").read_text())

    reading = read(Path(GIVEN or "") / f"slack-export-{name}.zip")

    assert len({thanks.thanker for thanks in reading.thanks}) == known["givers"]
    assert len({thanks.thanked for thanks in reading.thanks}) == known["receivers"]
    assert (reading.unknown, reading.skipped) == (0, ())
