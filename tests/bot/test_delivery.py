"""Delivery: what becomes of a notice, whatever the platform says of it."""

import asyncio
from datetime import timedelta

import pytest

from bot.platform import DmClosed, Never, TryLater
from community.notice import CLOSED_DOOR_REST, MOST_ATTEMPTS, NoticeState
from handlers.event import Who
from storage import claims
from tests.bot.door import ADoor
from tests.bot.story import HANA, KEN, KEN_ON_DISCORD, Story


async def test_thanks_reach_the_thanked_with_their_place_remembered(story: Story) -> None:
    slack = ADoor()
    await story.thanks()

    taken = await story.delivery({"slack": slack}).deliver_due()

    assert taken == 1
    assert [(sent.account, sent.key) for sent in slack.sent] == [("U2", "1")]
    assert [(t.state, t.channel, t.message) for t in await story.told()] == [("told", "D-U2", "m1")]


async def test_a_notice_speaks_its_readers_language(story: Story) -> None:
    slack = ADoor()
    await story.thanks(HANA, KEN)
    await story.thanks(KEN, HANA)

    await story.delivery({"slack": slack}).deliver_due()

    read = {sent.account: sent.text for sent in slack.sent}
    assert read["U2"].startswith("Somebody thanks you\n@花 thanks you")
    assert read["U1"].startswith("お礼が届いています\n@Kenさんから")


