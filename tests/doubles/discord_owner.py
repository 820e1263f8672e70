"""What whoever runs the server, or Discord itself, does to the bot in the double."""

from dataclasses import replace

from tests.doubles.discord_gateway import BAD_TOKEN, Gateway
from tests.doubles.discord_people import Being, Place
from tests.doubles.discord_server import Server


class Owner:
    """Invites and removes the bot, opens and closes channels, and takes the token away."""

    def __init__(self, here: Server, gateway: Gateway) -> None:
        self._here, self._gateway = here, gateway

    def add_webhook(self, webhook: str, name: str) -> None:
        """Something that posts under a name of its own, and is nobody in the server."""
        self._here.beings[webhook] = Being(webhook, name, is_bot=True, in_server=False, is_webhook=True)

    def leave_out(self) -> None:
        """The bot is not in the server; no event tells of it."""
        self._here.beings[self._here.application] = replace(self._here.bot, in_server=False)

    async def remove(self) -> None:
        """The bot is thrown out."""
        self.leave_out()
        await self._gateway.dispatch("GUILD_DELETE", {"id": self._here.guild})

    async def invite(self) -> None:
        """The bot is let in; what tells of it says nothing of an outage."""
        self._here.beings[self._here.application] = replace(self._here.bot, in_server=True)
        told = {name: value for name, value in self._here.guild_object().items() if name != "unavailable"}
        await self._gateway.dispatch("GUILD_CREATE", told)

    async def break_down(self) -> None:
        """Discord has an outage; the bot is still in the server."""
        self._here.is_down = True
        await self._gateway.dispatch("GUILD_DELETE", {"id": self._here.guild, "unavailable": True})

    async def mend(self) -> None:
        """The outage is over."""
        self._here.is_down = False
        await self._gateway.dispatch("GUILD_CREATE", self._here.guild_object())

    async def revoke(self, fresh: str = "another token") -> None:
        """The token is good no more."""
        self._here.token = fresh
        await self._gateway.close(BAD_TOKEN)

    async def put(self, place: Place) -> None:
        """A channel is made, or changed."""
        event = "CHANNEL_UPDATE" if place.id in self._here.places else "CHANNEL_CREATE"
        self._here.places[place.id] = place
        await self._gateway.dispatch(event, self._here.place_object(place))

    async def delete(self, channel: str) -> None:
        """A channel is deleted."""
        gone = self._here.places.pop(channel)
        await self._gateway.dispatch("CHANNEL_DELETE", self._here.place_object(gone))

    async def tell_of(self, thread: str) -> None:
        """A thread was made; Discord tells its maker as well, soon after."""
        await self._gateway.dispatch("THREAD_CREATE", self._here.place_object(self._here.places[thread]))

    async def permit(self, permissions: int) -> None:
        """Everyone in the server, the bot too, may do this, and nothing else."""
        self._here.permissions = permissions
        role = self._here.role_object()
        await self._gateway.dispatch("GUILD_ROLE_UPDATE", {"guild_id": self._here.guild, "role": role})
