"""What becomes of a notice before it is handed over: switched off, paused, redrawn, or its home lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.platform import Never, Place, Removed, TryLater, Unclear
from community.hours import Hours
from community.member import MemberId
from community.notice import NoticeState
from handlers import registry
from handlers.event import Press
from storage import habits, homes, members, muted, outbox
from tests.bot.door import ADoor
from tests.bot.story import HANA, KEN, Story

KEN_ID = MemberId(2)


async def test_a_kind_that_was_switched_off_is_not_sent(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    async with story.database.writing() as tx:
        await muted.off(tx, KEN_ID, "thanks-received")

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.sent == []
    assert [(one.state, one.reason) for one in await story.told()] == [("told", "switched off")]


async def test_a_switch_holds_within_the_same_batch(story: Story) -> None:
    """The switch of the first letter is pressed while the second of the same batch waits its turn."""
    slack = ADoor()
    await story.thanks(words="the first")
    await story.thanks(words="the second")
    delivery = story.delivery({"slack": slack})

    async def press_as_it_arrives() -> None:
        await slack.knocked.wait()
        await story.reception.answer(Press(KEN, "letter-off", "thanks-received.1"))

    import asyncio

    pressing = asyncio.create_task(press_as_it_arrives())
    slack.gate = asyncio.Event()
    delivering = asyncio.create_task(delivery.deliver_due())
    await pressing
    slack.gate.set()
    await delivering

    assert ["the first" in sent.text for sent in slack.sent] == [True]


async def test_the_words_of_a_member_wait_for_the_end_of_a_pause(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    until = story.clock() + timedelta(days=3)
    async with story.database.writing() as tx:
        await members.update(tx, KEN_ID, paused_at=story.clock(), paused_until=until)
    delivery = story.delivery({"slack": slack})

    await delivery.deliver_due()
    in_peace = list(slack.sent)
    story.clock.forward(days=3)
    await delivery.deliver_due()

    assert in_peace == []
    assert len(slack.sent) == 1


async def test_a_pause_without_end_keeps_words_until_it_is_ended(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    async with story.database.writing() as tx:
        await members.update(tx, KEN_ID, paused_at=story.clock())
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()
    kept = await story.states()

    async with story.database.writing() as tx:
        await members.update(tx, KEN_ID, paused_at=None)
        await outbox.wake(tx, KEN_ID, story.clock())
    await delivery.deliver_due()

    assert kept == [NoticeState.KEPT]
    assert len(slack.sent) == 1


async def test_what_the_bot_says_of_its_own_accord_is_dropped_in_a_pause(story: Story) -> None:
    slack = ADoor()
    async with story.database.writing() as tx:
        await outbox.put(tx, "welcome", KEN_ID, "", story.clock())
        await members.update(tx, KEN_ID, paused_at=story.clock())

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.sent == []
    assert [(one.state, one.reason) for one in await story.told()] == [("told", "paused")]


async def test_thanks_taken_back_after_they_arrived_are_replaced_by_one_line(story: Story) -> None:
    slack = ADoor()
    await story.thanks(words="too much said")
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()

    await story.reception.answer(Press(HANA, "take-back-yes", "thanks.1"))
    await delivery.deliver_due()

    ((place, changed),) = slack.changed
    assert place == Place("D-U2", "m1")
    assert changed.text.startswith("Taken back")
    assert "too much said" not in changed.text


async def test_thanks_taken_back_while_they_are_being_sent_are_replaced_when_they_arrived(
    story: Story,
) -> None:
    import asyncio

    slack = ADoor(gate=asyncio.Event())
    await story.thanks(words="too much said")
    delivery = story.delivery({"slack": slack})
    sending = asyncio.create_task(delivery.deliver_due())
    await slack.knocked.wait()

    await story.reception.answer(Press(HANA, "take-back-yes", "thanks.1"))
    assert slack.gate is not None
    slack.gate.set()
    await sending
    story.clock.forward(seconds=6)
    await delivery.deliver_due()

    assert len(slack.sent) == 1
    assert [changed.text.partition("\n")[0] for _, changed in slack.changed] == ["Taken back"]


async def test_a_corrected_letter_reads_as_it_was_corrected(story: Story) -> None:
    slack = ADoor()
    await story.thanks(words="Monday")
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()
    async with story.database.writing() as tx:
        await outbox.changed(tx, "thanks-received", "1", story.clock())

    await delivery.deliver_due()

    assert ["Monday" in changed.text for _, changed in slack.changed] == [True]
    assert await story.states() == [NoticeState.TOLD, NoticeState.TOLD]


@pytest.mark.parametrize("failure", [TryLater("500"), Unclear("timeout")])
async def test_a_redrawing_that_failed_is_tried_again(story: Story, failure: Exception) -> None:
    slack = ADoor()
    await story.thanks()
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()
    async with story.database.writing() as tx:
        await outbox.changed(tx, "thanks-received", "1", story.clock())
    slack.failures.append(failure)

    await delivery.deliver_due()
    story.clock.forward(minutes=5)
    await delivery.deliver_due()

    assert len(slack.changed) == 1


async def test_a_letter_that_can_be_changed_no_more_stays_and_is_no_failure(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()
    async with story.database.writing() as tx:
        await outbox.changed(tx, "thanks-received", "1", story.clock())
    slack.failures.append(Never("message_not_found"))

    await delivery.deliver_due()

    assert await story.states() == [NoticeState.TOLD, NoticeState.TOLD]


async def test_once_removed_nothing_is_tried_until_the_bot_is_back(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(Removed("token_revoked"))
    await story.thanks(words="the first")
    await story.thanks(words="the second")
    delivery = story.delivery({"slack": slack})

    await delivery.deliver_due()
    await delivery.deliver_due()
    tries = len(slack.tries)
    async with story.database.reading() as tx:
        lost = await homes.removed(tx)
    await story.reception.returned("slack")
    story.clock.forward(minutes=1)
    await delivery.deliver_due()

    assert tries == 1
    assert lost == {"slack"}
    assert len(slack.sent) == 2


async def test_a_notice_for_one_platform_waits_for_that_one(story: Story) -> None:
    slack, discord = ADoor(), ADoor("discord")
    async with story.database.writing() as tx:
        await outbox.put(tx, "welcome", KEN_ID, "", story.clock(), via="discord")

    await story.delivery({"slack": slack, "discord": discord}).deliver_due()

    assert slack.sent == discord.sent == []


@pytest.fixture
def can_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thanks that wait for the morning."""
    told = registry.NOTICES["thanks-received"]
    monkeypatch.setitem(registry.NOTICES, "thanks-received", replace(told, can_wait=True))


@pytest.mark.usefixtures("can_wait")
async def test_what_can_wait_is_told_in_the_morning_of_its_reader(story: Story) -> None:
    slack = ADoor()
    story.clock.now = datetime(2026, 6, 1, 14, tzinfo=UTC)  # 23:00 in Tokyo
    await story.thanks()
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()
    at_night = list(slack.sent)
    story.clock.forward(hours=9)

    await delivery.deliver_due()

    assert at_night == []
    assert len(slack.sent) == 1


@pytest.mark.usefixtures("can_wait")
async def test_quiet_hours_are_the_readers_own(story: Story) -> None:
    slack = ADoor()
    await story.thanks()
    async with story.database.writing() as tx:
        await habits.save(tx, KEN_ID, habits.Habits(quiet=Hours(11 * 60, 13 * 60)))

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.sent == []


async def test_what_cannot_wait_is_told_at_night(story: Story) -> None:
    slack = ADoor()
    story.clock.now = datetime(2026, 6, 1, 14, tzinfo=UTC)
    await story.thanks()

    await story.delivery({"slack": slack}).deliver_due()

    assert len(slack.sent) == 1
