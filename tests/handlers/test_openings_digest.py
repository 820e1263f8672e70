"""The weekly digest of openings in the channel: what is new, once, and looked at first."""

from collections.abc import Sequence

from community.notice import NoticeId, NoticeState
from community.ready_rhythms import ReadyRhythm, name_of
from handlers.reception import Reception
from handlers.view import Button, Message
from storage import claims, homes, outbox, timetable
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, shown
from tests.handlers.opening import later, share, share_longest
from tests.handlers.people import HANA, OLGA, YUI, button, buttons, come, press, read, say, send


async def _posts(reception: Reception) -> Sequence[Message]:
    drawn = []
    async with reception.database.reading() as tx:
        for number in range(1, 30):
            notice = await outbox.get(tx, NoticeId(number))
            if notice is not None and notice.member is None:
                post = await reception.draw_post(tx, notice)
                drawn += [post] if post else []
    return drawn


async def _digest_on(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, YUI, OLGA)
    async with reception.database.writing() as tx:
        await homes.announce_in(tx, "slack", "C1")
        await timetable.settle(tx, name_of(ReadyRhythm.OPENINGS), clock())


async def test_the_channel_gets_one_digest_a_week_of_what_is_new(
    either_reception: Reception, clock: SetClock
) -> None:
    await _digest_on(either_reception, clock)
    await share(either_reception, HANA, "First")
    clock.forward(minutes=5)

    for _ in range(3):
        await later(either_reception, clock, minutes=1)

    (post,) = await _posts(either_reception)
    assert "First" in read(post)
    assert "@Hana Mori" in read(post)
    assert not post.private
    assert "opening-save" not in {b.action for b in buttons(shown(post))}


async def test_the_next_digest_has_only_what_came_since(reception: Reception, clock: SetClock) -> None:
    await _digest_on(reception, clock)
    await share(reception, HANA, "First")
    await later(reception, clock, minutes=5)
    await share(reception, HANA, "Second")

    await later(reception, clock, days=8)

    last = read((await _posts(reception))[-1])
    assert "First" not in last
    assert "Second" in last


async def test_nothing_new_is_posted_nowhere_and_the_week_goes_on(
    reception: Reception, clock: SetClock
) -> None:
    await _digest_on(reception, clock)

    await later(reception, clock, days=30)

    async with reception.database.reading() as tx:
        (entry,) = await timetable.every(tx, name_of(ReadyRhythm.OPENINGS))
    assert await _posts(reception) == []
    assert entry.next_due > clock()
    assert entry.last_done == clock()


async def test_a_post_is_drawn_anew_when_one_of_its_openings_is_taken_down(
    reception: Reception, clock: SetClock
) -> None:
    await _digest_on(reception, clock)
    await share(reception, HANA, "First")
    await share(reception, HANA, "Second")
    await later(reception, clock, minutes=5)
    async with reception.database.writing() as tx:
        (notice,) = await claims.claim(tx, clock(), 9, ("slack",))
        await outbox.settle(tx, notice.id, NoticeState.TOLD, clock(), place=("C1", "1.1"))
    details = buttons(await say(reception, OLGA, "openings"))[0]

    await press(reception, OLGA, button(await press(reception, OLGA, details), "opening-remove"))

    (post,) = await _posts(reception)
    async with reception.database.writing() as tx:
        (redraw,) = await claims.claim(tx, clock(), 9, ("slack",))
    assert "Second" not in read(post)
    assert redraw.kind == outbox.REDRAW


async def test_an_organiser_looks_at_the_digest_first(reception: Reception, clock: SetClock) -> None:
    await _digest_on(reception, clock)
    await share(reception, HANA, "First")

    looked = button(await say(reception, OLGA, "openings"), "openings-digest-look")
    seen = await press(reception, OLGA, looked)
    refused = await press(reception, YUI, looked)

    assert "First" in read(seen)
    assert "one channel" in read(seen)
    assert "First" not in read(refused)


async def test_the_digest_says_so_when_there_is_nothing(reception: Reception, clock: SetClock) -> None:
    await _digest_on(reception, clock)

    seen = await press(reception, OLGA, Button("x", "openings-digest-look"))

    assert "Nothing new" in read(seen)


async def test_the_longest_openings_fit_into_one_post_and_one_message(
    reception: Reception, clock: SetClock
) -> None:
    await _digest_on(reception, clock)
    form = (await press(reception, YUI, Button("x", "openings-hear"))).form
    assert form is not None
    await send(reception, YUI, form, topics="", rhythm="at-once")
    for _ in range(7):
        await share_longest(reception, OLGA)
    looked = await press(reception, OLGA, Button("x", "openings-digest-look"))

    await later(reception, clock, minutes=5)

    (letter,) = await letters_to(reception, YUI)
    (post,) = await _posts(reception)
    assert read(letter).count("長" * 100) == 5
    assert read(looked).count("長" * 100) == 5
    assert read(post).count("長" * 100) == 5
