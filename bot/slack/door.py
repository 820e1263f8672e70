"""Slack's door: hears the workspace, lets reception answer, shows the answer, and delivers notices."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import Place
from bot.slack import sorry
from bot.slack.answers import Answers, NotOpened
from bot.slack.bounded import Bounded
from bot.slack.faults import BROKEN, SlackRefused, word_of
from bot.slack.hearing import Bot, app_for, quiet_log
from bot.slack.lines import Line, Requests, Sockets
from bot.slack.origin import Origin, origin_of
from bot.slack.payload import Payload, text
from bot.slack.people import People
from bot.slack.profile import PLATFORM
from bot.slack.read import changed_person, event_of, opened_home, people_named
from bot.slack.send import Post
from bot.slack.turns import Turns
from bot.slack.where import where
from bot.slack.words import Reader
from bot.slack.work import Work
from community.errors import WrongHome
from community.thanking import is_thanking_emoji
from config.settings import Settings
from config.words import language_of
from handlers.event import Command, Event, Joined, Left, Press, Reacted, Who
from handlers.reception import Reception
from handlers.view import Form, Message
from storage import members

PATIENCE = 10  # seconds for one call of the Web API
LAST_WORDS = 8  # seconds for what is still being answered when the process stops
MOST_EVENTS = 2_000  # ids of events heard lately; Slack repeats within six minutes
MOST_NAMED = 20  # people of one command that are looked up

_log = structlog.get_logger()


class SlackDoor:
    """The `Platform` of one workspace; raises SlackRefused when a setting cannot be used."""

    name = PLATFORM

    def __init__(self, settings: Settings, reception: Reception) -> None:
        self._settings, self._reception = settings, reception
        token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
        self._client = AsyncWebClient(token, settings.slack_url, logger=quiet_log(), retry_handlers=[])
        self._people = People(self._client, reception.clock)
        self._post = Post(self._client, self._reader)
        self._answers = Answers(self._client, self._post, self._reader)
        self._work = Work()
        self._turns = Turns()
        self._heard: Bounded[str, bool] = Bounded(MOST_EVENTS)
        self._me = Bot("", "", "", token)
        self._getting_to_know: asyncio.Task[None] | None = None
        self._stops = False
        self._app_token, secret = _secrets(settings)
        self.app = app_for(settings.slack_url, secret, lambda: self._me, self.hear, self._work)
        self._line: Line = (
            Sockets(self.app, self._app_token)
            if self._app_token
            else Requests(self.app, settings.host, settings.port, self._work)
        )

    async def start(self) -> None:
        """Check the tokens and listen; raises SlackRefused."""
        self._client.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE))
        try:
            await self._check_tokens()
            await self._line.open()
        except OSError as error:
            await self._close()
            address = f"{self._settings.host}:{self._settings.port}"
            raise SlackRefused(f"OKAERI_HOST and OKAERI_PORT: {address} cannot be listened to.") from error
        except SlackRefused:
            await self._close()
            raise
        self._getting_to_know = asyncio.create_task(self._get_to_know_everybody())

    async def stop(self) -> None:
        """Hear no more, and answer what was acknowledged."""
        self._stops = True
        await self._line.close()
        try:
            await asyncio.wait_for(self._work.done(), LAST_WORDS)
        except TimeoutError:
            _log.error("slack stopped before everything was answered")
        await self._close()

    async def send(self, account: str, message: Message, key: str) -> Place:
        """Deliver a direct message. Slack knows no key, so an Unclear one may have arrived."""
        return await self._post.send(account, message)

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
        if self._is_repeated(text(payload, "event_id")):
            return
        if (changed := changed_person(payload)) is not None:
            self._people.refresh(changed)
        if (visitor := opened_home(payload)) is not None:
            await self._show_at_home((), await self._looked_up(visitor))
            return
        event = event_of(payload)
        if event is None or self._is_idle(event):
            return
        if isinstance(event, Command | Press) and self._reception.asks(event):
            await self._ask(event, origin)
        elif isinstance(event, Reacted | Joined | Left):
            async with self._turns.of(event.who.id):
                await self._answer(event, people_named(event, payload), origin)
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

    async def _ask(self, event: Command | Press, origin: Origin) -> None:
        """A form is due within 3 s, so who acts is as well known as they were, and looked up afterwards."""
        known = self._people.known(event.who.id)
        answer = await self._reception.answer(replace(event, who=known.on(event.who) if known else event.who))
        if answer.form is None:
            await self._show(answer.messages, event.who, origin)
        else:
            await self._open(answer.form, event, origin)
        if known is None:
            await self._reception.answer(Joined(await self._looked_up(event.who)))

    async def _open(self, form: Form, event: Command | Press, origin: Origin) -> None:
        language = await self._language(event.who.id)
        try:
            await self._answers.open(form, origin, language)
        except NotOpened as error:
            _log.warning("slack form not opened", reason=str(error))
            await self._answers.show((sorry.too_late(form, event, language),), origin.beside())

    async def _answer(self, event: Event, named: Sequence[str], origin: Origin) -> None:
        who = event.who if isinstance(event, Left) else await self._looked_up(event.who)
        for user in named[:MOST_NAMED]:
            await self._introduce(user, who.home)
        answer = await self._reception.answer(replace(event, who=who))
        await self._show(answer.messages, who, origin)

    async def _introduce(self, user: str, home: str) -> None:
        """Let reception know somebody who is named, before anything is said of them: name, bot, gone."""
        if self._people.known(user):
            return
        profile = await self._people.look(user)
        if profile is None:
            return
        who = profile.on(Who(PLATFORM, home, user, ""))
        await self._reception.answer(Joined(who))
        if profile.deleted:
            await self._reception.answer(Left(who))

    async def _get_to_know_everybody(self) -> None:
        """Who is in the workspace is found by name from elsewhere, though they never spoke to the bot."""
        async for page in self._people.everybody():
            if self._stops:
                return
            here = [person.on(Who(PLATFORM, self._me.team, person.id, "")) for person in page]
            with self._work.going(), suppress(WrongHome):
                await self._reception.introduce(here)

    async def _looked_up(self, who: Who) -> Who:
        profile = await self._people.look(who.id)
        return profile.on(who) if profile else who

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

    async def _check_tokens(self) -> None:
        try:
            said = await self._client.auth_test()
            self._me = Bot(said["team_id"], said["user_id"], said.get("bot_id", ""), self._me.token)
            if self._app_token:
                await self._client.apps_connections_open(app_token=self._app_token)
        except SlackApiError as error:
            which = "SLACK_APP_TOKEN" if self._me.team else "SLACK_BOT_TOKEN"
            raise SlackRefused(f"Slack does not accept {which}: {word_of(error)}.") from error
        except BROKEN as error:
            raise SlackRefused(f"Slack cannot be reached at {self._settings.slack_url}.") from error


def _secrets(settings: Settings) -> tuple[str, str]:
    """The app token and the signing secret; an empty secret would let anybody speak as Slack."""
    app_token = settings.slack_app_token.get_secret_value().strip() if settings.slack_app_token else ""
    secret = settings.slack_signing_secret.get_secret_value().strip() if settings.slack_signing_secret else ""
    if not (app_token or secret):
        raise SlackRefused("Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP).")
    return app_token, secret
