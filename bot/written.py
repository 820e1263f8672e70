"""What is written down of a notice once it was looked at, and how long what we cannot settle yet waits."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

from community.notice import Notice, NoticeState
from storage import outbox
from storage.database import Tx

RESENT_WITHIN: Mapping[str, timedelta] = {"discord": timedelta(minutes=3)}
"""How long a platform tells doubles apart by their key: Discord keeps a nonce for "the past few minutes"
(its documentation, resources/message). Slack has no such key, so nothing is resent there on a guess."""

LOOK_AGAIN = timedelta(seconds=10)
"""How often the outbox is looked at without a nudge: another process may have put something in."""

ELSEWHERE = timedelta(minutes=1)
"""What we cannot reach is left to another process for so long."""

STILL_BEING_SENT = timedelta(seconds=5)
"""How long a redrawing waits for the message that it redraws."""

Verb = Callable[[Tx], Awaitable[None]]
"""What is written down of a notice."""


def settled(
    notice: Notice, state: NoticeState, now: datetime, reason: str, place: tuple[str, str] = ("", "")
) -> Verb:
    """The notice is over, as far as this claim still holds."""
    claim = notice.attempts
    return lambda tx: outbox.settle(tx, notice.id, state, now, reason=reason, place=place, attempt=claim)
