"""What was found, in a sentence for the operator: that it is well, or what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.findings import Finding
from config.settings import Settings

NAMES: Final[Mapping[str, str]] = {"slack": "Slack", "discord": "Discord"}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One line: where `ok` is false it says what to do, where it is nothing what is not known, or waits."""

    about: str
    ok: bool | None
    said: str


def about(platform: str, what: str) -> str:
    """How a line begins: `Slack bot token`."""
    return f"{NAMES[platform]} {what.replace('-', ' ')}"


def of(platform: str, finding: Finding, settings: Settings) -> Diagnosis:
    """The sentence for what a look at a platform found."""
    begins = about(platform, finding.what)
    match finding.ok:
        case True:
            return Diagnosis(begins, True, _WELL.get(finding.what, "{detail}").format(detail=finding.detail))
        case None:
            return Diagnosis(begins, None, f"could not be found out{_because(finding.detail)}")
        case False:
            return Diagnosis(begins, False, _to_do(platform, finding, settings))


def _to_do(platform: str, finding: Finding, settings: Settings) -> str:
    sentence = _TO_DO.get((platform, finding.what))
    if sentence is None:
        return f"not as it should be{_because(finding.detail)}"
    link = _invitation(settings) if "{link}" in sentence else ""
    return sentence.format(detail=finding.detail or "?", because=_because(finding.detail), link=link)


def _because(detail: str) -> str:
    return f" ({detail})" if detail else ""


def _invitation(settings: Settings) -> str:
    from bot.discord import invite

    token = settings.discord_token
    application = invite.application_of(token.get_secret_value()) if token is not None else None
    return invite.link(application) if application else "`okaeri manifest discord` shows it"


_WELL: Final[Mapping[str, str]] = {"channels": "thanking emoji are heard in {detail}"}

_TO_DO: Final[Mapping[tuple[str, str], str]] = {
    ("slack", "bot-token"): (
        "Slack does not take SLACK_BOT_TOKEN{because}. Copy the Bot User OAuth Token anew, from "
        "OAuth & Permissions on the app's page."
    ),
    ("slack", "app-token"): (
        "Slack does not take SLACK_APP_TOKEN{because}. Make a token with connections:write under "
        "Basic Information on the app's page."
    ),
    ("slack", "scopes"): (
        "Reinstall to Workspace: missing {detail}. Slack connects all the same; what needs them is left "
        "out. Put the manifest of `okaeri manifest slack` into the app's page first if it is older."
    ),
    ("slack", "channels"): (
        "Thanking emoji are heard in no channel{because}. Say /invite @okaeri in each channel where they "
        "are to be heard."
    ),
    ("slack", "direct-messages"): "Nobody can get messages: missing {detail}. Reinstall to Workspace.",
    (
        "discord",
        "bot-token",
    ): "Discord does not take DISCORD_TOKEN. Reset the token at {detail} and set it anew.",
    ("discord", "intent"): "Switch on the Server Members Intent at {detail}.",
    ("discord", "server"): "The bot is not in its server. Invite it: {detail}",
    ("discord", "permissions"): (
        "Missing: {detail}. Give the bot's role these in the server, or open the invite link again: {link}"
    ),
}
