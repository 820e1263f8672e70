"""The script that makes everything run says in one sentence what is missing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the script and its lock alone."""
    for name in ("run", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def _run(place: Path, word: str, python: str) -> subprocess.CompletedProcess[str]:
    stand_in = place / "python"
    stand_in.write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    stand_in.chmod(0o755)
    bare = {"PATH": "/usr/bin:/bin", "PYTHON": str(stand_in), "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        ["/bin/sh", str(place / "run"), word], env=bare, capture_output=True, text=True, check=False
    )


def test_a_python_that_is_too_old_is_named(place: Path) -> None:
    ended = _run(place, "try", "exit 1")

    assert ended.returncode == 1
    assert ended.stderr == "run: okaeri needs Python 3.11 or newer; install it, or set PYTHON to one.\n"


def test_a_python_without_venv_is_named_with_what_to_install(place: Path) -> None:
    ended = _run(place, "test", 'case "$2" in *ensurepip*) exit 1 ;; *) exit 0 ;; esac')

    assert ended.returncode == 1
    assert "has no venv module; on Debian: apt install python3-venv." in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_an_unknown_word_is_answered_with_the_four_there_are(place: Path) -> None:
    ended = _run(place, "frobnicate", "exit 0")

    assert ended.returncode == 1
    assert ended.stderr == "run: say ./run try, ./run test, ./run check or ./run bench.\n"
