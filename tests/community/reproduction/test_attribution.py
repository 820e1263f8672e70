"""Attribution by delay: as Wallinga and Teunis published it."""

import csv
import json
import os
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.reproduction.attribution import attributed, case_numbers, window_numbers

GIVEN = os.environ.get("OKAERI_TEST_DATA") or None
OUTBREAKS = ["Flu2009", "SARS2003", "Measles1861", "Smallpox1972", "Flu1918"]
published = pytest.mark.skipif(GIVEN is None, reason="OKAERI_TEST_DATA names no folder with the outbreaks")

_cases = st.lists(st.integers(0, 30), max_size=40).map(lambda found: np.array(found, dtype=np.float64))
_delay = st.lists(st.integers(0, 9), min_size=1, max_size=12).map(
    lambda found: np.array([0, *found], dtype=np.float64) / max(1, sum(found))
)


def curves() -> dict[str, list[float]]:
    cases = defaultdict[str, list[float]](list)
    with (Path(str(GIVEN)) / "wallinga_teunis.csv").open() as lines:
        for row in csv.DictReader(lines):
            cases[row["outbreak"]].append(float(row["cases"]))
    return cases


@published
def test_the_numbers_of_a_school_with_influenza_are_those_that_were_published() -> None:
    known = json.loads((Path(str(GIVEN)) / "wallinga_teunis.json").read_text())["Flu2009"]
    cases = np.array(curves()["Flu2009"])

    numbers = window_numbers(case_numbers(cases, np.array(known["serial_interval"])), cases, 7)

    wanted = known["case_R_7_day"]["published"]
    assert len(wanted) == 25
    assert numbers[1:26] == pytest.approx(wanted, abs=2e-4)


@published
@pytest.mark.parametrize("outbreak", OUTBREAKS)
def test_other_outbreaks_read_as_another_computation_reads_them(outbreak: str) -> None:
    known = json.loads((Path(str(GIVEN)) / "wallinga_teunis.json").read_text())[outbreak]
    cases = np.array(curves()[outbreak])

    numbers = window_numbers(case_numbers(cases, np.array(known["serial_interval"])), cases, 7)

    wanted = known["case_R_7_day"]["ours"]
    assert [one is None for one in numbers[1 : 1 + len(wanted)]] == [one is None for one in wanted]
    for mine, other in zip(numbers[1:], wanted, strict=False):
        assert mine == (other if other is None else pytest.approx(other, abs=2e-6))


def test_one_case_that_two_can_have_caused_is_shared_by_their_delays() -> None:
    numbers = case_numbers(np.array([1.0, 1.0, 1.0]), np.array([0.0, 0.75, 0.25]))

    assert numbers == pytest.approx([1.25, 0.75, 0.0])


@given(_cases, _delay)
def test_every_case_that_can_have_come_from_another_counts_once(cases: np.ndarray, delay: np.ndarray) -> None:
    numbers = case_numbers(cases, delay)

    reached = np.convolve(cases, delay)[: len(cases)] > 0 if len(cases) else cases
    assert float(numbers @ cases) == pytest.approx(float(cases @ reached))


def test_a_child_of_nobody_has_no_odds() -> None:
    odds = attributed(np.array([0, 0, 1]), np.array([1.0, 3.0, 0.0]), np.ones(3), 2)

    assert odds == pytest.approx([0.25, 0.75, 0.0])


def test_a_stretch_without_cases_has_no_number() -> None:
    assert window_numbers(np.ones(4), np.array([0.0, 0.0, 2.0, 0.0]), 2) == [None, 1.0, 1.0]
