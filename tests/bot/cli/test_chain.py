"""`okaeri chain`: figures of the community, or of files without a database."""

import json
from datetime import UTC, datetime, timedelta
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

COUNTED = {
    "gifts": 3,
    "members": 4,
    "givers": 3,
    "receivers": 2,
    "host_share": 1 / 3,
    "unconfirmed": 0,
    "longest_chain": 3,
    "left_out": 1,
}
"""The keys that were there first, which keep their meaning."""

MEASURED = frozenset(
    {
        *("verdict", "R", "R_low", "R_high", "R_with_prompted", "null_p", "swap_p", "told", "sample"),
        *("stage", "stages", "months", "host_rooted_share", "participation", "gini", "top_tenth"),
        *("depth_mean", "depth_max", "chains", "chain_largest", "returned", "passed_on", "newcomers"),
        *("newcomers_gave_in_90", "first_gift_days", "newcomers_R", "received_before_asked", "guests"),
        *("unfit", "heard_since"),
    }
)


@pytest.fixture
def files(home: Path) -> tuple[Path, Path]:
    """Gifts, one of them to oneself, and members."""
    gifts, members = home / "gifts.csv", home / "members.csv"
    gifts.write_text(GIFTS)
    members.write_text(MEMBERS)
    return gifts, members


def many(home: Path, count: int = 150) -> Path:
    """A file of as many gifts, one every other day, each to the next of ten members."""
    rows = [
        f"{2020 + n // 180}-{n % 180 // 15 + 1:02}-{n % 15 * 2 + 1:02},m{n % 10},advice,m{(n + 1) % 10}"
        for n in range(count)
    ]
    file = home / "many.csv"
    file.write_text("when,giver,kind,receivers\n" + "".join(f"{row}\n" for row in rows))
    return file


def test_files_are_measured_without_a_database(okaeri: Okaeri, files: tuple[Path, Path], home: Path) -> None:
    (home / "okaeri.db").unlink()

    said = json.loads(okaeri("chain", "--json", "--gifts", files[0], "--members", files[1]).out)

    assert {key: said[key] for key in COUNTED} == COUNTED
    assert not (home / "okaeri.db").exists()


def test_the_keys_for_machines_are_these(okaeri: Okaeri, files: tuple[Path, Path]) -> None:
    said = json.loads(okaeri("chain", "--json", "--gifts", files[0]).out)

    assert said.keys() == COUNTED.keys() | MEASURED
    assert said["sample"].keys() == {"gifts", "receipts", "members", "whole"}
    assert [month.keys() for month in said["months"]] == [
        {"month", "gifts", "host_share", "R", "R_low", "R_high"}
    ]
    assert (said["months"][0]["month"], said["months"][0]["gifts"]) == ("2026-04", 3)


def test_too_few_gifts_have_a_verdict_and_no_figure_of_it(okaeri: Okaeri, files: tuple[Path, Path]) -> None:
    said = json.loads(okaeri("chain", "--json", "--gifts", files[0], "--members", files[1]).out)

    assert said["verdict"] == "not enough gifts yet (2 of 100)"
    assert [said[key] for key in ("R", "R_low", "R_high", "null_p")] == [None] * 4


def test_enough_gifts_have_a_figure_with_its_interval(okaeri: Okaeri, home: Path) -> None:
    said = json.loads(okaeri("chain", "--json", "--gifts", many(home)).out)

    assert said["verdict"].startswith(("gifts ", "the chain "))
    assert 0 <= said["R_low"] <= said["R"] <= said["R_high"]
    assert sum(month["gifts"] for month in said["months"]) == said["gifts"] == 150


def test_the_same_gifts_have_the_same_figures(okaeri: Okaeri, home: Path) -> None:
    file = many(home)

    assert okaeri("chain", "--json", "--gifts", file).out == okaeri("chain", "--json", "--gifts", file).out


def test_the_community_is_measured_by_the_same_figures(okaeri: Okaeri, files: tuple[Path, Path]) -> None:
    files[0].write_text("".join(line for line in GIFTS.splitlines(True) if "g3" not in line))
    okaeri("import", "members", files[1])
    okaeri("import", "gifts", files[0])

    figures = json.loads(okaeri("chain", "--json").out)

    assert (figures["gifts"], figures["host_share"], figures["longest_chain"]) == (3, 1 / 3, 3)
    assert (figures["depth_max"], figures["chain_largest"]) == (2, 3)


@pytest.mark.parametrize(
    ("until", "gifts"),
    [("2026-04-09", 1), ("2026-04-10", 2), ("2026-04-10T02:59:59Z", 1), ("2026-04-10T03:00:01Z", 2)],
)
def test_until_counts_a_whole_day_or_up_to_a_moment(
    okaeri: Okaeri, files: tuple[Path, Path], until: str, gifts: int
) -> None:
    said = json.loads(okaeri("chain", "--json", "--gifts", files[0], "--until", until).out)

    assert said["gifts"] == gifts
    assert [(month["month"], month["gifts"]) for month in said["months"]] == [("2026-04", gifts)]


