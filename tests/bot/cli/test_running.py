"""`okaeri run` and `okaeri try` reach the composition root with what was asked."""

import pytest

from bot import app
from storage.database import DatabaseRefused
from tests.bot.cli.conftest import Okaeri

Asked = tuple[int, str | None, bool, bool]


def test_run_without_a_token_says_which_to_set(okaeri: Okaeri) -> None:
    said = okaeri("run")

    assert said.code == 1
    assert "SLACK_BOT_TOKEN" in said.err
    assert "okaeri try" in said.err


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ((), (8750, None, False, True)),
        (("--port", "0", "--language", "en", "--fresh", "--no-browser"), (0, "en", True, False)),
    ],
)
def test_try_opens_the_playground_as_asked(
    okaeri: Okaeri, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], asked: Asked
) -> None:
    heard = list[Asked]()

    def opened(port: int, language: str | None, fresh: bool, browser: bool) -> int:
        heard.append((port, language, fresh, browser))
        return 0

    monkeypatch.setattr(app, "try_playground", opened, raising=False)

    said = okaeri("try", *words)

    assert said.code == 0
    assert heard == [asked]


def test_a_database_that_is_refused_is_one_sentence(okaeri: Okaeri, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(port: int, language: str | None, fresh: bool, browser: bool) -> int:
        raise DatabaseRefused("It was written by a newer okaeri.")

    monkeypatch.setattr(app, "try_playground", refused, raising=False)

    said = okaeri("try")

    assert (said.code, said.err) == (1, "okaeri: It was written by a newer okaeri.\n")


def test_stopping_by_hand_is_one_sentence(okaeri: Okaeri, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "run", stopped)

    said = okaeri("run")

    assert said.code == 1
    assert "stopped" in said.err
