"""What can be done over the JSON interface: say, press, submit, react, post, come, go, and let time pass."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.playground import read, render, sight
from bot.playground.ground import Ground
from bot.playground.personas import CAME_HERE, HOME, PLATFORM, Persona
from bot.playground.read import Body
from bot.playground.refused import Refused
from bot.playground.world import Posted, Seen
from community.words import cleaned
from config.words import LANGUAGES
from handlers.event import Joined, Left, Press, Reacted, Submission, Who
from handlers.registry import PRESSES
from handlers.view import Answer

LONGEST_POST = 4_000
LONGEST_PERSON = 80
LONGEST_EMOJI = 64

Act = Callable[[Body], Awaitable[web.Response]]


class Acts:
    """The requests that do something."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._one_move_in_time = asyncio.Lock()

    def routes(self) -> list[web.RouteDef]:
        """Each address with what answers it."""
        acts = (self.say, self.press, self.submit, self.react, self.menu)
        others = (self.post, self.join, self.leave, self.forward)
        named = {act.__name__: act for act in (*acts, *others)} | {"return": self.come_back}
        return [web.post(f"/api/{name}", _reading(act)) for name, act in named.items()]

    async def say(self, body: Body) -> web.Response:
        """A typed command."""
        who, line = await self._who(body), body.text("text", read.LONGEST_TEXT)
        event = await read.command(who, line, self._ground.known, _fresh_key())
        return self._ground.answered(who, await self._ground.reception.answer(event))

    async def press(self, body: Body) -> web.Response:
        """A button; the answer takes the place of the persona's own message that it was on."""
        who = await self._who(body)
        message = body.text("message", otherwise=sight.AT_HOME)
        pressed = None if message == sight.AT_HOME else self._seen(who, message)
        event = Press(who.who, body.text("action"), body.text("subject", otherwise=""), _fresh_key())
        return self._ground.answered(who, await self._ground.reception.answer(event), pressed)

    async def menu(self, body: Body) -> web.Response:
        """An entry of a message's menu; its subject is who wrote the message."""
        who, action = await self._who(body), body.text("action")
        message = self._seen(who, body.text("message"))
        if action not in PRESSES:
            raise Refused(404, "error-button-expired")
        author = message.author if isinstance(message, Posted) else render.BOT
        event = Press(who.who, action, author, _fresh_key())
        return self._ground.answered(who, await self._ground.reception.answer(event), channel=message.channel)

    async def submit(self, body: Body) -> web.Response:
        """A filled form. One that this page did not show is refused: only a shown form can be checked."""
        who, answers = await self._who(body), body.answers()
        action, subject = body.text("action"), body.text("subject", otherwise="")
        opened = self._ground.world.opened(who.id, action, subject)
        if opened is None:
            raise Refused(409, "page-refused-form")
        form, channel = opened
        await read.checked(form, answers, self._ground.known, self._ground.world.channels)
        told = read.by_clock(form, answers, self._ground.zone_of(who))
        event = Submission(who.who, action, subject, told, _fresh_key())
        return self._ground.answered(who, await self._ground.reception.answer(event), channel=channel)

    async def react(self, body: Body) -> web.Response:
        """An emoji put on a message or taken off; the same one twice counts once."""
        who = await self._who(body)
        message = self._seen(who, body.text("message"))
        emoji, removed = body.text("emoji", LONGEST_EMOJI).strip(), body.flag("remove")
        if not emoji:
            raise Refused(400, "page-refused-field", field="emoji")
        changed = self._ground.world.react(message.id, who.id, emoji, remove=removed)
        if changed and isinstance(message, Posted):
            await self._tell_of_reaction(who, message, emoji, removed)
        return self._ground.answered(who, Answer())

    async def post(self, body: Body) -> web.Response:
        """A plain message in a channel or a room."""
        who, channel = await self._who(body), body.text("channel")
        if channel not in self._ground.world.places_of(who.id):
            raise Refused(404, "page-refused-channel", id=channel)
        words = cleaned(body.text("text", LONGEST_POST), LONGEST_POST)
        if not words:
            raise Refused(422, "page-refused-empty")
        text = await read.post(words, self._ground.known)
        posted = self._ground.world.post(channel, who.id, text, self._ground.clock())
        return web.json_response({"message": self._ground.drawn(who, [posted])[0]})

    async def join(self, body: Body) -> web.Response:
        """Somebody new comes; a word that waits for newcomers is there when they look."""
        name, language = cleaned(body.text("name", LONGEST_PERSON), LONGEST_PERSON), body.text("language")
        if not name:
            raise Refused(422, "page-refused-empty")
        if language not in LANGUAGES:
            raise Refused(422, "page-refused-field", field="language")
        new = f"{CAME_HERE}{uuid.uuid4().hex[:8]}"
        joined = Joined(Who(PLATFORM, HOME, new, name, language), new=True)
        answer = await self._ground.reception.answer(joined)
        who = await self._ground.acting(new)
        self._ground.answered(who, answer)
        await self._ground.tick()
        self._ground.world.change_everything()
        return web.json_response({"persona": sight.persona(who, language)})

    async def leave(self, body: Body) -> web.Response:
        """Somebody goes."""
        who = await self._who(body)
        await self._ground.reception.answer(Left(who.who))
        self._ground.acted.pop(who.id, None)
        self._ground.world.change_everything()
        return web.json_response({"persona": sight.persona(who, self._ground.language_of(who))})

    async def come_back(self, body: Body) -> web.Response:
        """Somebody who left is back."""
        persona = body.text("persona")
        gone = await self._ground.known(persona)
        if gone is None or gone.member.is_bot:
            raise Refused(404, "page-refused-persona", id=persona)
        await self._ground.reception.answer(Joined(gone.who))
        who = await self._ground.acting(persona)
        self._ground.world.change_everything()
        return web.json_response({"persona": sight.persona(who, self._ground.language_of(who))})

    async def forward(self, body: Body) -> web.Response:
        """Time passes: the community lives on, and what becomes due is delivered in its order meanwhile."""
        length = body.length()
        async with self._one_move_in_time:
            await self._ground.pass_by(length)
        self._ground.world.change_everything()
        return web.json_response({"now": render.moment(self._ground.clock())})

    async def _who(self, body: Body) -> Persona:
        return await self._ground.acting(body.text("persona"))

    def _seen(self, who: Persona, message: str) -> Seen:
        found = self._ground.world.find(who.id, message)
        if found is None:
            raise Refused(404, "page-refused-message", id=message)
        return found

    async def _tell_of_reaction(self, who: Persona, post: Posted, emoji: str, removed: bool) -> None:
        author = await self._ground.known(post.author)
        if author is not None:
            place = (post.channel, post.id)
            by = read.mentioned(author)
            event = Reacted(who.who, by, place, emoji, removed, post.at, _fresh_key())
            await self._ground.reception.answer(event)


def _reading(act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            raise Refused(415, "page-refused-json")
        return await act(Body(await request.read()))

    return answer


def _fresh_key() -> str:
    return uuid.uuid4().hex
