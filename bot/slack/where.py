"""Where in our code an error arose, for the log: not its message, which may hold members' words."""

import traceback
from pathlib import Path

DEPTH = 6
ROOT = Path(__file__).parents[2]
ROOMS = frozenset({"bot", "handlers", "storage", "community", "config"})


def where(error: BaseException) -> str:
    """The innermost calls of ours, the last one first: `handlers/reception.py:98 < bot/slack/door.py:170`."""
    calls = [(Path(call.filename), call.lineno) for call in traceback.extract_tb(error.__traceback__)]
    ours = [(file.relative_to(ROOT), line) for file, line in calls if file.is_relative_to(ROOT)]
    steps = [f"{file.as_posix()}:{line}" for file, line in ours if file.parts[0] in ROOMS]
    return " < ".join(reversed(steps[-DEPTH:]))
