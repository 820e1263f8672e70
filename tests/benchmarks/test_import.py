"""A million gifts go into SQLite in one transaction: how long it takes, and how much memory."""

import csv
import os
import random
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

GIFTS = 1_000_000
MEMBERS = 20_000
MOST_SECONDS = 120
MOST_MB = 400
HEADER = ("when", "giver", "kind", "receivers", "host", "words", "inspired_by", "id")


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of a million gifts, a third to two receivers, a quarter moved by an earlier one."""
    rng, at = random.Random(1), datetime(2015, 1, 1, tzinfo=UTC)
    file = tmp_path_factory.mktemp("bench") / "gifts.csv"
    with file.open("w", newline="", encoding="utf-8") as written:
        rows = csv.writer(written)
        rows.writerow(HEADER)
        for number in range(GIFTS):
            at += timedelta(seconds=rng.randrange(600))
            giver, first, second = (f"m{member}" for member in rng.sample(range(MEMBERS), 3))
            receivers = first if number % 3 else f"{first};{second}"
            moved = f"g{rng.randrange(max(0, number - 500), number)}" if number % 4 == 1 else ""
            kind = rng.choice(("advice", "welcome", "event"))
            told = "30分ほど相談に乗りました"
            rows.writerow((at.isoformat(), giver, kind, receivers, "", told, moved, f"g{number}"))
    return file


def test_a_million_gifts_go_in_within_two_minutes_and_400_mb(million: Path) -> None:
    seconds, megabytes, said = _imported(million)

    sys.stderr.write(f"\n{GIFTS:,} gifts: {seconds:.0f} s, {megabytes:.0f} MB\n")
    assert f"{GIFTS:,} gifts added" in said
    assert seconds < MOST_SECONDS
    assert megabytes < MOST_MB


def test_the_same_million_again_adds_nothing(million: Path) -> None:
    seconds, _, said = _imported(million)

    sys.stderr.write(f"\n{GIFTS:,} gifts that are there already: {seconds:.0f} s\n")
    assert f"0 gifts added, {GIFTS:,} there already" in said
    assert seconds < MOST_SECONDS


def _imported(file: Path) -> tuple[float, float, str]:
    """Seconds, the most memory in MB, and what was said."""
    begun = time.perf_counter()
    settings = {**os.environ, "DATABASE_URL": f"sqlite:///{file.parent / 'bench.db'}"}
    with (file.parent / "said.txt").open("w") as said:
        command = [sys.executable, "-m", "bot", "import", "gifts", str(file)]
        started = subprocess.Popen(command, env=settings, stdout=said, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    assert started.returncode == 0
    return time.perf_counter() - begun, used.ru_maxrss / 1024, (file.parent / "said.txt").read_text()
