"""A reception on a real database, with nobody in it yet."""

import pytest

from handlers.context import Rules
from handlers.reception import Reception
from storage.database import Database
from tests.conftest import SetClock


@pytest.fixture
def reception(sqlite_database: Database, clock: SetClock) -> Reception:
    """A reception on SQLite."""
    return Reception(sqlite_database, Rules(), clock)


@pytest.fixture
def either_reception(database: Database, clock: SetClock) -> Reception:
    """A reception on each kind of database."""
    return Reception(database, Rules(), clock)
