"""A person as Slack describes them: name, language, zone, and whether they run the workspace."""

from dataclasses import dataclass, replace

from bot.slack.payload import Payload, child, flag, text
from handlers.event import Who

PLATFORM = "slack"
SLACKBOT = "USLACKBOT"  # Slack says of it that it is no bot


@dataclass(frozen=True, slots=True)
class Profile:
    """What `users.info`, `team_join` and `user_change` say of somebody; `locale` is missing from events."""

    id: str
    name: str
    locale: str | None = None
    time_zone: str | None = None
    administers: bool = False
    is_bot: bool = False
    is_guest: bool = False
    deleted: bool = False

    def on(self, who: Who) -> Who:
        """The same account with everything that the profile says of it."""
        return replace(
            who,
            name=self.name,
            language=self.locale,
            time_zone=self.time_zone,
            administers=self.administers,
            is_bot=self.is_bot,
        )


def profile_of(user: Payload) -> Profile:
    """Read Slack's `user` object."""
    named = child(user, "profile")
    names = (text(named, "display_name"), text(named, "real_name"), text(user, "real_name"))
    return Profile(
        text(user, "id"),
        next((n for n in (*names, text(user, "name")) if n.strip()), ""),
        text(user, "locale") or None,
        text(user, "tz") or None,
        flag(user, "is_admin") or flag(user, "is_owner") or flag(user, "is_primary_owner"),
        flag(user, "is_bot") or text(user, "id") == SLACKBOT,
        flag(user, "is_restricted") or flag(user, "is_ultra_restricted") or flag(user, "is_stranger"),
        flag(user, "deleted"),
    )
