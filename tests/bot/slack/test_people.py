"""People are asked of Slack once a day, and a change is known at once."""

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.bounded import Bounded
from bot.slack.people import People
from tests.bot.slack.conftest import recorded
from tests.conftest import SetClock
from tests.doubles.slack import SlackDouble


def people_of(slack: SlackDouble, clock: SetClock) -> People:
    return People(AsyncWebClient("xoxb-any", base_url=slack.url, retry_handlers=[]), clock)


async def test_somebody_is_looked_up_once_a_day(slack: SlackDouble, clock: SetClock) -> None:
    people = people_of(slack, clock)

    first, second = await people.look("U2"), await people.look("U2")
    clock.forward(days=1)
    await people.look("U2")

    assert first is second
    assert first is not None
    assert (first.name, first.locale, first.time_zone) == ("Ken", "en-GB", "Europe/London")
    assert len(slack.calls_of("users.info")) == 2


async def test_a_clock_that_jumps_back_makes_no_profile_last_for_ever(
    slack: SlackDouble, clock: SetClock
) -> None:
    people = people_of(slack, clock)
    await people.look("U2")

    clock.forward(days=-400)

    assert people.known("U2") is None


async def test_owners_administer_and_others_do_not(slack: SlackDouble, clock: SetClock) -> None:
    people = people_of(slack, clock)

    owner, member = await people.look("U3"), await people.look("U1")

    assert owner is not None
    assert member is not None
    assert (owner.administers, member.administers) == (True, False)


async def test_bots_guests_and_those_who_left_are_told_apart(slack: SlackDouble, clock: SetClock) -> None:
    slack.add_person("U6", "guest", is_restricted=True)
    people = people_of(slack, clock)

    bot, gone, guest, slackbot = [await people.look(user) for user in ("U4", "U5", "U6", "USLACKBOT")]

    assert bot is not None
    assert gone is not None
    assert guest is not None
    assert slackbot is not None
    assert (bot.is_bot, gone.deleted, guest.is_guest, slackbot.is_bot) == (True, True, True, True)


async def test_when_slack_does_not_say_an_old_profile_serves(slack: SlackDouble, clock: SetClock) -> None:
    people = people_of(slack, clock)
    await people.look("U2")
    clock.forward(days=2)
    slack.fail_next("users.info", status=429, times=2)

    old, unknown = await people.look("U2"), await people.look("U1")

    assert old is not None
    assert old.name == "Ken"
    assert unknown is None


async def test_a_change_renames_whom_we_know_and_keeps_their_language(
    slack: SlackDouble, clock: SetClock
) -> None:
    people = people_of(slack, clock)
    await people.look("U2")

    people.refresh(recorded("user_change_renamed")["event"]["user"])
    people.refresh(recorded("team_join")["event"]["user"])

    known = people.known("U2")
    assert known is not None
    assert (known.name, known.locale) == ("Kenneth", "en-GB")
    assert people.known("U5") is None


def test_a_bounded_memory_forgets_what_was_not_used_for_longest() -> None:
    memory: Bounded[str, int] = Bounded(2)
    memory.put("a", 1)
    memory.put("b", 2)

    memory.get("a")
    memory.put("c", 3)

    assert (memory.get("a"), memory.get("b"), memory.get("c")) == (1, None, 3)
