"""Slack's door: hears the workspace, lets reception answer, shows the answer, and delivers notices."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import structlog
from aiohttp import web

from bot.platform import MirroredEvent, Place, SendFailed
from bot.slack import sorry
from bot.slack.acquaintance import Acquaintance
from bot.slack.answers import Answers, NotOpened
from bot.slack.bounded import Bounded
from bot.slack.channels import Channels
from bot.slack.faults import SlackRefused
from bot.slack.hearing import Bot, app_for
from bot.slack.lines import Line, Requests, Sockets
from bot.slack.origin import Origin, origin_of
from bot.slack.payload import Payload, text
from bot.slack.people import People
from bot.slack.profile import PLATFORM
from bot.slack.read import changed_person, event_of, moved, opened_home, people_named, removal
from bot.slack.rooms import Rooms
from bot.slack.send import Post
from bot.slack.standing import Standing
from bot.slack.tokens import client_of, introduced, secrets_of, session
from bot.slack.turns import Turns
from bot.slack.where import where
from bot.slack.words import Reader
from bot.slack.work import Work
from community.settled import Channel
from community.thanking import is_thanking_emoji
from config.settings import Settings
from config.words import language_of
from handlers.event import Command, Event, Joined, Left, Press, Reacted, Who
from handlers.reception import Reception
from handlers.view import Answer, Form, Message
from storage import members

LAST_WORDS = 8  # seconds for what is still being answered when the process stops
MOST_EVENTS = 2_000  # ids of events heard lately; Slack repeats within six minutes
MOST_NAMED = 20  # people of one command that are looked up

_log = structlog.get_logger()


class SlackDoor:
    """The `Platform` of one workspace; raises SlackRefused when a setting cannot be used.

    `beside` is what else is served at the address where Slack's requests come in.
    """

    name = PLATFORM

    def __init__(self, settings: Settings, reception: Reception, beside: Sequence[web.RouteDef] = ()) -> None:
        self._settings, self._reception = settings, reception
        self._client = client_of(settings)
        self._channels = Channels(self._client)
        self._standing = Standing(reception, settings.slack_team)
        self._people = People(self._client, reception.clock)
        self._post = Post(self._client, self._reader)
        self._rooms = Rooms(self._client, self._post)
        self._answers = Answers(self._client, self._post, self._reader)
        self._work = Work()
        self._acquaintance = Acquaintance(self._people, reception, self._work)
        self._turns = Turns()
        self._heard: Bounded[str, bool] = Bounded(MOST_EVENTS)
        self._me = Bot("", "", "", self._client.token or "")
        self._getting_to_know: asyncio.Task[None] | None = None
        self._stops = self._looks_again = False
        app_token, secret = secrets_of(settings)
        self.app = app_for(settings.slack_url, secret, lambda: self._me, self.hear, self._work)
        self._line: Line = (
            Sockets(self.app, app_token)
            if app_token
            else Requests(self.app, settings.host, settings.port, self._work, beside)
        )

    async def start(self) -> None:
        """Check the tokens and listen; raises SlackRefused."""
        self._client.session = session()
        try:
            self._me = await introduced(self._client, self._settings)
            await self._line.open()
        except OSError as error:
            await self._close()
            address = f"{self._settings.host}:{self._settings.port}"
            raise SlackRefused(f"OKAERI_HOST and OKAERI_PORT: {address} cannot be listened to.") from error
        except SlackRefused:
            await self._close()
            raise
        await self._standing.keep(self._me.team)
        self._getting_to_know = asyncio.create_task(self._get_to_know_the_place())

    async def stop(self) -> None:
        """Hear no more, and answer what was acknowledged."""
        self._stops = True
        await self._line.close()
        try:
            await asyncio.wait_for(self.caught_up(), LAST_WORDS)
        except TimeoutError:
            _log.error("slack stopped before everything was answered")
        await self._close()

    async def caught_up(self) -> None:
        """Return when everything that was heard is answered."""
        await self._work.done()

    async def send(self, account: str, message: Message, key: str) -> Place:
        """Deliver a direct message. Slack knows no key, so an Unclear one may have arrived."""
        async with self._standing.watching():
            return await self._post.send(account, message)

    async def change(self, account: str, place: Place, message: Message) -> None:
        """Draw a direct message anew, as its reader sees it now."""
        async with self._standing.watching():
            await self._post.redraw(account, place, message)

    async def post(self, channel: str, message: Message, key: str) -> Place:
        """Write into a channel or a group DM. Slack knows no key, so an Unclear one may have arrived."""
        async with self._standing.watching():
            return await self._rooms.post(channel, message)

    async def change_post(self, place: Place, message: Message) -> None:
        """Draw what was posted anew."""
        async with self._standing.watching():
            await self._rooms.redraw(place, message)

    async def open_room(self, accounts: Sequence[str], name: str, beside: str) -> str:
        """A group DM, which has no name of ours and hangs on no channel."""
        async with self._standing.watching():
            return await self._rooms.open(accounts)

    async def mirror(self, event: MirroredEvent, known_as: str | None) -> str:
        """Slack has no events of its own."""
        return ""

    async def channels(self) -> tuple[Channel, ...]:
        """The workspace's public channels, and in which of them the bot is."""
        async with self._standing.watching():
            return await self._channels.all()

    async def look_around(self) -> None:
        """Note which channels there are now; whoever asks while somebody waits for a look shares it."""
        if self._looks_again:
            return
        self._looks_again = True
        async with self._turns.of("channels"):
            self._looks_again = False
            try:
                found = await self.channels()
            except SendFailed as failed:
                _log.warning("slack channels not listed", reason=failed.reason)
                return
            with self._work.going():
                if await self._standing.keep(self._me.team):
                    await self._reception.channels(PLATFORM, found)

    def connected(self) -> bool:
        """Whether Slack can reach us now."""
        return self._line.is_open()

    async def _close(self) -> None:
        await self._line.close()
        if self._getting_to_know is not None:
            self._getting_to_know.cancel()  # it waits for Slack now, if at all
            await asyncio.wait({self._getting_to_know})
        if self._client.session is not None:
            await self._client.session.close()

    async def hear(self, payload: Payload) -> None:
        """Answer what has been acknowledged already; never raises."""
        origin = origin_of(payload)
        try:
            await self._take(payload, origin)
        except Exception as error:  # noqa: BLE001 - whatever breaks here, the person is told so
            _log.error("slack unexpected", error=type(error).__name__, at=where(error))
            await self._apologise(origin)

    async def _take(self, payload: Payload, origin: Origin) -> None:
        if (mover := moved(payload)) and mover != self._me.user:
            return
        if self._is_repeated(text(payload, "event_id")):
            return
        if mover:
            await self.look_around()
            return
        if why := removal(payload, self._me.team, self._me.user):
            await self._standing.lose(why)
            return
        if (changed := changed_person(payload)) is not None:
            self._people.refresh(changed)
        if (visitor := opened_home(payload)) is not None:
            await self._show_at_home((), await self._acquaintance.of(visitor))
            return
        event = event_of(payload)
        if event is None or self._is_idle(event):
            return
        if isinstance(event, Command | Press) and self._reception.asks(event):
            await self._ask(event, origin)
        elif isinstance(event, Reacted | Joined | Left):
            await self._in_turn(event, payload, origin)
        else:
            await self._answer(event, people_named(event, payload), origin)

    def _is_repeated(self, event_id: str) -> bool:
        if not event_id:
            return False
        repeated = self._heard.get(event_id) is not None
        self._heard.put(event_id, True)
        return repeated

    def _is_idle(self, event: Event) -> bool:
        """A reaction that thanks nobody; most do, and each would take the one writer of the database."""
        emoji = self._reception.rules.thanks_emoji
        return isinstance(event, Reacted) and not is_thanking_emoji(event.emoji, emoji)

    async def _in_turn(self, event: Reacted | Joined | Left, payload: Payload, origin: Origin) -> None:
        """What one person does, in its order. Most changes to somebody tell of no coming back."""
        async with self._turns.of(event.who.id):
            is_change = isinstance(event, Joined) and not event.new
            if not is_change or await self._acquaintance.has_left(event.who.id):
                await self._answer(event, people_named(event, payload), origin)

    async def _ask(self, event: Command | Press, origin: Origin) -> None:
        """A form is due within 3 s, so who acts is as well known as they were, and looked up afterwards."""
        known = self._people.known(event.who.id)
        answer = await self._reception.answer(replace(event, who=known.on(event.who) if known else event.who))
        if answer.form is None and known is None:
            answer = await self._better_known(event, answer)
        if answer.form is None:
            await self._show(answer.messages, event.who, origin)
        else:
            await self._open(answer.form, event, origin)
        if known is None:
            await self._reception.answer(Joined(await self._acquaintance.of(event.who)))

    async def _better_known(self, event: Command | Press, answer: Answer) -> Answer:
        """The same answered to who acts as Slack describes them: their language, and whether they organise.

        Nothing but a form is in a hurry, and what asks only reads; what a closed door had kept is shown once.
        """
        again = await self._reception.answer(replace(event, who=await self._acquaintance.of(event.who)))
        return replace(again, messages=(*again.messages, *answer.messages[1:]))

    async def _open(self, form: Form, event: Command | Press, origin: Origin) -> None:
        language = await self._language(event.who.id)
        try:
            await self._answers.open(form, origin, language)
        except NotOpened as error:
            _log.warning("slack form not opened", reason=str(error))
            await self._answers.show((sorry.too_late(form, event, language),), origin.beside())

    async def _answer(self, event: Event, named: Sequence[str], origin: Origin) -> None:
        who = event.who if isinstance(event, Left) else await self._acquaintance.of(event.who)
        for user in named[:MOST_NAMED]:
            await self._acquaintance.introduce(user, who.home)
        answer = await self._reception.answer(replace(event, who=who))
        await self._show(answer.messages, who, origin)
        if origin.at_home:
            await self._show_at_home((), who)

    async def _get_to_know_the_place(self) -> None:
        await self.look_around()
        await self._acquaintance.meet_everybody(self._me.team, lambda: self._stops)

    async def _show(self, messages: Sequence[Message], who: Who, origin: Origin) -> None:
        if origin.surface == "home":
            await self._show_at_home(messages, who)
        else:
            await self._answers.show(messages, origin)

    async def _show_at_home(self, messages: Sequence[Message], who: Who) -> None:
        """Home shows the answer to what was pressed on it, and always the menu."""
        menu = await self._reception.answer(Command(who, "alumni", "menu"))
        rest = tuple(message for message in menu.messages if message not in messages)
        await self._answers.publish((*messages, *rest), who.id)

    async def _apologise(self, origin: Origin) -> None:
        known = self._people.known(origin.user)
        language = language_of(known.locale if known else None, self._reception.rules.language)
        await self._answers.show((sorry.unexpected(language),), origin.beside())

    async def _language(self, user: str) -> str:
        """The language in which reception speaks to this member."""
        async with self._reception.database.reading() as tx:
            found = await members.of_account(tx, PLATFORM, user)
        return (found[0].language if found else None) or self._reception.rules.language

    def _reader(self, user: str) -> Reader:
        known = self._people.known(user)
        return Reader((known.time_zone if known else None) or self._reception.rules.time_zone)
