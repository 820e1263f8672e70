"""What the tests of the running process share."""

import socket

import pytest

from bot.health import Health
from storage.database import Database
from tests.bot.story import Story, begun
from tests.conftest import SetClock


@pytest.fixture
async def story(sqlite_database: Database, clock: SetClock) -> Story:
    """Where 花 and Ken are members."""
    return await begun(sqlite_database, clock)


@pytest.fixture
def elsewhere(sqlite_database: Database, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> Health:
    """A process on another machine."""
    monkeypatch.setattr(socket, "gethostname", lambda: "elsewhere")
    other = Health(sqlite_database, {}, clock)
    monkeypatch.undo()
    return other
