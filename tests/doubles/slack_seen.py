"""What stands in the Slack workspace of the double now, and what reached it so far."""

from tests.doubles.slack_records import Call, OpenedView, Posted
from tests.doubles.slack_workspace import Workspace
from tests.doubles.wire import Json


class Seen:
    """A look at a workspace."""

    def __init__(self, here: Workspace) -> None:
        self.here = here

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call so far, in order."""
        return tuple(self.here.calls)

    def calls_of(self, method: str) -> tuple[Call, ...]:
        """The calls of one method."""
        return tuple(call for call in self.here.calls if call.method == method)

    def dms_of(self, user: str) -> tuple[Posted, ...]:
        """The messages in somebody's DM with the bot, as they stand now."""
        return self.posts_in(f"D-{user}")

    def posts_in(self, channel: str) -> tuple[Posted, ...]:
        """The messages that everybody in a room sees, as they stand now."""
        return tuple(
            posted for posted in self.here.messages.values() if posted.channel == channel and not posted.only
        )

    def whispers_to(self, user: str) -> tuple[Posted, ...]:
        """The messages that only this person sees: ephemeral ones, and answers to a response_url."""
        return tuple(posted for posted in self.here.messages.values() if posted.only == user)

    @property
    def answers(self) -> tuple[Json, ...]:
        """The bodies of all that was sent to a response_url and accepted."""
        return tuple(call.body for call in self.calls_of("response_url") if call.answer.get("ok"))

    def views_of(self, user: str) -> tuple[OpenedView, ...]:
        """The modals on somebody's screen, the newest last."""
        return tuple(opened for opened in self.here.views.values() if opened.user == user)

    def home_of(self, user: str) -> OpenedView | None:
        """Somebody's Home, when it was published."""
        return self.here.homes.get(user)
