"""The clock and the leases: what is done again and again, and by one process only."""

import asyncio
import os
from datetime import timedelta

from bot.clock import TOLD_FOR, Tick, Ticker, forget_what_is_over
from bot.health import GATEWAY, LEASE, RENEWED_EVERY, Health, machine
from community.member import MemberId
from storage import deliveries, drafts, leases, members
from storage.database import Database
from tests.bot.door import ADoor
from tests.bot.story import begun
from tests.conftest import SetClock

SOON = timedelta(milliseconds=1)


async def test_a_tick_comes_again_and_again_even_after_one_that_failed() -> None:
    ticked = asyncio.Queue[int]()

    async def tick() -> None:
        ticked.put_nowait(ticked.qsize())
        raise RuntimeError("a mistake of ours")

    ticker = Ticker((Tick("often", SOON, tick),))
    ticker.start()

    async with asyncio.timeout(5):
        for _ in range(3):
            await ticked.get()

    ticker.stop()


async def test_a_tick_never_overlaps_itself() -> None:
    begun_once, together, most = asyncio.Event(), 0, 0
    release, others = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        nonlocal together, most
        together += 1
        most = max(most, together)
        begun_once.set()
        await release.wait()
        together -= 1

    async def quick() -> None:
        if begun_once.is_set():
            others.set()

    ticker = Ticker((Tick("slow", SOON, slow), Tick("quick", 20 * SOON, quick)))
    ticker.start()
    await asyncio.wait_for(others.wait(), 5)

    ticker.stop()

    release.set()
    assert most == 1


async def test_what_is_kept_for_a_time_is_forgotten_after_it(
    sqlite_database: Database, clock: SetClock
) -> None:
    story = await begun(sqlite_database, clock)
    await story.thanks()
    await story.delivery({"slack": ADoor()}).deliver_due()
    (hana,) = await _ids(sqlite_database, "U1")
    async with sqlite_database.writing() as tx:
        draft = await drafts.keep(tx, hana, "thanks", "words", clock.now)

    await forget_what_is_over(sqlite_database, clock.now + TOLD_FOR + SOON)

    async with sqlite_database.writing() as tx:
        assert await drafts.take(tx, draft, hana, "thanks") is None
        assert await deliveries.counts(tx) == {}


async def test_what_is_kept_for_a_time_is_kept_for_all_of_it(
    sqlite_database: Database, clock: SetClock
) -> None:
    story = await begun(sqlite_database, clock)
    (hana,) = await _ids(sqlite_database, "U1")
    async with sqlite_database.writing() as tx:
        draft = await drafts.keep(tx, hana, "thanks", "words", clock.now)
    await story.thanks()

    await forget_what_is_over(sqlite_database, clock.now + drafts.KEPT_FOR)

    async with sqlite_database.writing() as tx:
        assert await drafts.take(tx, draft, hana, "thanks") == "words"
        assert await deliveries.counts(tx) == {"waiting": 1}


async def test_a_connected_platform_is_told_of_until_it_is_not_connected(
    sqlite_database: Database, clock: SetClock
) -> None:
    slack, discord = ADoor("slack"), ADoor("discord", is_connected=False)
    here = Health(sqlite_database, {"slack": slack, "discord": discord}, clock)
    await here.tell()
    connected = await _running(sqlite_database, clock)
    slack.is_connected = False

    await here.tell()

    assert (connected, await _running(sqlite_database, clock)) == ({"slack"}, set())


async def test_what_a_process_told_lapses_when_it_is_silent(
    sqlite_database: Database, clock: SetClock
) -> None:
    await Health(sqlite_database, {"slack": ADoor()}, clock).tell()
    clock.now += LEASE

    running = await _running(sqlite_database, clock)

    assert running == set()
    assert 2 * RENEWED_EVERY < LEASE


async def test_a_process_that_ends_well_takes_back_what_it_told(
    sqlite_database: Database, clock: SetClock
) -> None:
    here = Health(sqlite_database, {"slack": ADoor()}, clock)
    await here.tell()
    await here.hold(GATEWAY)

    await here.end()

    assert await _running(sqlite_database, clock) == set()


async def test_the_gateway_is_held_by_one_process_until_it_is_silent(
    sqlite_database: Database, clock: SetClock, elsewhere: Health
) -> None:
    here = Health(sqlite_database, {}, clock)
    first, other = await here.hold(GATEWAY), await elsewhere.hold(GATEWAY)
    clock.now += LEASE

    later, lost = await elsewhere.hold(GATEWAY), await here.hold(GATEWAY)

    assert (first, other) == (True, False)
    assert (later, lost) == (True, False)


async def test_the_gateway_of_a_process_that_died_here_is_free(
    sqlite_database: Database, clock: SetClock
) -> None:
    gone = await asyncio.create_subprocess_exec("true")
    await gone.wait()
    async with sqlite_database.writing() as tx:
        holder = f"{machine()}/{gone.pid}/0123456789ab"
        await leases.take(tx, GATEWAY, holder, clock.now, LEASE)

    held = await Health(sqlite_database, {}, clock).hold(GATEWAY)

    assert held


async def test_the_gateway_of_a_process_that_lives_here_is_not(
    sqlite_database: Database, clock: SetClock
) -> None:
    async with sqlite_database.writing() as tx:
        holder = f"{machine()}/{os.getppid()}/0123456789ab"
        await leases.take(tx, GATEWAY, holder, clock.now, LEASE)

    held = await Health(sqlite_database, {}, clock).hold(GATEWAY)

    assert not held


async def _running(database: Database, clock: SetClock) -> set[str]:
    async with database.reading() as tx:
        return set(await leases.running(tx, clock.now))


async def _ids(database: Database, *accounts: str) -> list[MemberId]:
    async with database.reading() as tx:
        found = [await members.of_account(tx, "slack", account) for account in accounts]
    return [one[0].id for one in found if one]
