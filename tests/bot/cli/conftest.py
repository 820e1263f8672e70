"""The command line as somebody types it: in a folder of its own, with a database of its own."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main
from storage.database import Database
from storage.schema import bring_up_to_date


@dataclass(frozen=True, slots=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str


Okaeri = Callable[..., Said]
"""Types a command: `okaeri("import", "gifts", file)`."""


@pytest.fixture(scope="session")
def up_to_date(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that is up to date and empty, to be copied."""
    file = tmp_path_factory.mktemp("template") / "okaeri.db"

    async def make() -> None:
        database = Database(f"sqlite:///{file}")
        await bring_up_to_date(database)
        await database.close()

    asyncio.run(make())
    return file


@pytest.fixture
def home(up_to_date: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory, with an empty okaeri.db that the settings name by default."""
    shutil.copy(up_to_date, tmp_path / "okaeri.db")
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE_URL", "OKAERI_TIME_ZONE", "SLACK_BOT_TOKEN", "DISCORD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def okaeri(home: Path, capsys: pytest.CaptureFixture[str]) -> Okaeri:
    """Types commands there."""

    def typed(*words: str | Path) -> Said:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return typed
