"""What is remembered of the community's homes and of the running process, for the doctor."""

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.diagnoses import NAMES, Diagnosis, about
from community.notice import NoticeState
from community.settled import Channel
from storage import deliveries, homes, leases, settled
from storage.database import Tx
from storage.homes import Home

TAB_OFF = "messages_tab_disabled"
"""Slack's word where the Messages tab of the app's Home is off: nobody gets a direct message."""

_MOST_NAMED = 5

_INVITING = {
    "slack": "say /invite @okaeri there",
    "discord": "let the bot's role see it, read its message history, and send messages",
}


async def looked_at(tx: Tx, platform: str, fixed: str) -> list[Diagnosis]:
    """The home (`fixed`: by a setting), announcements, thanking emoji, and whether messages arrive."""
    home = next((one for one in await homes.every(tx) if one.platform == platform), None)
    found = [_home(platform, home, fixed)]
    if home is not None and home.removed_at is None:
        channels = await settled.channels_of(tx, platform)
        found += [_announcements(home, channels), _heard(platform, channels)]
    return [*found, await _messages_tab(tx)] if platform == "slack" else found


async def running(tx: Tx, platforms: Collection[str], now: datetime) -> Diagnosis:
    """Whether okaeri runs, and hears all of these platforms."""
    held = await leases.running(tx, now)
    hears = [platform for platform in NAMES if platform in held]
    lacking = [platform for platform in platforms if platform not in held]
    if not hears:
        return Diagnosis("running", None, "okaeri is not running; `okaeri run` starts it")
    if lacking:
        return Diagnosis("running", False, f"{_named(lacking)} is not connected just now; the log says why")
    return Diagnosis("running", True, f"connected to {_named(hears)}")


def _home(platform: str, home: Home | None, fixed: str) -> Diagnosis:
    begins = about(platform, "home")
    if home is None and fixed:
        return Diagnosis(begins, True, f"{fixed}, as the settings say")
    if home is None:
        return Diagnosis(
            begins, None, "not settled yet: it is the first one where somebody speaks to the bot"
        )
    if fixed not in ("", home.id):
        return Diagnosis(begins, False, f"The settings name {fixed}, but the community lives in {home.id}.")
    if home.removed_at is None:
        return Diagnosis(begins, True, home.name or home.id)
    since = f"since {home.removed_at:%Y-%m-%d %H:%M} UTC ({home.removed_why})"
    return Diagnosis(
        begins,
        False,
        f"The bot has no way in {since}. Install it again, put its new token into the settings and restart; "
        "everything is kept, and what waited is delivered.",
    )


def _announcements(home: Home, channels: Sequence[Channel]) -> Diagnosis:
    begins = about(home.platform, "announcements")
    if home.channel is None:
        return Diagnosis(
            begins, None, "no channel is chosen yet; an organiser does so by /organiser settings"
        )
    channel = next((one for one in channels if one.id == home.channel), None)
    if channel is None:
        return Diagnosis(begins, False, f"The channel {home.channel} is gone; choose another one there.")
    if channel.writable:
        return Diagnosis(begins, True, f"#{channel.name}")
    return Diagnosis(begins, False, f"The bot cannot write in #{channel.name}; {_INVITING[home.platform]}.")


def _heard(platform: str, channels: Sequence[Channel]) -> Diagnosis:
    begins, heard = about(platform, "channels"), [f"#{one.name}" for one in channels if one.heard]
    if not heard:
        here = _INVITING[platform]
        return Diagnosis(begins, None, f"thanking emoji are heard in no channel yet; {here} for each one")
    more = f" and {len(heard) - _MOST_NAMED} more" if len(heard) > _MOST_NAMED else ""
    return Diagnosis(begins, True, f"thanking emoji are heard in {', '.join(heard[:_MOST_NAMED])}{more}")


async def _messages_tab(tx: Tx) -> Diagnosis:
    """Slack does not say whether it is on, but what became of the last messages tells."""
    begins = about("slack", "messages-tab")
    match await deliveries.newest_ending(tx, "slack", TAB_OFF):
        case NoticeState.TOLD:
            return Diagnosis(begins, True, "the last one arrived")
        case NoticeState.ASIDE:
            sentence = f"The last one was refused ({TAB_OFF}). Switch on the Messages tab under App Home"
            return Diagnosis(begins, False, f"{sentence} on the app's page.")
        case _:
            return Diagnosis(begins, None, "not known yet; `okaeri check --send-me` proves it")


def _named(platforms: Sequence[str]) -> str:
    return " and ".join(NAMES[platform] for platform in platforms)
