"""How long a giver may correct freely what they told; later the other hears of it, with a note."""

from datetime import datetime, timedelta

FREELY = timedelta(hours=24)


def is_free(told_at: datetime, now: datetime) -> bool:
    """Whether a correction needs no note yet."""
    return now - told_at < FREELY
