"""One pair of hands for every platform: say a command, tap a button, send a form, read what came."""

from typing import Protocol

PEOPLE = {"hana": "花", "ken": "Ken", "olga": "Olga"}
"""Who is there, by the name that journeys use; olga may run the home."""


class Hands(Protocol):
    """A person at a screen. What is returned is all that newly stands there, as one reads it."""

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
