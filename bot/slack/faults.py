"""What Slack's refusals and a broken line mean: later, never, removed, or nobody knows.

Words: the error lists of chat.postMessage, chat.update and conversations.open (docs.slack.dev,
reference/methods).
"""

import asyncio
from collections.abc import Mapping

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.platform import DmClosed, Never, Removed, SendFailed, TryLater, Unclear
from community.errors import BotError

CLOSED = frozenset({"user_not_visible", "restricted_action", "restricted_action_non_threadable_channel"})
"""The workspace lets this member get no messages from us: nobody's error, and it may be lifted."""

GONE = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "not_authed",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)
"""The app was removed, or its token is good no more: an operator has to install it anew."""

OPERATORS = frozenset({"ekm_access_denied", "missing_scope", "not_allowed_token_type"})
"""Ours to mend, for all notices alike: they wait until an operator has."""

PASSING = frozenset(
    {
        "external_channel_migrating",
        "message_limit_exceeded",
        "org_login_required",
        "rate_limited",
        "ratelimited",
        "service_unavailable",
        "team_added_to_org",
    }
)

HALFWAY = frozenset({"fatal_error", "internal_error", "request_timeout", "update_failed"})
"""Slack says of these that a part of the work may have been done."""


class SlackRefused(BotError):
    """Slack does not take our tokens or settings; the message is the sentence for the operator."""


def of_sending(error: Exception) -> SendFailed:
    """What it means for a message that its sending ended so."""
    if isinstance(error, SlackApiError):
        return _refused(error)
    if is_unsent(error):
        return TryLater("unreachable")
    return Unclear("no answer")


def of_asking(error: Exception) -> SendFailed:
    """What it means for a message that the call before it, which may safely be made again, ended so."""
    failed = of_sending(error)
    return TryLater(failed.reason) if isinstance(failed, Unclear) else failed


def word_of(error: SlackApiError) -> str:
    """Slack's word for what was wrong, or the HTTP status where it said none."""
    said = error.response
    word = said.get("error") if hasattr(said, "get") else None
    return str(word or f"status {_status(error)}")


def is_outage(error: Exception) -> bool:
    """Whether Slack did not say what stands against the call: it is down, busy, or out of reach."""
    if not isinstance(error, SlackApiError):
        return True
    return _is_down(error) or _is_busy(error) or word_of(error) in HALFWAY


def is_unsent(error: Exception) -> bool:
    """Whether the line broke before anything can have reached Slack."""
    return isinstance(error, aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError)


BROKEN = (SlackApiError, aiohttp.ClientError, asyncio.TimeoutError, OSError)
"""What a call of the Web API may end in."""


def _refused(error: SlackApiError) -> SendFailed:
    word = word_of(error)
    if _is_busy(error):
        return TryLater(word, _asked_to_wait(error))
    if word in HALFWAY or _is_down(error):
        return Unclear(word)
    if word in GONE:
        return Removed(word)
    if word in OPERATORS:
        return TryLater(word)
    return DmClosed(word) if word in CLOSED else Never(word)


def _is_busy(error: SlackApiError) -> bool:
    return _status(error) == 429 or word_of(error) in PASSING


def _is_down(error: SlackApiError) -> bool:
    """Whatever stands in an answer with such a status is no word of Slack's about us."""
    return _status(error) >= 500


def _status(error: SlackApiError) -> int:
    status = getattr(error.response, "status_code", None) or getattr(error.response, "status", 0)
    return status if isinstance(status, int) else 0


def _asked_to_wait(error: SlackApiError) -> float | None:
    headers = getattr(error.response, "headers", {})
    asked = headers.get("Retry-After", "") if isinstance(headers, Mapping) else ""
    try:
        return float(asked)
    except ValueError:
        return None
