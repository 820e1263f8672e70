"""One pair of hands for every platform: say a command, tap a button, send a form, read what came."""

from typing import Protocol

PEOPLE = {"hana": "花", "ken": "Ken", "olga": "Olga"}
"""Who is there, by the name that journeys use; olga may run the home."""


class Hands(Protocol):
    """A person at a screen. What is returned is all that newly stands there, as one reads it."""

    taps: int
    """How often anybody tapped so far; typing is no tap."""

    async def say(self, who: str, verb: str, whom: str = "", words: str = "", command: str = "alumni") -> str:
        """`/<command> <verb> @whom words`."""
        ...

    async def tap(self, who: str, action: str) -> str:
        """The newest button with that action; "" when a form opens."""
        ...

    async def send(self, who: str, /, **answers: str) -> str:
        """The form that is open, filled in; `who` and `receivers` take a name of `PEOPLE`."""
        ...

    async def letters(self, who: str) -> str:
        """Everything that came to them by itself, once what is due has been delivered."""
        ...

    async def go(self, who: str) -> None:
        """Leave the home, or be deactivated in it."""
        ...

    async def join(self, who: str, language: str = "en") -> None:
        """Somebody new comes to the home; from then on they act under this name like the others."""
        ...

    async def react(self, who: str, whom: str, emoji: str = "🙏", *, remove: bool = False) -> None:
        """Put an emoji on the one message that `whom` wrote in a channel, or take it off."""
        ...

    async def menu(self, who: str, whom: str, entry: str) -> str:
        """Choose `entry` (an action) in the menu of the message that `whom` wrote; "" when a form opens."""
        ...

    async def channel(self) -> str:
        """Everything that newly stands in the home's general channel, or was redrawn there."""
        ...

    async def tap_post(self, who: str, action: str) -> str:
        """The newest button with that action that stands in the channel; what is shown is theirs alone."""
        ...

    async def room(self, *who: str) -> str:
        """Everything that newly stands in the room that was opened for these people."""
        ...

    async def home(self, who: str) -> str:
        """All that stands on their Home, or in their menu where there is no Home."""
        ...
