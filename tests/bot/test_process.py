"""A process between start and stop, on platforms of ours."""

import asyncio

import pytest

from bot.health import GATEWAY, LEASE, Health
from bot.process import LAST_DELIVERIES, Gateway, Process
from community.errors import BotError
from tests.bot.door import ADoor
from tests.bot.story import Story


async def test_a_notice_put_in_while_a_process_runs_is_delivered_and_the_doors_are_left(story: Story) -> None:
    slack, process = ADoor(), Process(story.reception)
    await process.open(slack)
    await process.begin()
    await story.thanks()
    await slack.knocked.wait()

    await asyncio.wait_for(process.stop(), LAST_DELIVERIES)

    assert [sent.account for sent in slack.sent] == ["U2"]
    assert (slack.started, slack.stopped, process.platforms) == (1, 1, {})


async def test_discord_is_left_when_another_process_took_the_gateway_and_heard_again_when_it_ends(
    story: Story, elsewhere: Health
) -> None:
    doors: list[ADoor] = []

    def door() -> ADoor:
        doors.append(ADoor("discord"))
        return doors[-1]

    process = Process(story.reception)
    gateway = Gateway(process, door)
    await gateway.keep()
    await gateway.keep()
    story.clock.now += LEASE
    await elsewhere.hold(GATEWAY)

    await gateway.keep()

    left = (len(doors), doors[0].stopped, list(process.platforms))
    await elsewhere.end()
    await gateway.keep()
    assert left == (1, 1, [])
    assert [d.started for d in doors] == [1, 1]
    assert list(process.platforms) == ["discord"]


async def test_a_platform_that_refuses_is_not_among_those_that_run(story: Story) -> None:
    process = Process(story.reception)

    with pytest.raises(BotError):
        await process.open(ADoor(refusal=BotError("no")))

    await process.stop()
    assert process.platforms == {}
