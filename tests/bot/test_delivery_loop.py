"""Delivery as a loop that must not die, and several deliveries at once."""

import asyncio
from collections import UserDict
from collections.abc import Iterator, Mapping

from bot.platform import Platform
from community.notice import NoticeState
from storage import outbox
from storage.database import Database
from tests.bot.door import ADoor
from tests.bot.story import HANA, KEN, Story, begun
from tests.conftest import SetClock


async def test_what_is_withdrawn_while_it_waits_for_its_turn_is_not_sent(story: Story) -> None:
    slack = ADoor(gate=asyncio.Event())
    await story.thanks(words="for the talk")
    await story.thanks(words="for the slides")
    running = asyncio.create_task(story.delivery({"slack": slack}).deliver_due())
    await asyncio.wait_for(slack.knocked.wait(), 5)
    async with story.database.writing() as tx:
        await outbox.withdraw(tx, "thanks-received", "2")
    assert slack.gate is not None

    slack.gate.set()

    await running
    assert [sent.key for sent in slack.sent] == ["1"]


async def test_whoever_asks_for_all_to_be_delivered_waits_for_what_is_underway(story: Story) -> None:
    slack = ADoor(gate=asyncio.Event())
    await story.thanks()
    delivery = story.delivery({"slack": slack})
    underway = asyncio.create_task(delivery.deliver_due())
    await asyncio.wait_for(slack.knocked.wait(), 5)
    asked = asyncio.create_task(delivery.deliver_due())
    early, _ = await asyncio.wait({asked}, timeout=0.2)
    assert slack.gate is not None

    slack.gate.set()

    await asyncio.gather(underway, asked)
    assert early == set()
    assert await story.states() == [NoticeState.TOLD]


async def test_a_notice_that_breaks_its_sending_holds_nobody_else_up(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(RuntimeError("a mistake of ours"))
    await story.thanks(HANA, KEN)
    await story.thanks(HANA, KEN, "for the slides")

    await story.delivery({"slack": slack}).deliver_due()

    assert len(slack.sent) == 1
    assert await story.states() == [NoticeState.SENDING, NoticeState.TOLD]


async def test_many_deliveries_at_once_tell_each_notice_once(database: Database, clock: SetClock) -> None:
    story = await begun(database, clock)
    slack = ADoor()
    for number in range(40):
        await story.thanks(words=f"for number {number}")

    taken = await asyncio.gather(*(story.delivery({"slack": slack}).deliver_due() for _ in range(4)))

    assert sum(taken) == 40
    assert len({sent.key for sent in slack.sent}) == len(slack.sent) == 40


async def test_the_loop_wakes_when_something_is_put_in_and_ends_when_told(story: Story) -> None:
    slack = ADoor()
    delivery = story.delivery({"slack": slack})
    story.reception.commits = delivery.nudge
    running = asyncio.create_task(delivery.run())
    await story.thanks()
    await asyncio.wait_for(slack.knocked.wait(), 5)

    delivery.stop()

    await asyncio.wait_for(running, 5)
    assert await story.states() == [NoticeState.TOLD]


async def test_the_loop_ends_only_when_what_it_claimed_is_settled(story: Story) -> None:
    slack = ADoor(gate=asyncio.Event())
    await story.thanks()
    delivery = story.delivery({"slack": slack})
    running = asyncio.create_task(delivery.run())
    await asyncio.wait_for(slack.knocked.wait(), 5)
    delivery.stop()
    assert slack.gate is not None

    slack.gate.set()

    await asyncio.wait_for(running, 5)
    assert await story.states() == [NoticeState.TOLD]


async def test_the_loop_outlives_a_round_that_fails(story: Story) -> None:
    slack = ADoor()
    stumbling = _Stumbling({"slack": slack})
    delivery = story.delivery(stumbling)
    running = asyncio.create_task(delivery.run())
    await asyncio.wait_for(stumbling.stumbled.wait(), 5)
    await story.thanks()

    delivery.nudge()

    await asyncio.wait_for(slack.knocked.wait(), 5)
    delivery.stop()
    await running
    assert await story.states() == [NoticeState.TOLD]


class _Stumbling(UserDict[str, Platform]):
    """Platforms of which the first look fails."""

    def __init__(self, platforms: Mapping[str, Platform]) -> None:
        super().__init__(platforms)
        self.stumbled = asyncio.Event()

    def __iter__(self) -> Iterator[str]:
        if not self.stumbled.is_set():
            self.stumbled.set()
            raise RuntimeError("a mistake of ours")
        return super().__iter__()
