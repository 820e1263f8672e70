"""Counts in English."""


def counted(count: int, one: str, more: str = "") -> str:
    """`1 row`, `2,000 rows`."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"