_NO_MOMENTS = ("soon", "", "2026-04-10T03:00", "9999-12-31", "2026-13-01", "0001-01-01T00:00+14:00")


@pytest.mark.parametrize("until", _NO_MOMENTS)
def test_an_end_that_is_no_moment_is_one_sentence(okaeri: Okaeri, until: str) -> None:
    said = okaeri("chain", "--until", until)

    assert said.code == 1
    assert "--until" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(("until", "gifts"), [("2000-01-01", 0), ("2999-12-31", 3)])
def test_an_end_before_or_after_everything_is_answered(
    okaeri: Okaeri, files: tuple[Path, Path], home: Path, until: str, gifts: int
) -> None:
    asked = ("chain", "--gifts", files[0], "--until", until)

    said = json.loads(okaeri(*asked, "--json", "--picture", home / "all.png").out)

    assert said["gifts"] == sum(month["gifts"] for month in said["months"]) == gifts
    assert f"\nGifts                   {gifts}\n" in okaeri(*asked).out


def test_gifts_yet_to_come_are_not_counted_but_said(okaeri: Okaeri, home: Path) -> None:
    coming = datetime.now(UTC) + timedelta(days=30)
    (home / "plan.csv").write_text(f"{_HEAD}2026-04-01,a,advice,b,,1\n{coming:%Y-%m-%d},b,advice,a,,2\n")

    said = okaeri("chain", "--gifts", home / "plan.csv")

    assert "\nGifts                   1\n" in said.out
    assert "\nNot measured            1 gift after the end of what was seen\n" in said.out


def test_invited_gifts_have_no_line_where_there_are_none(okaeri: Okaeri, home: Path) -> None:
    assert "invited" not in okaeri("chain", "--gifts", many(home)).out


def test_people_read_the_verdict_first_and_the_figures_below_it(
    okaeri: Okaeri, files: tuple[Path, Path]
) -> None:
    said = okaeri("chain", "--gifts", files[0], "--members", files[1])

    assert said.out.startswith("Not enough gifts yet (2 of 100).\n2 gifts of members are known so far")
    assert (
        "\nGifts                   3\n"
        "Members                 4\n"
        "Givers                  3 (75% of members)\n"
        "Receivers               2 (50% of members), named by the giver\n"
        "Given by the host       33%\n"
        "Longest chain           3 gifts, each moved by the one before, as their givers said\n"
    ) in said.out
    assert "\n2026-04                         3    33%      –\n" in said.out
    assert said.out.endswith("Left out                1 row in which the giver is the only receiver\n")


def test_no_line_for_people_is_longer_than_a_terminal(okaeri: Okaeri, home: Path) -> None:
    said = okaeri("chain", "--gifts", many(home))

    assert max(map(len, said.out.splitlines())) <= 100


def test_nobody_confirmed_leaves_the_share_open(okaeri: Okaeri, files: tuple[Path, Path]) -> None:
    said = okaeri("chain", "--gifts", files[0])

    assert "not known: no giver is confirmed (3 gifts)" in said.out


def test_a_broken_file_is_refused_at_its_first_line(okaeri: Okaeri, home: Path) -> None:
    (home / "bad.csv").write_text("when,giver,kind,receivers\nx,a,advice,b\ny,a,advice,b\n")

    said = okaeri("chain", "--gifts", home / "bad.csv")

    assert said.code == 1
    assert "bad.csv, line 2: when: 'x' is no date" in said.err
    assert "(1 more row is refused)" in said.err


_HEAD = "when,giver,kind,receivers,inspired_by,id\n"

