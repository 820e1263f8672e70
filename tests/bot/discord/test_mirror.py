"""Discord's own scheduled events: made, kept in step, taken out, and made anew when somebody deleted one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.platform import MirroredEvent, Never, TryLater, Unclear
from handlers.reception import Reception
from tests.bot.discord.conftest import at_work, door_to
from tests.conftest import SetClock
from tests.doubles import openapi
from tests.doubles.discord import DiscordDouble
from tests.doubles.discord_people import CREATE_EVENTS, MOST
from tests.doubles.wire import Json

ACTIVE, COMPLETED = 2, 3


@pytest.fixture
def panel(clock: SetClock) -> MirroredEvent:
    """A panel in a week."""
    starts = clock() + timedelta(days=7)
    return MirroredEvent("会社に戻った人たち", "3人の話", "大会議室", starts, starts + timedelta(hours=2))


def standing(server: DiscordDouble) -> list[Json]:
    """The events as they stand in the server; what was sent passes the published document."""
    for r in server.requests:
        if openapi.available() and "scheduled-events" in r.path and r.method in ("POST", "PATCH"):
            assert openapi.errors_of(r.method, r.path, r.body) == []
    return [*server.here.events.values()]


async def test_an_event_is_made_as_one_elsewhere_with_its_end(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent
) -> None:
    async with at_work(server, reception) as door:
        known = await door.mirror(panel, None)

    (event,) = standing(server)
    assert event["id"] == known
    assert (event["name"], event["description"]) == ("会社に戻った人たち", "3人の話")
    assert (event["entity_type"], event["privacy_level"]) == (3, 2)
    assert event["entity_metadata"] == {"location": "大会議室"}
    assert event["scheduled_start_time"] == panel.starts_at.isoformat()
    assert event["scheduled_end_time"] == panel.ends_at.isoformat()


async def test_an_event_that_changes_is_changed_there(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent
) -> None:
    later = panel.ends_at + timedelta(days=1)
    moved = replace(panel, title="秋の会", words="", starts_at=later, ends_at=later + timedelta(hours=1))

    async with at_work(server, reception) as door:
        known = await door.mirror(panel, None)
        again = await door.mirror(moved, known)

    (event,) = standing(server)
    assert again == known == event["id"]
    assert (event["name"], event["description"]) == ("秋の会", "")
    assert event["scheduled_start_time"] == later.isoformat()


async def test_an_event_that_is_called_off_is_taken_out_once(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent
) -> None:
    over = replace(panel, over=True)

    async with at_work(server, reception) as door:
        known = await door.mirror(panel, None)
        gone = [await door.mirror(over, known), await door.mirror(over, known), await door.mirror(over, None)]

    assert gone == ["", "", ""]
    assert standing(server) == []


async def test_an_event_that_is_called_off_while_it_goes_on_is_taken_out(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent, clock: SetClock
) -> None:
    async with at_work(server, reception) as door:
        known = await door.mirror(panel, None)
        server.here.events[known]["status"] = ACTIVE
        clock.forward(days=8)
        await door.mirror(replace(panel, over=True), known)

    assert standing(server) == []


async def test_an_event_that_somebody_deleted_or_that_ended_there_is_made_anew(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent
) -> None:
    async with at_work(server, reception) as door:
        first = await door.mirror(panel, None)
        del server.here.events[first]
        second = await door.mirror(panel, first)
        server.here.events[second]["status"] = COMPLETED
        third = await door.mirror(panel, second)

    assert len({first, second, third}) == 3
    assert [event["id"] for event in standing(server)] == [second, third]


@pytest.mark.parametrize("over", [False, True])
async def test_an_event_that_is_deleted_in_that_very_moment_is_gone_as_well(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent, over: bool
) -> None:
    async with at_work(server, reception) as door:
        known = await door.mirror(panel, None)
        server.fail_next("DELETE" if over else "PATCH", f"/guilds/*/*/{known}", status=404, code=10070)
        again = await door.mirror(replace(panel, over=over), known)

    assert again not in (known, None)
    assert bool(again) is not over


async def test_an_event_that_began_there_before_it_was_moved_is_made_anew(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent
) -> None:
    async with at_work(server, reception) as door:
        first = await door.mirror(panel, None)
        server.here.events[first]["status"] = ACTIVE
        second = await door.mirror(panel, first)

    assert [event["id"] for event in standing(server)] == [second]
    assert second != first


async def test_an_event_of_which_no_answer_came_is_found_again(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent
) -> None:
    server.fail_next("POST", "/guilds/*/scheduled-events", drop="after")

    async with at_work(server, reception) as door:
        with pytest.raises(Unclear):
            await door.mirror(panel, None)
        (made,) = standing(server)
        server.here.events = {"1": {**made, "id": "1", "creator_id": "101"}, **server.here.events}
        known = await door.mirror(panel, None)

    assert known == made["id"]
    assert len(standing(server)) == 2


async def test_what_is_too_long_is_shortened_and_words_stay_words(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent
) -> None:
    long = replace(panel, title="題" * 150, words="*強い* @everyone " * 90, place="場" * 150)

    async with at_work(server, reception) as door:
        await door.mirror(long, None)
        await door.mirror(replace(panel, title="星", words="*" * 1_500, place=""), None)

    one, stars = standing(server)
    assert one["name"] == "題" * 99 + "…"
    assert one["entity_metadata"]["location"] == "場" * 99 + "…"
    assert one["description"].startswith("\\*強い\\* @\u200beveryone \\*強い")
    assert 990 < len(one["description"]) <= 1_000
    assert one["description"].endswith("…")
    assert 990 < len(stars["description"]) <= 1_000
    assert stars["entity_metadata"]["location"] == "同窓会"


async def test_what_discord_does_not_take_is_never_mirrored(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent, clock: SetClock
) -> None:
    async with at_work(server, reception) as door:
        with pytest.raises(Never, match="begun already"):
            await door.mirror(replace(panel, starts_at=clock()), None)
        with pytest.raises(Never, match="400 50035"):
            await door.mirror(replace(panel, ends_at=panel.starts_at), None)
        server.fail_next("POST", "/guilds/*/scheduled-events", status=400, code=30038)
        with pytest.raises(Never, match="400 30038"):
            await door.mirror(panel, None)

    assert standing(server) == []


async def test_without_the_permission_there_are_no_events(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent
) -> None:
    server.here.permissions = MOST & ~CREATE_EVENTS

    async with at_work(server, reception) as door:
        with pytest.raises(Never, match="403 50013"):
            await door.mirror(panel, None)


async def test_an_event_waits_while_there_is_no_way(
    server: DiscordDouble, reception: Reception, panel: MirroredEvent
) -> None:
    with pytest.raises(TryLater):
        await door_to(server, reception).mirror(panel, None)
    async with at_work(server, reception) as door:
        server.fail_next("GET", "/guilds/*/scheduled-events", status=429, retry_after=45.0)
        with pytest.raises(TryLater) as asked:
            await door.mirror(panel, None)

    assert asked.value.after == 45.0
