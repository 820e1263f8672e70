"""One's own opening: changed, taken back, closed, over, asked about once, and taken down by an organiser."""

from handlers.reception import Reception
from storage.tables import openings
from tests.conftest import SetClock
from tests.handlers.notices import letters_to, shown
from tests.handlers.opening import WORDS, pass_time, share
from tests.handlers.people import HANA, KEN, OLGA, YUI, button, buttons, come, count, press, read, say, send


async def test_it_is_taken_back_right_after_with_its_gift(either_reception: Reception) -> None:
    await come(either_reception, HANA, KEN)
    shared = await share(either_reception, HANA)

    answer = await press(either_reception, HANA, button(shared, "opening-take-back"))

    assert "Taken back" in read(answer)
    assert await count(either_reception, "openings") == 0
    assert await count(either_reception, "gifts") == 0


async def test_a_day_later_it_can_only_be_closed(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA)
    back = button(await share(reception, HANA), "opening-take-back")
    clock.forward(days=2)

    answer = await press(reception, HANA, back)

    assert "close it instead" in read(answer)
    assert button(answer, "opening-gone").subject
    assert await count(reception, "openings") == 1


async def test_it_is_changed_as_it_was_told(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    shared = await share(reception, HANA, topics="経理")
    edit = await press(reception, HANA, button(shared, "opening-edit"))
    about = (await press(reception, HANA, button(edit, "opening-about"))).form
    more = (await press(reception, HANA, button(edit, "opening-more"))).form
    assert about is not None
    assert more is not None

    assert {f.name: f.value for f in about.fields}["words"] == WORDS
    assert {f.name: f.value for f in more.fields} == {
        "as_of": "2026-06-01",
        "until": "2026-07-01",
        "topics": "経理",
    }
    told = {f.name: f.value for f in about.fields}
    await send(reception, HANA, about, **(told | {"title": "経理マネージャー"}))
    await send(reception, HANA, more, topics="財務", until="2026-06-30", as_of="2026-05-30")

    listed = read(await say(reception, KEN, "openings"))
    assert "経理マネージャー" in listed
    assert "財務" in listed
    assert "2026年5月30日時点" in listed


async def test_a_change_that_cannot_be_changes_nothing_and_is_kept(reception: Reception) -> None:
    await come(reception, HANA)
    edit = await press(reception, HANA, button(await share(reception, HANA), "opening-edit"))
    form = (await press(reception, HANA, button(edit, "opening-about"))).form
    assert form is not None

    answer = await send(
        reception, HANA, form, title="New", organisation="Cobalt", kind="job", link="javascript:x", words="w"
    )

    again = (await press(reception, HANA, button(answer, "again"))).form
    assert again is not None
    assert {f.name: f.value for f in again.fields}["title"] == "New"
    assert "経理リーダー" in read(await say(reception, HANA, "openings"))


async def test_nobody_changes_or_closes_what_another_shared(reception: Reception) -> None:
    await come(reception, HANA, YUI)
    shared = await share(reception, HANA)

    for action in ("opening-edit", "opening-filled", "opening-gone", "opening-take-back"):
        answer = await press(reception, YUI, button(shared, action))
        assert "somebody else" in read(answer), action

    assert "経理リーダー" in read(await say(reception, YUI, "openings"))


async def test_one_that_is_over_disappears_and_its_sharer_is_asked_once(
    either_reception: Reception, clock: SetClock
) -> None:
    await come(either_reception, HANA, YUI)
    await share(either_reception, HANA)
    listed = await say(either_reception, YUI, "openings")
    save, details = button(listed, "opening-save"), button(listed, "opening-shown")
    clock.forward(days=31)

    for _ in range(3):
        await pass_time(either_reception)
        clock.forward(days=1)

    letters = await letters_to(either_reception, HANA)
    assert len(letters) == 1
    assert "still open?" in read(letters[0])
    assert "経理リーダー" not in read(await say(either_reception, YUI, "openings"))
    for pressed in (save, details):
        assert "is over" in read(await press(either_reception, YUI, pressed))


async def test_still_open_lets_it_stand_thirty_more_days(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, YUI)
    await share(reception, HANA)
    clock.forward(days=31)
    await pass_time(reception)
    (letter,) = await letters_to(reception, HANA)

    answer = await press(reception, HANA, button(shown(letter), "opening-still"))

    clock.forward(days=29)
    assert "It stands until" in read(answer)
    assert button(answer, "opening-came-no").subject
    assert "経理リーダー" in read(await say(reception, YUI, "openings"))


async def test_what_came_of_it_is_the_sharers_own(reception: Reception, clock: SetClock) -> None:
    await come(reception, HANA, YUI)
    await share(reception, HANA)
    clock.forward(days=31)
    await pass_time(reception)
    (letter,) = await letters_to(reception, HANA)
    form = (await press(reception, HANA, button(shown(letter), "opening-came"))).form
    assert form is not None

    answer = await send(reception, HANA, form, words="健さんが入社")

    own = await press(reception, HANA, button(shown(letter), "opening-filled"))
    assert "wonderful" in read(answer)
    assert button(answer, "opening-filled").subject
    assert "opening-came" not in {b.action for b in buttons(own)}
    async with reception.database.reading() as tx:
        row = (await tx.execute(openings.select())).one()
    assert (row.came, row.came_of_it, row.state) == (True, "健さんが入社", "filled")


async def test_closing_by_a_slip_is_undone(reception: Reception) -> None:
    await come(reception, HANA, YUI)
    shared = await share(reception, HANA)
    closed = await press(reception, HANA, button(shared, "opening-gone"))

    await press(reception, HANA, button(closed, "opening-still"))

    assert "経理リーダー" in read(await say(reception, YUI, "openings"))


async def test_ones_own_are_listed_whatever_became_of_them(reception: Reception) -> None:
    await come(reception, HANA)
    await share(reception, HANA, "First")
    closed = await press(reception, HANA, button(await share(reception, HANA, "Second"), "opening-gone"))
    mine = next(b for b in buttons(await say(reception, HANA, "openings")) if b.action == "openings-mine")

    listed = read(await press(reception, HANA, mine))

    assert "not shown any more" in read(closed)
    assert "First" in listed
    assert "Second" in listed
    assert "No longer open" in listed


async def test_an_organiser_takes_one_down_for_good(reception: Reception) -> None:
    await come(reception, HANA, YUI, OLGA)
    shared = await share(reception, HANA)
    details = button(await say(reception, OLGA, "openings"), "opening-shown")
    remove = button(await press(reception, OLGA, details), "opening-remove")

    refused = await press(reception, YUI, remove)
    await press(reception, OLGA, remove)

    await press(reception, HANA, button(shared, "opening-gone"))
    assert "organisers" in read(refused).lower()
    assert "経理リーダー" not in read(await say(reception, YUI, "openings"))
    async with reception.database.reading() as tx:
        assert (await tx.execute(openings.select())).one().state == "removed"


async def test_what_a_forgotten_member_shared_goes_with_them(reception: Reception) -> None:
    await come(reception, HANA, YUI)
    await share(reception, HANA)
    sure = await say(reception, HANA, "leave")

    await press(reception, HANA, button(sure, "leave-yes"))

    assert await count(reception, "openings") == 0
    assert "経理リーダー" not in read(await say(reception, YUI, "openings"))
