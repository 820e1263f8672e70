"""Notices neither wear out while they wait, nor come twice, nor are left lying."""

from datetime import timedelta

from bot.platform import Unclear
from community.member import MemberId
from community.notice import MOST_ATTEMPTS, NoticeState
from community.settled import Settled, Welcomes
from handlers.event import Press
from storage import claims, members, outbox, settled
from storage import moved as moved_
from storage.tables import outbox as outbox_
from tests.bot.door import ADoor
from tests.bot.story import HANA, KEN, KEN_ON_DISCORD, Story

KEN_ID = MemberId(2)


async def _pauses(story: Story, **length: float) -> None:
    until = story.clock() + timedelta(**length)
    async with story.database.writing() as tx:
        await members.update(tx, KEN_ID, paused_at=story.clock(), paused_until=until)


async def test_however_often_a_pause_is_set_anew_the_words_arrive_at_its_end(story: Story) -> None:
    slack = ADoor()
    delivery = story.delivery({"slack": slack})
    await story.thanks(words="for the talk")
    for _ in range(MOST_ATTEMPTS + 2):
        await _pauses(story, days=1)
        await delivery.deliver_due()
        story.clock.forward(days=1)
    async with story.database.writing() as tx:
        await members.update(tx, KEN_ID, paused_at=None, paused_until=None)

    await delivery.deliver_due()

    assert ["for the talk" in sent.text for sent in slack.sent] == [True]


async def test_what_may_have_arrived_before_a_pause_does_not_come_again_after_it(story: Story) -> None:
    slack = ADoor()
    delivery = story.delivery({"slack": slack})
    await story.thanks()
    async with story.database.writing() as tx:
        (notice,) = await claims.claim(tx, story.clock(), 10, ("slack",))
        account = (await members.accounts_of(tx, [KEN_ID]))[KEN_ID][0]
        assert await claims.begin(tx, notice, account, story.clock())
    await _pauses(story, days=2)

    for _ in range(4):
        story.clock.forward(days=1)
        await delivery.deliver_due()

    assert slack.sent == []
    assert [(one.state, one.reason) for one in await story.told()] == [("aside", "unclear")]


async def test_a_pause_that_has_ended_by_itself_is_over_for_what_the_bot_begins(story: Story) -> None:
    await _pauses(story, days=1)
    async with story.database.writing() as tx:
        wanted = Settled(welcomes=Welcomes.EVERYBODY, welcomes_since=story.clock())
        assert await settled.save(tx, wanted)
    story.reception.forget_rules()
    await story.reception.pass_time()
    before = await _welcomed(story)

    story.clock.forward(days=2)
    await story.reception.pass_time()

    assert KEN_ID not in before
    assert KEN_ID in await _welcomed(story)


async def test_a_giver_whose_pause_has_ended_may_be_asked_what_moved_them(story: Story) -> None:
    await _pauses(story, days=1)
    await story.thanks(KEN, HANA, "for the walk")
    story.clock.forward(hours=1)
    await story.thanks(HANA, KEN, "for the talk")
    story.clock.forward(days=2)
    await story.reception.pass_time()
    now = story.clock()

    async with story.database.reading() as tx:
        due = await moved_.to_ask(tx, now - timedelta(days=30), now, 9, newcomers_only=False)

    assert KEN_ID in [member for member, _ in due]


async def test_a_pause_without_end_goes_on(story: Story) -> None:
    async with story.database.writing() as tx:
        await members.update(tx, KEN_ID, paused_at=story.clock(), paused_until=None)
    story.clock.forward(days=400)

    await story.reception.pass_time()

    async with story.database.reading() as tx:
        assert (await members.get(tx, [KEN_ID]))[KEN_ID].paused_at is not None


async def test_a_redrawing_cut_off_by_the_end_of_a_process_is_taken_up_by_the_right_one(story: Story) -> None:
    """It was being handed over on Slack; a process that reaches only Ken's Discord looks at it first."""
    slack, discord = ADoor(), ADoor("discord")
    await story.thanks(words="first")
    await story.delivery({"slack": slack}).deliver_due()
    await story.is_also(KEN_ON_DISCORD, KEN)
    async with story.database.writing() as tx:
        await outbox.changed(tx, "thanks-received", "1", story.clock())
        (redraw,) = await claims.claim(tx, story.clock(), 10, ("slack",))
        (account, *_) = (await members.accounts_of(tx, [KEN_ID]))[KEN_ID]
        assert await claims.begin(tx, redraw, account, story.clock())

    story.clock.forward(minutes=2)
    await story.delivery({"discord": discord}).deliver_due()
    story.clock.forward(minutes=2)
    await story.delivery({"slack": slack}).deliver_due()

    assert len(slack.changed) == 1
    assert [one.state for one in await story.told()] == ["told", "told"]


async def test_words_changed_between_drawing_and_sending_arrive_as_they_read_now(story: Story) -> None:
    """Ken hides them after the letter was drawn, and before it is noted that it is being sent."""
    slack = ADoor()
    delivery = story.delivery({"slack": slack})
    await story.thanks(words="rude words")
    async with story.database.writing() as tx:
        (notice,) = await claims.claim(tx, story.clock(), 10, ("slack",))

    await story.reception.answer(Press(KEN, "hide-told", "thanks.1"))
    async with story.database.writing() as tx:
        account = (await members.accounts_of(tx, [KEN_ID]))[KEN_ID][0]
        assert not await claims.begin(tx, notice, account, story.clock())
    await delivery.deliver_due()

    assert ["rude words" in sent.text for sent in slack.sent] == [False]


async def test_nothing_is_looked_at_again_and_again_in_one_round(story: Story) -> None:
    """A redrawing waits for a message that may still be underway; a paused reader's letter waits as well."""
    slack = ADoor()
    slack.failures.append(Unclear("timeout"))
    await story.thanks(words="one")
    await _pauses(story, days=1)
    await story.thanks(KEN, HANA, words="two")
    async with story.database.writing() as tx:
        (first, *_) = await claims.claim(tx, story.clock(), 1, ("slack",))
        await tx.execute(
            outbox_.update().where(outbox_.c.id == first.id).values(state=NoticeState.SENDING, account_id=2)
        )
        await outbox.changed(tx, "thanks-received", first.subject, story.clock())
    delivery = story.delivery({"slack": slack})

    looks = [await delivery.deliver_due() for _ in range(3)]

    assert looks == [2, 0, 0]


async def _welcomed(story: Story) -> list[MemberId]:
    async with story.database.reading() as tx:
        rows = await tx.execute(outbox_.select().where(outbox_.c.kind == "welcome"))
        return [MemberId(row.member_id) for row in rows]
