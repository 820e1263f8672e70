"""The page's time: the real clock and an offset that only grows."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

FURTHEST = timedelta(days=366)
"""How far time may be moved at once."""


class MovableClock:
    """Tells the time, and can be moved forward."""

    def __init__(self, real: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._real = real
        self._offset = timedelta()

    def __call__(self) -> datetime:
        """The moment that the community lives in now."""
        return self._real() + self._offset

    def forward(self, length: timedelta) -> None:
        """Move on; time never goes back."""
        if length < timedelta():
            raise ValueError("time only moves forward")
        self._offset += length
