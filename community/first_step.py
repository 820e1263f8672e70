"""A newcomer's first steps: three small things to begin with, each to be skipped as gladly as taken."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

LASTS: Final = timedelta(days=30)
"""How long they stand in a newcomer's menu; who took none by then is left in peace."""

NEWCOMER: Final = timedelta(days=14)
"""How long somebody who came is new to a newcomer, and glad of a welcome."""


class FirstStep(StrEnum):
    """Welcoming somebody, a topic that one may be asked about, and thanking somebody."""

    WELCOME = "welcome"
    TOPIC = "topic"
    THANKS = "thanks"
