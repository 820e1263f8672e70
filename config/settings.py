"""Settings: from the environment, or from the file `okaeri.env` in the working directory."""

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

FILE = Path("okaeri.env")
Language = Literal["ja", "en"]

# Secrets are part of the addresses below it, so they are encrypted on their way, or never leave the machine.
_PUBLIC = re.compile(
    r"(?:https://[\w.-]+|https?://(?:localhost|127\.0\.0\.1|\[::1\]))(?::[0-9]{1,5})?(?:/[\w.~/-]*)?"
)


class SettingsRefused(Exception):
    """A setting that cannot be used; the message is the sentence for the operator."""


class Settings(BaseSettings):
    """What an operator may set; an empty value counts as not set.

    Platforms start by which tokens are there. Addresses are for egress proxies and for tests.
    """

    model_config = SettingsConfigDict(env_file=FILE, extra="ignore", env_ignore_empty=True, frozen=True)

    database_url: SecretStr = Field(SecretStr("sqlite:///okaeri.db"), validation_alias="DATABASE_URL")
    slack_bot_token: SecretStr | None = Field(None, validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr | None = Field(None, validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr | None = Field(None, validation_alias="SLACK_SIGNING_SECRET")
    discord_token: SecretStr | None = Field(None, validation_alias="DISCORD_TOKEN")
    community: str = Field("", validation_alias="OKAERI_COMMUNITY")
    language: Language = Field("ja", validation_alias="OKAERI_LANGUAGE")
    time_zone: str = Field("Asia/Tokyo", validation_alias="OKAERI_TIME_ZONE")
    holidays: str = Field("", validation_alias="OKAERI_HOLIDAYS")
    thanks_emoji: Annotated[frozenset[str], NoDecode] = Field(
        frozenset(), validation_alias="OKAERI_THANKS_EMOJI"
    )
    slack_team: str = Field("", validation_alias="OKAERI_SLACK_TEAM")
    discord_server: str = Field("", validation_alias="OKAERI_DISCORD_SERVER")
    host: str = Field("0.0.0.0", validation_alias="OKAERI_HOST")  # noqa: S104 - Slack must reach it
    port: int = Field(8080, validation_alias="OKAERI_PORT", ge=1, le=65535)
    public_url: str = Field("", validation_alias="OKAERI_PUBLIC_URL")
    slack_url: str = Field("https://slack.com/api/", validation_alias="OKAERI_SLACK_URL")
    discord_url: str = Field("https://discord.com/api/v10", validation_alias="OKAERI_DISCORD_URL")
    discord_gateway: str = Field("", validation_alias="OKAERI_DISCORD_GATEWAY")
    log: Literal["text", "json"] = Field("text", validation_alias="OKAERI_LOG")

    @property
    def runs_slack(self) -> bool:
        """Whether Slack has the token it needs; half a pair is refused by `load`."""
        return self.slack_bot_token is not None

    @property
    def hears_slack_by_http(self) -> bool:
        """Whether Slack sends its requests to a server of ours."""
        return self.runs_slack and self.slack_app_token is None

    @property
    def runs_discord(self) -> bool:
        """Whether Discord has its token."""
        return self.discord_token is not None


def load(file: Path | None = FILE) -> Settings:
    """Settings as they stand now; raises SettingsRefused with a sentence that names the setting."""
    try:
        settings = Settings(_env_file=file)  # type: ignore[call-arg]
    except ValidationError as refused:
        first = refused.errors()[0]
        raise SettingsRefused(f"{first['loc'][0]}: {first['msg']}") from refused
    if settings.slack_bot_token and not (settings.slack_app_token or settings.slack_signing_secret):
        raise SettingsRefused(
            "SLACK_BOT_TOKEN is set; Slack also needs SLACK_APP_TOKEN (Socket Mode) or "
            "SLACK_SIGNING_SECRET (HTTP)."
        )
    if not settings.slack_bot_token and (settings.slack_app_token or settings.slack_signing_secret):
        raise SettingsRefused("Slack also needs SLACK_BOT_TOKEN.")
    if settings.public_url and not _PUBLIC.fullmatch(settings.public_url):
        raise SettingsRefused(
            "OKAERI_PUBLIC_URL: write the address at which the web reaches OKAERI_PORT, as "
            "https://alumni.example.com; http is for localhost alone."
        )
    return settings


def names() -> tuple[str, ...]:
    """Every setting's name, as an operator writes it."""
    return tuple(str(f.validation_alias) for f in Settings.model_fields.values())