ODD = {
    "no gifts at all": _HEAD,
    "one gift": f"{_HEAD}2026-04-01,a,advice,b,,1\n",
    "a circle": f"{_HEAD}2026-04-01,a,advice,b,2,1\n2026-04-02,b,advice,a,1,2\n",
    "a later parent": f"{_HEAD}2026-04-01,a,advice,b,2,1\n2026-04-02,b,advice,a,,2\n",
    "only to oneself": f"{_HEAD}2026-04-01,a,advice,a,,1\n",
    "a gift in the future": f"{_HEAD}2999-04-01,a,advice,b,,1\n2026-04-01,b,advice,a,,2\n",
    "equal moments": _HEAD + "".join(f"2026-04-01,a{n},advice,b{n},,{n}\n" for n in range(120)),
    "one member giving everything": _HEAD
    + "".join(f"2026-04-{n % 28 + 1:02},a,advice,b,,{n}\n" for n in range(120)),
    "many receivers": f"{_HEAD}2026-04-01,a,advice,{';'.join(f'b{n}' for n in range(10_000))},,1\n",
    "all by the host": "when,giver,kind,receivers,host\n"
    + "".join(f"2026-04-{n % 28 + 1:02},a{n % 3},advice,b,yes\n" for n in range(120)),
    "a gift that moved itself": f"{_HEAD}2026-04-01,a,advice,b,1,1\n",
    "one id twice": f"{_HEAD}2026-04-01,a,advice,b,,1\n2026-04-02,b,advice,a,,1\n",
    "another shape": '{"gifts": []}',
    "no header": "2026-04-01,a,advice,b\n",
    "semicolons": "when;giver;kind;receivers\n2026-04-01;a;advice;b\n",
    "a workbook": "PK\x03\x04\x14\x00\x06\x00",
    "nothing": "",
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_file_has_a_clear_answer(okaeri: Okaeri, home: Path, odd: str) -> None:
    (home / "odd.csv").write_text(ODD[odd])

    said = okaeri("chain", "--json", "--gifts", home / "odd.csv")
    shown = okaeri("chain", "--gifts", home / "odd.csv", "--picture", home / "odd.png")

    assert said.code == shown.code
    assert "NaN" not in said.out
    assert "nan" not in shown.out
    if said.code:
        assert said.err.startswith("okaeri: ")
        assert said.err.count("\n") == 1
    else:
        json.loads(said.out)


def test_it_is_drawn_into_two_files(okaeri: Okaeri, files: tuple[Path, Path], home: Path) -> None:
    said = okaeri("chain", "--json", "--gifts", files[0], "--picture", home / "april.png")

    json.loads(said.out)
    assert "april-chain.png" in said.err
    for name in ("april.png", "april-chain.png"):
        assert (home / name).read_bytes().startswith(b"\x89PNG")


def test_where_nothing_can_be_drawn_it_is_said_before_anything_is_read(okaeri: Okaeri, home: Path) -> None:
    unfit = (home / "nowhere" / "april.png", home / f"{'april' * 60}.png", home / "april.csv")
    for path in (home, *unfit):
        said = okaeri("chain", "--gifts", home / "missing.csv", "--picture", path)

        assert (said.code, said.out) == (1, "")
        assert said.err.startswith(f"okaeri: {path} cannot be written: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
def test_a_full_disk_is_one_sentence(okaeri: Okaeri, files: tuple[Path, Path], home: Path) -> None:
    (home / "april.png").symlink_to("/dev/full")

    said = okaeri("chain", "--gifts", files[0], "--picture", home / "april.png")

    assert (said.code, said.out) == (1, "")
    assert said.err == f"okaeri: {home / 'april.png'} cannot be written: No space left on device.\n"


def test_a_gift_is_traced_back_to_where_it_began(okaeri: Okaeri, files: tuple[Path, Path]) -> None:
    said = okaeri("chain", "--gifts", files[0], "--members", files[1], "--trace", "g4")

    assert said.out == (
        "gift g4 of 2026-04-20\n"
        "  moved by gift g2 of 2026-04-10 (the giver of g4 said so)\n"
        "  moved by gift g1 of 2026-04-01 (the giver of g2 said so)\n"
        "  begun by the host\n"
    )


def test_a_gift_of_the_host_is_a_beginning(okaeri: Okaeri, files: tuple[Path, Path]) -> None:
    said = okaeri("chain", "--gifts", files[0], "--members", files[1], "--trace", "g1")

    assert said.out == "gift g1 of 2026-04-01\n  begun by the host\n"


def test_a_way_back_is_a_list_for_machines(okaeri: Okaeri, files: tuple[Path, Path]) -> None:
    asked = ("chain", "--json", "--gifts", files[0], "--members", files[1], "--trace", "g2")

    assert json.loads(okaeri(*asked).out) == [
        {
            "gift": "g2",
            "at": "2026-04-10T12:00:00+09:00",
            "probability": 1.0,
            "told": True,
            "began_by_host": False,
        },
        {
            "gift": "g1",
            "at": "2026-04-01T12:00:00+09:00",
            "probability": 1.0,
            "told": False,
            "began_by_host": True,
        },
    ]


@pytest.mark.parametrize("asked", ["g2", "2"])
def test_a_gift_of_the_community_is_traced_by_its_key_or_its_id(
    okaeri: Okaeri, files: tuple[Path, Path], asked: str
) -> None:
    files[0].write_text("".join(line for line in GIFTS.splitlines(True) if "g3" not in line))
    okaeri("import", "gifts", files[0])

    said = okaeri("chain", "--trace", asked)

    assert said.out.startswith("gift 2 of 2026-04-10\n  moved by gift 1 of 2026-04-01")


@pytest.mark.parametrize("asked", ["nope", "g3", "1", "²", ""])
def test_a_gift_that_is_not_there_is_one_sentence(
    okaeri: Okaeri, files: tuple[Path, Path], asked: str
) -> None:
    said = okaeri("chain", "--gifts", files[0], "--trace", asked)

    assert (said.code, said.out) == (1, "")
    assert said.err == f"okaeri: --trace {asked!r}: there is no such gift among those that are measured.\n"


def test_a_trace_and_a_picture_are_not_asked_for_at_once(okaeri: Okaeri) -> None:
    assert okaeri("chain", "--trace", "g1", "--picture", "x.png").code == 2
