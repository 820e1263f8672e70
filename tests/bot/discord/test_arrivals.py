"""Who comes, passes the screening, leaves, and comes back."""

import asyncio
from dataclasses import replace

import pytest

from handlers.event import Event, Joined
from handlers.reception import Reception
from handlers.view import Answer
from tests.bot.discord.claims import GENERAL, Claim, gone, told, until
from tests.bot.discord.conftest import HANA, HARU, at_work
from tests.doubles.discord import DiscordDouble


class Heard:
    """Remembers who came, by the name they had then."""

    def __init__(self, reception: Reception) -> None:
        self._answer = reception.answer
        self.joined: dict[str, bool] = {}

    async def answer(self, event: Event) -> Answer:
        if isinstance(event, Joined):
            self.joined[event.who.name] = event.new
        return await self._answer(event)

    def of(self, name: str) -> Claim:
        """Whether somebody of that name was heard of."""

        async def heard() -> bool:
            await asyncio.sleep(0)
            return name in self.joined

        return heard


async def test_who_comes_is_new_and_who_changes_is_not(
    server: DiscordDouble, reception: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = Heard(reception)
    monkeypatch.setattr(reception, "answer", heard.answer)

    async with at_work(server, reception):
        await server.join("103", "mio", pending=True)
        await server.join("104", "ren")
        await until(heard.of("ren"))
        await server.change_member(replace(server.here.being("103"), pending=False))
        await until(heard.of("mio"))
        await server.change_member(replace(server.here.being("103"), nick="澪"))
        await until(heard.of("澪"))

    assert heard.joined == {"ren": True, "mio": True, "澪": False}


async def test_who_left_and_comes_back_is_followed(server: DiscordDouble, reception: Reception) -> None:
    async with at_work(server, reception):
        await until(told(reception, GENERAL))
        await server.leave(HARU)
        await until(gone(reception, HARU))
        await server.join(HARU, "haru")
        await until(gone(reception, HARU), holds=False)
        answer = await server.command(HANA, ("alumni", "thanks"), {"name": "haru", "words": "お茶"})
        said = await server.finished(answer)

    assert f"<@{HARU}>さんにお礼をお届けします" in said.text
