"""How much an archive may hold; genuine ones of 2015–2026 stay far below each limit."""

from typing import Final

MOST_ENTRIES: Final = 200_000
"""Files and folders; the largest genuine archive had 8,480 files."""

MOST_OPEN_BYTES: Final = 2 * 1024**3
"""All files together, open; the largest genuine archive had 57 MB."""

MOST_RATIO: Final = 200
"""Open bytes for each packed byte, in total; genuine archives have 3 to 12."""

MOST_FILE_BYTES: Final = 64 * 1024**2
"""One file that is read whole: a genuine day has less than 1 MB; a hostile one took 15 times its size."""

MOST_VALUES: Final = 6_000_000
"""JSON values in one file, about 70 bytes each when read: half a gigabyte at the worst."""

MOST_DIGITS: Final = 100
"""Digits of one whole number; Python needs quadratic time for a million of them."""

CHUNK: Final = 256 * 1024
"""Bytes unpacked at once while a member is checked."""
