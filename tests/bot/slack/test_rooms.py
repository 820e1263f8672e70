"""What the bot writes where several read, in channels and group DMs; answers to presses stay private."""

import pytest

from bot.platform import MirroredEvent, Never, Place, Platform, Removed, SendFailed, TryLater, Unclear
from handlers.view import Button, Mention, Message, Plain, Section
from tests.bot.slack.conftest import World
from tests.bot.slack.test_stories import opened
from tests.doubles.slack_records import Posted
from tests.doubles.wire import Drop

BUTTONS = (
    Button("Mine", "mine"),
    Button("Menu", "menu"),
    Button("Give", "give"),
    Button("Gone", "no-such-press", "7"),
)
GATHERING = Message("Gathering", (Section((Plain("Who comes?"),), BUTTONS),), private=False)


async def posted(world: World, channel: str = "C1") -> Posted:
    """The gathering as it stands in a channel."""
    await world.door.post(channel, GATHERING, "key")
    return world.slack.posts_in(channel)[-1]


async def test_a_post_stands_in_its_channel_for_everybody(world: World) -> None:
    door: Platform = world.door

    place = await door.post("C1", GATHERING, "key")

    (stands,) = world.slack.posts_in("C1")
    assert place == Place("C1", stands.ts)
    assert stands.text == "Gathering\nWho comes?\n[Mine] · [Menu] · [Give] · [Gone]"
    body = world.slack.calls_of("chat.postMessage")[0].body
    assert (body["unfurl_links"], body["unfurl_media"]) == (False, False)


@pytest.mark.parametrize("private", [True, False])
async def test_nobody_is_rung_by_a_post_or_by_its_change(world: World, private: bool) -> None:
    naming = Message("Speakers", (Section((Mention("Ken", (("slack", "U2"),)),)),), private)

    place = await world.door.post("C1", naming, "key")
    first = world.slack.posts_in("C1")[0]
    await world.door.change_post(place, naming)

    bold = {"type": "text", "text": "Ken", "style": {"bold": True}}
    for stands in (first, *world.slack.posts_in("C1")):
        assert stands.blocks[1]["elements"][0]["elements"] == [bold]


async def test_a_post_is_drawn_anew_in_its_place(world: World) -> None:
    place = await world.door.post("C1", GATHERING, "key")

    await world.door.change_post(place, Message("Gathering: 3 come", private=False))

    assert [(stands.ts, stands.text) for stands in world.slack.posts_in("C1")] == [
        (place.message, "Gathering: 3 come")
    ]


@pytest.mark.parametrize("method", ["chat.postMessage", "chat.update"])
@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("not_in_channel", Never),
        ("channel_not_found", Never),
        ("is_archived", Never),
        ("restricted_action", Never),
        ("ratelimited", TryLater),
        ("missing_scope", TryLater),
        ("internal_error", Unclear),
        ("token_revoked", Removed),
    ],
)
async def test_each_refusal_of_a_post_means_what_slack_says(
    world: World, method: str, word: str, kind: type[SendFailed]
) -> None:
    place = await world.door.post("C1", GATHERING, "key")
    world.slack.fail_next(method, word)

    is_change = method == "chat.update"
    again = world.door.change_post(place, GATHERING) if is_change else world.door.post("C1", GATHERING, "")
    with pytest.raises(SendFailed) as failed:
        await again

    assert (type(failed.value), failed.value.reason) == (kind, word)
    assert len(world.slack.posts_in("C1")) == 1


@pytest.mark.parametrize(
    ("channel", "reason"), [("C2", "not_in_channel"), ("C3", "is_archived"), ("C9", "channel_not_found")]
)
async def test_where_the_bot_may_not_write_nothing_is_written(
    world: World, channel: str, reason: str
) -> None:
    world.slack.add_channel("C2", "elsewhere", has_bot=False)
    world.slack.add_channel("C3", "of-old", is_archived=True)

    with pytest.raises(Never, match=reason):
        await world.door.post(channel, GATHERING, "key")


async def test_a_limit_on_a_channel_says_how_long_to_wait(world: World) -> None:
    world.slack.fail_next("chat.postMessage", status=429, retry_after=30)

    with pytest.raises(TryLater) as failed:
        await world.door.post("C1", GATHERING, "key")

    assert failed.value.after == 30


@pytest.mark.parametrize("accounts", [("U1", "U2"), ("U1", "U2", "U3")])
async def test_the_same_people_get_the_same_room_and_read_there(
    world: World, accounts: tuple[str, ...]
) -> None:
    first = await world.door.open_room(accounts, "Introduction", "C1")
    again = await world.door.open_room(tuple(reversed(accounts)), "Introduction", "C1")
    await world.door.post(first, GATHERING, "key")

    assert first == again
    assert world.slack.here.rooms[first].members == accounts
    assert len(world.slack.posts_in(first)) == 1
    assert world.slack.posts_in("C1") == ()


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("user_disabled", Never),
        ("user_not_visible", Never),
        ("invalid_user_combination", Never),
        ("missing_scope", Never),
        ("ratelimited", TryLater),
        ("internal_error", TryLater),
        ("not_allowed_token_type", TryLater),
        ("account_inactive", Removed),
    ],
)
async def test_each_refusal_of_a_room_means_what_slack_says(
    world: World, word: str, kind: type[SendFailed]
) -> None:
    world.slack.fail_next("conversations.open", word)

    with pytest.raises(SendFailed) as failed:
        await world.door.open_room(("U1", "U2"), "Introduction", "")

    assert (type(failed.value), failed.value.reason) == (kind, word)


