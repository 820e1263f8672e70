"""Imports structlog without rich, by which it would draw tracebacks: 5 MB that a bot at rest need not carry.

rich is for progress on long work alone. Imported before anything that logs, by the commands that stay.
"""

import sys

_is_free = "rich" not in sys.modules
if _is_free:
    # Python's own way to say that a module is not to be had.
    sys.modules["rich"] = None  # type: ignore[assignment]

import structlog  # noqa: E402, F401 - the one import that this is for

if _is_free:
    del sys.modules["rich"]
