"""`okaeri chain`: figures of the community, or of files without a database."""

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Okaeri

GIFTS = (
    "when,giver,kind,receivers,inspired_by,id\n"
    "2026-04-01,hana,advice,ken,,g1\n"
    "2026-04-10,ken,advice,mei,g1,g2\n"
    "2026-04-11,mei,advice,mei,,g3\n"
    "2026-04-20,mei,event,,g2,g4\n"
)
MEMBERS = "id,name,kind\nhana,Hana,staff\nken,Ken,alumnus\nmei,Mei,alumnus\nyu,Yu,\n"


@pytest.fixture
def files(home: Path) -> tuple[Path, Path]:
    """Gifts, one of them to oneself, and members."""
    gifts, members = home / "gifts.csv", home / "members.csv"
    gifts.write_text(GIFTS)
    members.write_text(MEMBERS)
    return gifts, members


def test_files_are_measured_without_a_database(okaeri: Okaeri, files: tuple[Path, Path], home: Path) -> None:
    (home / "okaeri.db").unlink()

    said = okaeri("chain", "--json", "--gifts", files[0], "--members", files[1])

    assert json.loads(said.out) == {
        "gifts": 3,
        "members": 4,
        "givers": 3,
        "receivers": 2,
        "host_share": 1 / 3,
        "unconfirmed": 0,
        "longest_chain": 3,
        "left_out": 1,
    }
    assert not (home / "okaeri.db").exists()


def test_the_community_is_measured_by_the_same_figures(okaeri: Okaeri, files: tuple[Path, Path]) -> None:
    files[0].write_text("".join(line for line in GIFTS.splitlines(True) if "g3" not in line))
    okaeri("import", "members", files[1])
    okaeri("import", "gifts", files[0])

    figures = json.loads(okaeri("chain", "--json").out)

    assert (figures["gifts"], figures["host_share"], figures["longest_chain"]) == (3, 1 / 3, 3)


@pytest.mark.parametrize(
    ("until", "gifts"),
    [("2026-04-09", 1), ("2026-04-10", 2), ("2026-04-10T02:59:59Z", 1), ("2026-04-10T03:00:01Z", 2)],
)
def test_until_counts_a_whole_day_or_up_to_a_moment(
    okaeri: Okaeri, files: tuple[Path, Path], until: str, gifts: int
) -> None:
    said = okaeri("chain", "--json", "--gifts", files[0], "--until", until)

    assert json.loads(said.out)["gifts"] == gifts


@pytest.mark.parametrize("until", ["soon", "2026-04-10T03:00", "9999-12-31", "2026-13-01"])
def test_an_end_that_is_no_moment_is_one_sentence(okaeri: Okaeri, until: str) -> None:
    said = okaeri("chain", "--until", until)

    assert said.code == 1
    assert "--until" in said.err
    assert said.err.count("\n") == 1


def test_people_read_it_in_words(okaeri: Okaeri, files: tuple[Path, Path]) -> None:
    said = okaeri("chain", "--gifts", files[0], "--members", files[1])

    assert said.out == (
        "Gifts              3\n"
        "Members            4\n"
        "Givers             3 (75% of members)\n"
        "Receivers          2 (50% of members), named by the giver\n"
        "Given by the host  33%\n"
        "Longest chain      3 gifts, each moved by the one before, as their givers said\n"
        "Left out           1 row in which the giver is the only receiver\n"
    )


def test_nobody_confirmed_leaves_the_share_open(okaeri: Okaeri, files: tuple[Path, Path]) -> None:
    said = okaeri("chain", "--gifts", files[0])

    assert "not known: no giver is confirmed (3 gifts)" in said.out


def test_a_broken_file_is_refused_at_its_first_line(okaeri: Okaeri, home: Path) -> None:
    (home / "bad.csv").write_text("when,giver,kind,receivers\nx,a,advice,b\ny,a,advice,b\n")

    said = okaeri("chain", "--gifts", home / "bad.csv")

    assert said.code == 1
    assert "bad.csv, line 2: when: 'x' is no date" in said.err
    assert "(1 more row is refused)" in said.err
