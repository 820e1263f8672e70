"""Members' calendars over a real socket: for whoever has the address, and for nobody else."""

import signal
import socket
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from icalendar import Calendar

from bot import feeds
from community.event import Answer, Event, EventId, EventKind, EventState
from community.member import MemberId
from handlers.context import Rules
from handlers.feeds import address
from handlers.reception import Reception
from storage import calendars, event_answers, events, members
from storage.database import Database
from tests.bot.process import okaeri, on_slack
from tests.bot.story import HANA, KEN, Story
from tests.conftest import SetClock
from tests.doubles.slack import SlackDouble


@dataclass(slots=True)
class Reader:
    """A calendar program, and the community whose calendar it reads."""

    story: Story
    base: str
    session: aiohttp.ClientSession

    async def read(self, secret: str, **headers: str) -> tuple[int, bytes, Mapping[str, str]]:
        """Status, content and headers of an address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.session.get(f"{self.base}/calendar/{secret}.ics", headers=named) as answer:
            return answer.status, await answer.read(), answer.headers

    async def secret(self, who: str = HANA.id) -> str:
        """A new address for a member."""
        async with self.story.database.writing() as tx:
            return await calendars.make(tx, await self.member(who), self.story.clock())

    async def member(self, account: str) -> MemberId:
        """The member behind an account on Slack."""
        async with self.story.database.reading() as tx:
            found = await members.of_account(tx, "slack", account)
        assert found is not None
        return found[0].id

    async def event(
        self, key: str, days: float, answer: Answer | None, state: EventState = EventState.ANNOUNCED
    ) -> EventId:
        """An event some days from now, to which 花 gave this answer."""
        now, hana = self.story.clock(), await self.member(HANA.id)
        at, words = now + timedelta(days=days), "How did you begin?"
        event = Event(
            EventId(0),
            key,
            f"Event {key}",
            EventKind.PANEL,
            words,
            at,
            90,
            now,
            None,
            place="丸の内",
            state=state,
        )
        async with self.story.database.writing() as tx:
            added = await events.add(tx, event)
            assert added is not None
            if answer is not None:
                await event_answers.give(tx, added, hana, answer, now, waits=False, version=1)
        return added


@pytest.fixture
async def reader(database: Database, clock: SetClock) -> AsyncIterator[Reader]:
    """A calendar program that reads from a community with 花 and Ken, on each kind of database."""
    reception = Reception(database, Rules("同窓会", "en"), clock)
    story = Story(database, clock, reception)
    for who in (HANA, KEN):
        await story.joins(who)
    port = _free_port()
    async with feeds.served("127.0.0.1", port, feeds.routes(reception)), aiohttp.ClientSession() as session:
        yield Reader(story, f"http://127.0.0.1:{port}", session)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


async def test_a_calendar_holds_what_its_member_said_yes_or_maybe_to(reader: Reader) -> None:
    for key, answer in (("a", Answer.YES), ("b", Answer.MAYBE), ("c", Answer.NO), ("d", None)):
        await reader.event(key, 7, answer)

    status, content, headers = await reader.read(await reader.secret())

    calendar = Calendar.from_ical(content)
    assert status == 200
    assert headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert headers["Cache-Control"] == "private, max-age=3600"
    assert calendar["X-WR-CALNAME"] == "同窓会"
    assert sorted(str(event["SUMMARY"]) for event in calendar.walk("VEVENT")) == ["Event a", "Event b"]


async def test_what_was_cancelled_is_told_to_be_so(reader: Reader) -> None:
    await reader.event("a", 7, Answer.YES, EventState.CANCELLED)

    _, content, _ = await reader.read(await reader.secret())

    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["STATUS"] == "CANCELLED"


async def test_a_calendar_goes_back_three_months(reader: Reader) -> None:
    await reader.event("a", -89, Answer.YES, EventState.OVER)
    await reader.event("b", -91, Answer.YES, EventState.OVER)

    _, content, _ = await reader.read(await reader.secret())

    assert [str(event["SUMMARY"]) for event in Calendar.from_ical(content).walk("VEVENT")] == ["Event a"]


async def test_a_calendar_without_events_is_a_calendar(reader: Reader) -> None:
    status, content, _ = await reader.read(await reader.secret(KEN.id))

    assert (status, Calendar.from_ical(content).walk("VEVENT")) == (200, [])


async def test_nothing_tells_a_guess_from_an_address_that_was_revoked(reader: Reader) -> None:
    revoked = await reader.secret()
    await reader.secret()

    answers = [await reader.read(secret) for secret in (revoked, "A" * 43, "x", "..%2F..%2Fetc%2Fpasswd")]

    shown = {
        (status, content, frozenset(headers) - {"Date"}, headers["Content-Type"])
        for status, content, headers in answers
    }
    assert len(shown) == 1
    assert answers[0][0] == 404


async def test_a_calendar_that_did_not_change_is_not_sent_again(reader: Reader) -> None:
    await reader.event("a", 7, Answer.YES)
    secret = await reader.secret()
    _, first, headers = await reader.read(secret)
    reader.story.clock.forward(hours=12)

    same = await reader.read(secret, If_None_Match=headers["ETag"])
    await reader.event("b", 8, Answer.YES)
    other = await reader.read(secret, If_None_Match=headers["ETag"])

    assert (same[0], same[1], same[2]["ETag"]) == (304, b"", headers["ETag"])
    assert other[0] == 200
    assert len(other[1]) > len(first)


async def test_an_address_only_reads(reader: Reader) -> None:
    secret = await reader.secret()

    async with reader.session.post(f"{reader.base}/calendar/{secret}.ics") as answer:
        status = answer.status

    assert status == 405


async def test_no_address_is_logged(
    reader: Reader, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level("DEBUG")
    secret = await reader.secret()

    await reader.read(secret)
    await reader.read(f"{secret}x")

    assert secret not in caplog.text + "".join(capfd.readouterr())


async def test_the_bot_on_the_web_has_calendars_and_one_that_is_not_has_no_server(tmp_path: Path) -> None:
    port = _free_port()
    async with SlackDouble() as slack, aiohttp.ClientSession() as session:
        settings = {**on_slack(slack), "OKAERI_HOST": "127.0.0.1", "OKAERI_PORT": str(port)}
        async with okaeri(tmp_path, {**settings, "OKAERI_PUBLIC_URL": "https://alumni.example.com"}) as bot:
            await bot.says("ready")
            async with session.get(f"http://127.0.0.1:{port}/calendar/guessed.ics") as answer:
                status = answer.status
            stopped = await bot.ends(signal.SIGTERM)
        async with okaeri(tmp_path, settings) as bot:
            await bot.says("ready")
            with pytest.raises(aiohttp.ClientConnectorError):
                await session.get(f"http://127.0.0.1:{port}/calendar/guessed.ics")

    assert (status, stopped) == (404, 0)
    assert "guessed" not in "".join(bot.log)


async def test_the_server_that_hears_slack_has_calendars_beside(tmp_path: Path) -> None:
    port = _free_port()
    async with SlackDouble() as slack, aiohttp.ClientSession() as session:
        web = {"OKAERI_PUBLIC_URL": "https://alumni.example.com", "SLACK_SIGNING_SECRET": "shhh"}
        settings = {**on_slack(slack), **web, "OKAERI_HOST": "127.0.0.1", "OKAERI_PORT": str(port)}
        del settings["SLACK_APP_TOKEN"]
        async with okaeri(tmp_path, settings) as bot:
            await bot.says("ready")
            found = []
            for path in ("calendar/guessed.ics", "health"):
                async with session.get(f"http://127.0.0.1:{port}/{path}") as answer:
                    found.append(answer.status)

    assert found == [404, 200]


async def test_an_address_that_is_taken_is_said_in_a_sentence(reader: Reader) -> None:
    port = int(reader.base.rpartition(":")[2])

    with pytest.raises(feeds.AddressTaken, match=f"127.0.0.1:{port} cannot be listened to"):
        async with feeds.served("127.0.0.1", port, ()):
            pass


async def test_two_hundred_events_are_read_within_a_second(reader: Reader) -> None:
    for number in range(200):
        await reader.event(f"e{number}", number / 10, Answer.YES)
    secret = await reader.secret()
    began = time.monotonic()

    _, content, _ = await reader.read(secret)

    assert time.monotonic() - began < 1
    assert content.count(b"BEGIN:VEVENT") == 200


@pytest.mark.parametrize("public", ["https://alumni.example.com", "https://alumni.example.com/"])
def test_an_address_stands_below_that_of_the_community(public: str) -> None:
    rules = replace(Rules(), public_url=public)

    assert address(rules, "s3cret") == "https://alumni.example.com/calendar/s3cret.ics"
    assert address(Rules(), "s3cret") == ""
