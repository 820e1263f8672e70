"""Delivery when nobody knows what arrived: no answer came, or a process died."""

import asyncio
from datetime import timedelta

from bot.delivery import BATCH, Delivery
from bot.platform import TryLater, Unclear
from community.notice import CLAIM, MOST_ATTEMPTS, NoticeState
from handlers.event import Who
from storage import claims
from tests.bot.door import ADoor
from tests.bot.story import KEN, KEN_ON_DISCORD, Story


async def test_on_slack_what_may_have_arrived_is_put_aside_and_never_resent(story: Story) -> None:
    slack = ADoor(arrives_first=True)
    slack.failures.append(Unclear("timeout"))
    await story.thanks()
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()
    story.clock.forward(hours=2)

    await delivery.deliver_due()

    assert slack.tries == ["U2"]
    assert [(t.state, t.reason) for t in await story.told()] == [("aside", "unclear")]


async def test_on_discord_what_may_have_arrived_is_resent_with_the_same_key(story: Story) -> None:
    discord = ADoor("discord", arrives_first=True)
    discord.failures.append(Unclear("timeout"))
    delivery = await _thanked_on_discord(story, discord)
    await delivery.deliver_due()
    story.clock.forward(seconds=10)

    await delivery.deliver_due()

    assert (len(discord.tries), len(discord.sent)) == (2, 1)
    assert await story.states() == [NoticeState.TOLD]


async def test_on_discord_doubt_ends_before_the_key_is_forgotten_there(story: Story) -> None:
    discord = ADoor("discord")
    discord.failures.extend(Unclear("timeout") for _ in range(20))
    delivery = await _thanked_on_discord(story, discord)
    begun_at, tried_at = story.clock.now, []

    for _ in range(60):
        before = len(discord.tries)
        await delivery.deliver_due()
        tried_at += [story.clock.now] if len(discord.tries) > before else []
        story.clock.forward(seconds=10)

    assert 3 <= len(tried_at) <= 6
    assert tried_at[-1] - begun_at <= timedelta(minutes=3)
    assert [(t.state, t.reason) for t in await story.told()] == [("aside", "unclear")]


async def test_after_a_doubt_a_long_wait_is_not_followed_by_a_double(story: Story) -> None:
    discord = ADoor("discord", arrives_first=True)
    discord.failures.extend((Unclear("timeout"), TryLater("429", 600.0)))
    delivery = await _thanked_on_discord(story, discord)
    await delivery.deliver_due()
    story.clock.forward(seconds=10)
    await delivery.deliver_due()
    story.clock.forward(minutes=11)

    await delivery.deliver_due()

    assert len(discord.tries) == 2
    assert [(t.state, t.reason) for t in await story.told()] == [("aside", "unclear")]


async def test_what_was_claimed_but_not_begun_when_a_process_died_is_told_by_the_next(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    async with story.database.writing() as tx:
        await claims.claim(tx, story.clock.now, BATCH, ["slack"])
    delivery = story.delivery({"slack": slack})
    early = await delivery.deliver_due()
    story.clock.now += CLAIM

    await delivery.deliver_due()

    assert (early, len(slack.sent)) == (0, 1)
    assert await story.states() == [NoticeState.TOLD]


async def test_on_slack_what_was_being_sent_when_a_process_died_is_put_aside(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    await _die_while_sending(story, slack)
    story.clock.now += CLAIM

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.tries == ["U2"]
    assert [(t.state, t.reason) for t in await story.told()] == [("aside", "unclear")]


async def test_on_discord_what_was_being_sent_when_a_process_died_is_resent(story: Story) -> None:
    discord = ADoor("discord")
    await _thanked_on_discord(story, discord)
    await _die_while_sending(story, discord)
    story.clock.now += CLAIM

    await story.delivery({"discord": discord}).deliver_due()

    assert (len(discord.tries), len(discord.sent)) == (2, 1)
    assert await story.states() == [NoticeState.TOLD]


async def test_what_was_being_sent_on_a_platform_that_runs_elsewhere_is_left_to_it(story: Story) -> None:
    slack, discord = ADoor("slack"), ADoor("discord")
    story.clock.forward(hours=2)
    await story.is_also(KEN_ON_DISCORD, KEN)
    await story.thanks()
    await _die_while_sending(story, discord)
    story.clock.now += CLAIM

    await story.delivery({"slack": slack}).deliver_due()

    assert (slack.tries, await story.states()) == ([], [NoticeState.SENDING])


async def test_a_delivery_whose_claim_was_taken_over_changes_nothing(story: Story) -> None:
    await story.thanks()
    async with story.database.writing() as tx:
        (stale,) = await claims.claim(tx, story.clock.now, BATCH, ["slack"])
    story.clock.now += CLAIM
    await story.delivery({"slack": ADoor()}).deliver_due()

    async with story.database.writing() as tx:
        await claims.tell_later(tx, stale, story.clock.now, "late")

    assert await story.states() == [NoticeState.TOLD]


async def test_a_notice_that_ends_its_process_again_and_again_is_put_aside(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    for _ in range(MOST_ATTEMPTS):
        async with story.database.writing() as tx:
            assert len(await claims.claim(tx, story.clock.now, BATCH, ["slack"])) == 1
        story.clock.now += CLAIM

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.tries == []
    assert [(t.state, t.reason) for t in await story.told()] == [("aside", "too-many-attempts")]


async def _thanked_on_discord(story: Story, discord: ADoor) -> Delivery:
    """Ken, whom only Discord reaches, is thanked there."""
    aya = Who("discord", "900", "11", "彩", language="ja")
    await story.joins(KEN_ON_DISCORD)
    await story.thanks(aya, KEN_ON_DISCORD)
    return story.delivery({"discord": discord})


async def _die_while_sending(story: Story, door: ADoor) -> None:
    """A process begins to send, and is gone before an answer comes."""
    door.gate = asyncio.Event()
    dying = asyncio.create_task(story.delivery({door.name: door}).deliver_due())
    await asyncio.wait_for(door.knocked.wait(), 5)
    dying.cancel()
    await asyncio.wait({dying})
    door.gate = None
