"""The page's door as one of the platforms: its address, what it delivers, and the time it keeps."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.platform import Never, Place, Platform
from bot.playground.clock import MovableClock
from bot.playground.door import PlaygroundDoor, PortTaken
from bot.playground.world import MOST_MESSAGES, Posted, World
from handlers.context import Rules
from handlers.reception import Reception
from handlers.view import Message, Plain
from storage import settled
from storage.database import Database
from tests.bot.playground.conftest import HANA, Visitor
from tests.bot.playground.conftest import KEN as KEN_HERE

NOON = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)


def _door(database: Database, time: MovableClock, port: int = 0) -> PlaygroundDoor:
    async def tick() -> None: ...

    async def live(_since: datetime, _until: datetime) -> None: ...

    return PlaygroundDoor(Reception(database, Rules(), time), time, tick=tick, live=live, port=port)


async def test_the_door_is_a_platform_that_listens_from_start_to_stop(sqlite_database: Database) -> None:
    door: Platform = _door(sqlite_database, MovableClock())
    before = door.connected()

    await door.start()
    during = door.connected()
    await door.stop()

    assert (before, during, door.connected()) == (False, True, False)


async def test_an_address_that_is_taken_is_said_in_a_sentence(page: Visitor) -> None:
    second = _door(page.database, MovableClock(), page.door.port)

    with pytest.raises(PortTaken, match=rf"127\.0\.0\.1:{page.door.port}/ cannot be listened to"):
        await second.start()

    assert not second.connected()


async def test_a_message_with_the_same_key_arrives_once(page: Visitor) -> None:
    first = await page.door.send(HANA, Message("One"), "7")
    again = await page.door.send(HANA, Message("One"), "7")
    other = await page.door.send(HANA, Message("One"), "8")

    assert first == again != other
    assert [told["title"] for told in await page.told(HANA)] == ["One", "One"]


async def test_another_message_arrives_though_its_key_was_used_before(page: Visitor) -> None:
    await page.door.send(HANA, Message("One"), "7")

    await page.door.send(HANA, Message("Two"), "7")
    await page.door.send(KEN_HERE, Message("Two"), "7")

    assert [told["title"] for told in await page.told(HANA)] == ["One", "Two"]
    assert [told["title"] for told in await page.told(KEN_HERE)] == ["Two"]


async def test_a_message_that_was_delivered_is_drawn_anew_in_its_place(page: Visitor) -> None:
    place = await page.door.send(HANA, Message("One"), "7")
    await page.door.send(HANA, Message("Two"), "8")

    await page.door.change(HANA, place, Message("One, corrected"))

    assert [told["title"] for told in await page.told(HANA)] == ["One, corrected", "Two"]


@pytest.mark.parametrize("whose", [HANA, KEN_HERE])
async def test_a_message_that_is_gone_or_somebody_elses_is_never_changed(page: Visitor, whose: str) -> None:
    place = await page.door.send(HANA, Message("One"), "7")
    wanted = Place(place.channel, "gone" if whose == HANA else place.message)

    with pytest.raises(Never):
        await page.door.change(whose, wanted, Message("Two"))

    assert [told["title"] for told in await page.told(HANA)] == ["One"]


async def test_the_community_knows_the_pages_channels_from_the_start(page: Visitor) -> None:
    async with page.database.reading() as tx:
        known = await settled.channels_of(tx, "page")

    assert {channel.id for channel in known} == {"lounge", "careers"}
    assert sorted(await page.door.channels(), key=lambda channel: channel.name) == list(known)
    assert all(channel.heard and channel.writable for channel in known)


async def test_an_open_stream_does_not_hold_up_the_end(page: Visitor) -> None:
    async with page.session.get(f"{page.door.url}api/changes") as changes:
        await changes.content.readline()

        await page.door.stop()
        rest = await changes.content.read()

    assert b"data" not in rest
    assert not page.door.connected()


def test_time_never_goes_back() -> None:
    time = MovableClock(lambda: NOON)

    with pytest.raises(ValueError, match="forward"):
        time.forward(timedelta(seconds=-1))

    assert time() == NOON


def test_old_messages_scroll_away_and_the_newest_stay() -> None:
    world = World(("lounge",))

    for number in range(MOST_MESSAGES + 1):
        world.deliver("hana", Message(str(number)), NOON)
        world.post("lounge", "hana", (Plain(str(number)),), NOON)

    seen = world.seen_by("hana")
    assert len(seen) == 2 * MOST_MESSAGES
    assert [one for one in seen if isinstance(one, Posted)][-1].id == world.seen_by("ken")[-1].id


def test_a_reaction_that_is_there_already_changes_nothing() -> None:
    world = World(("lounge",))
    post = world.post("lounge", "hana", (Plain("Hello"),), NOON).id

    changes = [
        world.react(post, "ken", "🙏"),
        world.react(post, "ken", "🙏"),
        world.react(post, "ken", "🙏", remove=True),
        world.react(post, "ken", "🙏", remove=True),
    ]

    assert changes == [True, False, True, False]
    assert world.reactions(post) == {}
