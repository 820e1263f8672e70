"""The bar shows on a terminal, and nowhere else."""

import sys

import pytest

from bot.cli.progress import progress


def test_a_terminal_sees_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    with progress("gifts from gifts.csv") as shown:
        shown(5, 10)

    said = capsys.readouterr()
    assert "gifts from gifts.csv" in said.err
    assert "50%" in said.err
    assert said.out == ""


def test_nobody_is_written_to_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("gifts from gifts.csv") as shown:
        shown(5, 10)

    assert capsys.readouterr().err == ""
