"""`okaeri check --send-me`: one real direct message by each platform, since nothing else proves as much."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot import memory
from bot.diagnoses import NAMES, Diagnosis, about
from bot.homes import TAB_OFF
from bot.platform import DmClosed, Place, Removed, SendFailed, TryLater, Unclear
from config.settings import Settings
from handlers import text
from handlers.view import Message, Section
from storage import members, organisers, settled
from storage.database import Database, Tx

Sender = Callable[[Settings, str, Message], Awaitable[Place]]

_LONG_AGO = datetime.min.replace(tzinfo=UTC)

_IDS = {
    "slack": "on Slack: your profile, the three dots, Copy member ID",
    "discord": "on Discord: your picture, Copy User ID",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who gets the message, in which language; `account` is "" where nobody is known."""

    account: str
    language: str


async def prove(settings: Settings, account: str) -> tuple[Diagnosis, ...]:
    """Send to this account, or where it is "" to an organiser on each platform that has a token."""
    senders = senders_of(settings)
    wanted = [platform for platform in senders if account == "" or platform == platform_of(account)]
    if not wanted:
        platform = NAMES[platform_of(account)] if account else "any platform"
        return (Diagnosis("message", False, f"There is no token for {platform}, so nothing was sent."),)
    async with memory.reached(settings.database_url.get_secret_value()) as (_, database):
        readers = [(platform, await _reader(settings, database, platform, account)) for platform in wanted]
    return tuple([await _sent(settings, platform, one, senders[platform]) for platform, one in readers])


def platform_of(account: str) -> str:
    """Discord's ids are numbers, Slack's are not."""
    return "discord" if account.isdecimal() else "slack"


def senders_of(settings: Settings) -> dict[str, Sender]:
    """How each platform that has a token sends one message."""
    found: dict[str, Sender] = {}
    if settings.runs_slack:
        from bot.slack import checkup as of_slack

        found["slack"] = of_slack.send_to
    if settings.runs_discord:
        from bot.discord import checkup as of_discord

        found["discord"] = of_discord.send_to
    return found


def message(language: str) -> Message:
    """What arrives."""
    return Message(text.say(language, "check-title"), (Section(text.text(language, "check-arrived")),))


async def _reader(settings: Settings, database: Database | None, platform: str, account: str) -> Reader:
    if database is None:
        return Reader(account, settings.language)
    async with database.reading() as tx:
        chosen = await settled.read(tx)
        otherwise = chosen.language or settings.language
        to = account or await _organiser(tx, platform, named=chosen.organisers_named)
        known = await members.of_account(tx, platform, to)
    return Reader(to, (known[0].language if known else None) or otherwise)


async def _organiser(tx: Tx, platform: str, *, named: bool) -> str:
    """The account, here now, of whoever organises and was seen last; "" where nobody is."""
    ids = await organisers.at(tx, platform, named=named)
    accounts = [one for several in (await members.accounts_of(tx, ids)).values() for one in several]
    here = [one for one in accounts if one.platform == platform and one.left_at is None]
    last = max(here, key=lambda one: one.seen_at or _LONG_AGO, default=None)
    return last.external_id if last is not None else ""


async def _sent(settings: Settings, platform: str, reader: Reader, send: Sender) -> Diagnosis:
    begins = about(platform, "message")
    if not reader.account:
        nobody = "No organiser is known yet; say `okaeri check --send-me ACCOUNT` with your own id"
        return Diagnosis(begins, False, f"{nobody} ({_IDS[platform]}).")
    try:
        await send(settings, reader.account, message(reader.language))
    except SendFailed as failed:
        return Diagnosis(begins, False, _failed(reader.account, failed))
    return Diagnosis(begins, True, f"arrived at {reader.account}")


def _failed(account: str, failed: SendFailed) -> str:
    match failed:
        case DmClosed():
            return f"{account} takes no direct messages from the bot; try another account."
        case Removed():
            return f"The bot has no way in any more ({failed.reason}); install it again."
        case TryLater():
            return f"Not sent ({failed.reason}); try again in a while."
        case Unclear():
            return f"No answer came ({failed.reason}), so look whether it arrived."
        case _ if failed.reason == TAB_OFF:
            return f"Refused ({TAB_OFF}). Switch on the Messages tab under App Home on the app's page."
        case _:
            return f"Refused ({failed.reason}); is {account} the id of somebody there?"
