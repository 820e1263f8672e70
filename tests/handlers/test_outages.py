"""After an outage organisers read one line; what nobody could notice is no news."""

from datetime import timedelta

from community.notice import NoticeState
from handlers.reception import Reception
from handlers.timetable import outages
from storage import claims, members, outbox
from tests.conftest import SetClock
from tests.handlers.notices import letters_to
from tests.handlers.people import HANA, KEN, OLGA, come, count, read, thank


async def _minute_by_minute(reception: Reception, clock: SetClock, minutes: int) -> None:
    for _ in range(minutes):
        clock.forward(minutes=1)
        await reception.pass_time()


async def _handed_over(reception: Reception) -> None:
    """What is due is told now."""
    async with reception.database.writing() as tx:
        for notice in await claims.claim(tx, reception.clock(), 50, ("slack",)):
            assert notice.member is not None
            account = (await members.accounts_of(tx, [notice.member]))[notice.member][0]
            await claims.begin(tx, notice, account, reception.clock())
            place = ("D1", str(notice.id))
            await outbox.settle(tx, notice.id, NoticeState.TOLD, reception.clock(), place=place)


async def test_a_day_away_is_told_once_with_what_came_late(
    either_reception: Reception, clock: SetClock
) -> None:
    reception = either_reception
    await come(reception, HANA, KEN, OLGA)
    await reception.pass_time()
    await thank(reception, HANA, KEN, "tea")
    clock.forward(hours=20)
    await reception.pass_time()
    await _handed_over(reception)

    await _minute_by_minute(reception, clock, 20)

    (letter,) = await letters_to(reception, OLGA)
    assert "I was not running from" in read(letter)
    assert "One message came late" in read(letter)
    assert await letters_to(reception, HANA) == []
    assert await count(reception, "outages") == 1


async def test_an_outage_in_which_nothing_was_due_is_no_news(reception: Reception, clock: SetClock) -> None:
    await come(reception, OLGA)
    await reception.pass_time()
    clock.forward(hours=20)

    await _minute_by_minute(reception, clock, 20)

    assert await letters_to(reception, OLGA) == []


async def test_a_restart_is_no_outage(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, KEN, OLGA)
    await reception.pass_time()
    clock.now += outages.AWAY

    await reception.pass_time()

    assert await count(reception, "outages") == 0


async def test_a_clock_that_was_put_back_is_no_outage_and_stops_nothing(
    reception: Reception, clock: SetClock
) -> None:
    await come(reception, OLGA)
    await reception.pass_time()
    clock.now -= timedelta(days=2)

    await _minute_by_minute(reception, clock, 3)

    assert await count(reception, "outages") == 0