@pytest.mark.parametrize("drop", ["before", "after"])
async def test_a_line_cut_while_a_room_opens_leaves_it_to_be_opened_again(world: World, drop: Drop) -> None:
    world.slack.fail_next("conversations.open", drop=drop)

    with pytest.raises(TryLater):
        await world.door.open_room(("U1", "U2"), "Introduction", "")

    assert await world.door.open_room(("U1", "U2"), "Introduction", "")


async def test_an_app_installed_before_there_were_rooms_opens_none_and_still_writes_to_each(
    world: World,
) -> None:
    world.slack.here.granted -= {"mpim:write"}

    with pytest.raises(Never, match="missing_scope"):
        await world.door.open_room(("U1", "U2"), "Introduction", "")
    await world.door.send("U1", Message("Meet Ken"), "key")

    assert [dm.text for dm in world.slack.dms_of("U1")] == ["Meet Ken"]


async def test_slack_has_no_events_to_be_kept_in_step(world: World) -> None:
    before = len(world.slack.calls)

    known_as = await world.door.mirror(
        MirroredEvent("Panel", "", "online", world.clock(), world.clock()), None
    )

    assert known_as == ""
    assert len(world.slack.calls) == before


async def test_the_answer_to_a_press_on_a_post_is_shown_to_the_presser_alone(world: World) -> None:
    stands = await posted(world)

    await world.slack.press("U2", stands, "mine:")
    answer = await world.told("U2")
    await world.slack.press("U1", stands, "mine:")
    other = await world.told("U1")

    assert (answer.channel, other.channel) == ("C1", "C1")
    assert world.slack.posts_in("C1") == (stands,)
    assert [(said["response_type"], said["replace_original"]) for said in world.slack.answers] == [
        ("ephemeral", False)
    ] * 2
    assert world.slack.dms_of("U1") == world.slack.dms_of("U2") == ()


async def test_a_press_in_a_room_is_answered_there_to_the_presser_alone(world: World) -> None:
    room = await world.door.open_room(("U1", "U2"), "Introduction", "")
    stands = await posted(world, room)

    await world.slack.press("U2", stands, "mine:")
    answer = await world.told("U2")

    assert answer.channel == room
    assert world.slack.posts_in(room) == (stands,)


async def test_a_press_on_the_private_answer_to_a_post_replaces_that_answer_alone(world: World) -> None:
    stands = await posted(world)
    await world.slack.press("U2", stands, "menu:")
    menu = await world.told("U2")

    await world.slack.press("U2", menu, "rounds:")
    await world.slack.until(lambda: world.slack.whispers_to("U2")[-1].text != menu.text)

    (answer,) = world.slack.whispers_to("U2")
    assert answer.ts == menu.ts
    assert world.slack.posts_in("C1") == (stands,)


async def test_a_press_on_a_post_that_is_over_says_so_to_the_presser_alone(world: World) -> None:
    stands = await posted(world)

    await world.slack.press("U2", stands, "no-such-press:7")

    assert "no longer valid" in (await world.told("U2")).text
    assert world.slack.posts_in("C1") == (stands,)


async def test_a_form_opens_from_a_post_and_its_answer_is_private_too(world: World) -> None:
    stands = await posted(world)
    await world.slack.press("U2", stands, "give:")
    form = await opened(world, "U2")

    await world.slack.submit("U2", form, {"kind": "advice", "receivers": ["U1"], "words": "practice"})
    answer = await world.told("U2")

    assert answer.channel == "C1"
    assert world.slack.posts_in("C1") == (stands,)


async def test_a_form_from_a_post_that_came_too_late_leaves_the_post_alone(world: World) -> None:
    stands = await posted(world)
    world.slack.fail_next("views.open", "expired_trigger_id")

    await world.slack.press("U2", stands, "give:")
    late = await world.told("U2")

    assert late.blocks[-1]["elements"][0]["action_id"] == "give:"
    assert world.slack.posts_in("C1") == (stands,)


async def test_an_answer_to_a_press_on_a_post_that_its_place_refuses_goes_by_dm(world: World) -> None:
    stands = await posted(world)
    world.slack.fail_next("response_url", "expired_url", status=404)

    await world.slack.press("U2", stands, "mine:")

    await world.slack.until(lambda: bool(world.slack.dms_of("U2")))
    assert world.slack.posts_in("C1") == (stands,)


async def test_an_error_of_ours_at_a_post_is_told_privately(world: World) -> None:
    stands = await posted(world)
    await world.says("U2", "menu")
    async with world.database.writing() as tx:
        await tx.exec_driver_sql("drop table gifts")

    await world.slack.press("U2", stands, "mine:")
    sorry = await world.told("U2", 2)

    assert "Something went wrong on my side" in sorry.text
    assert world.slack.posts_in("C1") == (stands,)