async def test_a_reader_who_changed_language_since_reads_todays(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    await story.joins(Who("slack", "T1", "U2", "Ken", language="ja-JP"))

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.sent[0].message.title == "お礼が届いています"


async def test_what_is_told_is_not_told_again(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()

    taken = await delivery.deliver_due()

    assert (taken, len(slack.sent)) == (0, 1)


async def test_a_platform_that_asks_to_wait_is_left_alone_for_as_long_as_it_said(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(TryLater("ratelimited", 30.0))
    await story.thanks()
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()
    story.clock.forward(seconds=29)
    early = await delivery.deliver_due()

    story.clock.forward(seconds=7)
    await delivery.deliver_due()

    assert early == 0
    assert await story.states() == [NoticeState.TOLD]


async def test_while_a_platform_asks_to_wait_other_notices_wait_too(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(TryLater("ratelimited", 30.0))
    delivery = story.delivery({"slack": slack})
    await story.thanks(HANA, KEN)
    await delivery.deliver_due()
    await story.thanks(KEN, HANA)

    await delivery.deliver_due()

    assert slack.tries == ["U2"]
    assert await story.states() == [NoticeState.WAITING, NoticeState.WAITING]


@pytest.mark.parametrize("seed", range(20))
async def test_the_first_wait_is_five_seconds_and_at_most_a_half_more(story: Story, seed: int) -> None:
    slack = ADoor()
    slack.failures.append(TryLater("fatal_error"))
    await story.thanks()

    await story.delivery({"slack": slack}, seed).deliver_due()

    async with story.database.reading() as tx:
        due = await claims.next_due(tx)
    assert due is not None
    assert timedelta(seconds=5) <= due - story.clock.now <= timedelta(seconds=7.5)


async def test_what_never_gets_through_is_put_aside_after_so_many_attempts(story: Story) -> None:
    slack = ADoor()
    slack.failures.extend(TryLater("fatal_error") for _ in range(MOST_ATTEMPTS + 5))
    await story.thanks()
    delivery = story.delivery({"slack": slack})

    for _ in range(MOST_ATTEMPTS + 5):
        await delivery.deliver_due()
        story.clock.forward(hours=2)

    assert len(slack.tries) == MOST_ATTEMPTS
    assert [(t.state, t.reason) for t in await story.told()] == [("aside", "too-many-attempts")]


async def test_what_the_platform_never_takes_is_put_aside_with_its_reason(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(Never("user_not_found"))
    await story.thanks()

    await story.delivery({"slack": slack}).deliver_due()

    assert [(t.state, t.reason) for t in await story.told()] == [("aside", "user_not_found")]


async def test_a_closed_door_keeps_the_notice_until_the_members_next_command(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(DmClosed("messages_tab_disabled"))
    await story.thanks()
    await story.delivery({"slack": slack}).deliver_due()
    kept = await story.states()

    shown = await story.opens_the_menu(KEN)

    assert kept == [NoticeState.KEPT]
    assert shown.messages[-1].title == "Somebody thanks you"
    assert await story.states() == [NoticeState.TOLD]


async def test_what_a_closed_door_kept_is_shown_once(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(DmClosed("messages_tab_disabled"))
    await story.thanks()
    await story.delivery({"slack": slack}).deliver_due()

    both = await asyncio.gather(story.opens_the_menu(KEN), story.opens_the_menu(KEN))

    assert sum(len(answer.messages) for answer in both) == 3


async def test_at_a_closed_door_nobody_knocks_again_for_thirty_days(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(DmClosed("messages_tab_disabled"))
    delivery = story.delivery({"slack": slack})
    await story.thanks()
    await delivery.deliver_due()
    story.clock.forward(days=CLOSED_DOOR_REST.days - 1)
    await story.thanks(words="for the slides")
    await delivery.deliver_due()
    rested = list(slack.tries)
    story.clock.forward(days=2)
    await story.thanks(words="for the photos")

    await delivery.deliver_due()

    assert rested == ["U2"]
    assert slack.tries == ["U2", "U2"]
    assert await story.states() == [NoticeState.KEPT, NoticeState.KEPT, NoticeState.TOLD]


async def test_several_notices_for_a_closed_door_knock_once(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(DmClosed("messages_tab_disabled"))
    for words in ("for the talk", "for the slides", "for the photos"):
        await story.thanks(words=words)

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.tries == ["U2"]
    assert await story.states() == [NoticeState.KEPT] * 3


async def test_what_waits_to_be_tried_again_is_kept_too_when_the_door_closes(story: Story) -> None:
    slack = ADoor()
    slack.failures.extend((TryLater("fatal_error"), DmClosed("messages_tab_disabled")))
    await story.thanks(words="for the talk")
    await story.thanks(words="for the slides")

    await story.delivery({"slack": slack}).deliver_due()

    assert len(slack.tries) == 2
    assert await story.states() == [NoticeState.KEPT, NoticeState.KEPT]


async def test_a_member_of_both_homes_is_told_where_they_were_seen_last(story: Story) -> None:
    slack, discord = ADoor("slack"), ADoor("discord")
    story.clock.forward(hours=2)
    await story.is_also(KEN_ON_DISCORD, KEN)
    await story.thanks()

    await story.delivery({"slack": slack, "discord": discord}).deliver_due()

    assert ([s.account for s in slack.sent], [s.account for s in discord.sent]) == ([], ["22"])


async def test_where_one_home_is_closed_the_other_is_tried(story: Story) -> None:
    slack, discord = ADoor("slack"), ADoor("discord")
    discord.failures.append(DmClosed("50007"))
    story.clock.forward(hours=2)
    await story.is_also(KEN_ON_DISCORD, KEN)
    await story.thanks()

    await story.delivery({"slack": slack, "discord": discord}).deliver_due()

    assert [sent.account for sent in slack.sent] == ["U2"]
    assert await story.states() == [NoticeState.TOLD]


async def test_a_reader_whose_platform_does_not_run_here_waits_for_it(story: Story) -> None:
    discord = ADoor("discord")
    await story.thanks()

    taken = await story.delivery({"discord": discord}).deliver_due()

    assert (taken, await story.states()) == (0, [NoticeState.WAITING])


async def test_a_reader_who_left_is_not_written_to(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    await story.leaves(KEN)

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.tries == []
    assert [(t.state, t.reason) for t in await story.told()] == [("aside", "left")]


async def test_what_is_not_so_any_more_is_not_told(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    async with story.database.writing() as tx:
        await tx.exec_driver_sql("delete from thanks")

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.tries == []
    assert [(t.state, t.reason) for t in await story.told()] == [("told", "nothing left to tell")]
