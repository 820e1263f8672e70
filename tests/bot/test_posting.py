"""What channels are told: once, redrawn when it changes, in a room of its own where one is due."""

from datetime import timedelta

import pytest

from bot.platform import DmClosed, Never, TryLater, Unclear
from community.member import MemberId
from community.notice import Notice
from handlers import registry
from handlers.acts import Posted
from handlers.context import Context
from handlers.view import Message
from storage import deliveries, members, outbox
from tests.bot.door import ADoor
from tests.bot.story import Story


@pytest.fixture
def told_otherwise(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two kinds of posts: one for a channel, one for a room of 花 and Ken; and what had no room."""
    without_room: list[str] = []

    async def draw(ctx: Context, notice: Notice) -> Message | None:
        return Message(f"post {notice.subject} at {ctx.now:%H:%M}") if notice.subject != "gone" else None

    async def people(ctx: Context, _notice: Notice) -> tuple[MemberId, ...]:
        found = [await members.of_account(ctx.tx, "slack", account) for account in ("U1", "U2")]
        return tuple(member.id for member, _ in filter(None, found))

    async def otherwise(_ctx: Context, notice: Notice) -> None:
        without_room.append(notice.subject)

    monkeypatch.setitem(registry.POSTS, "a-post", Posted("a-post", draw))
    monkeypatch.setitem(registry.POSTS, "a-room", Posted("a-room", draw, people, otherwise))
    return without_room


async def _put(story: Story, subject: str = "1", kind: str = "a-post", channel: str = "C1") -> None:
    async with story.database.writing() as tx:
        await outbox.put_post(tx, kind, "slack", channel, subject, story.clock())


async def _changed(story: Story, subject: str = "1") -> None:
    async with story.database.writing() as tx:
        await outbox.changed(tx, "a-post", subject, story.clock())


@pytest.mark.usefixtures("told_otherwise")
async def test_a_channel_is_told_once(story: Story) -> None:
    slack = ADoor()
    await _put(story)
    await _put(story)
    delivery = story.delivery({"slack": slack})

    await delivery.deliver_due()
    await delivery.deliver_due()

    assert [(sent.account, sent.message.private) for sent in slack.posted] == [("C1", False)]


@pytest.mark.usefixtures("told_otherwise")
async def test_many_changes_at_once_redraw_a_post_once(story: Story) -> None:
    slack = ADoor()
    await _put(story)
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()

    for _ in range(5):
        story.clock.forward(seconds=1)
        await _changed(story)
    await delivery.deliver_due()

    assert [place.message for place, _ in slack.redrawn] == ["p1"]


@pytest.mark.usefixtures("told_otherwise")
async def test_a_change_after_a_redrawing_redraws_again(story: Story) -> None:
    slack = ADoor()
    await _put(story)
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()
    await _changed(story)
    await delivery.deliver_due()

    story.clock.forward(minutes=1)
    await _changed(story)
    await delivery.deliver_due()

    assert len(slack.redrawn) == 2


@pytest.mark.usefixtures("told_otherwise")
async def test_a_post_waits_as_long_as_the_platform_asks(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(TryLater("ratelimited", 30))
    await _put(story)
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()
    story.clock.forward(seconds=60)

    await delivery.deliver_due()

    assert len(slack.posted) == 1


@pytest.mark.usefixtures("told_otherwise")
async def test_what_may_have_arrived_on_slack_is_not_posted_twice(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(Unclear("timeout"))
    await _put(story)
    delivery = story.delivery({"slack": slack})
    await delivery.deliver_due()
    story.clock.forward(hours=1)

    await delivery.deliver_due()

    assert slack.posted == []
    assert [told.state for told in await story.told()] == ["aside"]


@pytest.mark.usefixtures("told_otherwise")
async def test_what_is_of_no_use_any_more_is_dropped_and_counted(story: Story) -> None:
    slack = ADoor()
    async with story.database.writing() as tx:
        until = story.clock() + timedelta(hours=1)
        await outbox.put_post(tx, "a-post", "slack", "C1", "1", story.clock(), useful_until=until)
    began = story.clock()
    story.clock.forward(hours=2)

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.posted == []
    async with story.database.reading() as tx:
        assert await deliveries.late_and_dropped(tx, began) == (0, 1)


async def test_a_room_is_opened_for_its_people_and_only_once(story: Story, told_otherwise: list[str]) -> None:
    slack = ADoor()
    await _put(story, kind="a-room", channel="")
    delivery = story.delivery({"slack": slack})

    await delivery.deliver_due()

    assert slack.rooms == [("U1", "U2")]
    assert [sent.account for sent in slack.posted] == ["R1"]
    assert told_otherwise == []


@pytest.mark.parametrize("refused", [Never("cannot"), DmClosed("closed")])
async def test_where_no_room_can_be_opened_it_is_told_otherwise(
    story: Story, told_otherwise: list[str], refused: Exception
) -> None:
    slack = ADoor()
    slack.failures.append(refused)
    await _put(story, kind="a-room", channel="")

    await story.delivery({"slack": slack}).deliver_due()

    assert slack.posted == []
    assert told_otherwise == ["1"]


@pytest.mark.usefixtures("told_otherwise")
async def test_a_channel_that_is_gone_puts_the_post_aside(story: Story) -> None:
    slack = ADoor()
    slack.failures.append(Never("channel_not_found"))
    await _put(story)

    await story.delivery({"slack": slack}).deliver_due()

    assert [told.state for told in await story.told()] == ["aside"]
