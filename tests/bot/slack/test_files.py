"""Files come below their message; one that cannot be shown neither loses the message nor doubles it."""

import pytest
from structlog.testing import capture_logs

from bot.platform import Never
from bot.slack import files
from handlers.view import Button, File, Message, Plain, Section
from tests.bot.slack.conftest import World
from tests.doubles.slack_records import Posted
from tests.doubles.wire import Drop

CALENDAR = File("panel.ics", "BEGIN:VCALENDAR\r\nSUMMARY:語る会\r\nEND:VCALENDAR\r\n".encode())
COMING = Message("You are coming", (Section((Plain("See you."),), (Button("No", "no", "1"),)), CALENDAR))


def shown(posts: tuple[Posted, ...]) -> list[tuple[str, list[tuple[str, bytes]]]]:
    """Each message's words, and the files that it shows."""
    return [(post.text, [(file.name, file.content) for file in post.files]) for post in posts]


async def test_a_letters_file_stands_below_it_byte_for_byte(world: World) -> None:
    place = await world.door.send("U2", COMING, "key")

    assert shown(world.slack.dms_of("U2")) == [
        ("You are coming\nSee you.\n[No]", []),
        ("", [("panel.ics", CALENDAR.content)]),
    ]
    assert place.message == world.slack.dms_of("U2")[0].ts


async def test_a_posts_file_stands_below_it_in_the_channel(world: World) -> None:
    await world.door.post("C1", COMING, "key")

    assert [bool(post.files) for post in world.slack.posts_in("C1")] == [False, True]


async def test_several_files_come_together(world: World) -> None:
    both = Message("Two dates", (CALENDAR, File("party.ics", b"BEGIN:VCALENDAR")))

    await world.door.send("U2", both, "key")

    assert [names for _, names in shown(world.slack.dms_of("U2"))][1:] == [
        [("panel.ics", CALENDAR.content), ("party.ics", b"BEGIN:VCALENDAR")]
    ]


async def test_a_message_drawn_anew_shows_its_file_no_second_time(world: World) -> None:
    place, post = await world.door.send("U2", COMING, "key"), await world.door.post("C1", COMING, "key")

    await world.door.change("U2", place, COMING)
    await world.door.change_post(post, COMING)

    assert len(world.slack.dms_of("U2")) == len(world.slack.posts_in("C1")) == 2


STEPS = ("files.getUploadURLExternal", "upload", "files.completeUploadExternal")


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(
    ("word", "status", "drop", "reason"),
    [
        ("missing_scope", 200, "", "missing_scope"),
        ("token_revoked", 200, "", "token_revoked"),
        ("", 429, "", "ratelimited"),
        ("", 503, "", "fatal_error"),
        ("", 200, "before", "no answer"),
    ],
)
async def test_a_file_that_fails_at_any_step_is_logged_and_its_message_arrives_once(
    world: World, step: str, word: str, status: int, drop: Drop, reason: str
) -> None:
    if step == "upload":
        word, status = "", status if status != 200 else 500
    world.slack.fail_next(step, word, status=status, drop=drop)

    with capture_logs() as logs:
        place = await world.door.send("U2", COMING, "key")

    (dm,) = world.slack.dms_of("U2")
    assert (dm.ts, dm.files) == (place.message, ())
    said = "upload_refused" if step == "upload" and not drop else reason
    assert {"event": "slack file not shown", "reason": said, "log_level": "warning"} in logs
    assert len(world.slack.calls_of("chat.postMessage")) == 1


async def test_an_app_installed_before_there_were_files_sends_the_words_alone(world: World) -> None:
    world.slack.here.granted -= {"files:write"}

    with capture_logs() as logs:
        await world.door.send("U2", COMING, "key")

    assert shown(world.slack.dms_of("U2")) == [("You are coming\nSee you.\n[No]", [])]
    assert [log["reason"] for log in logs if log["event"] == "slack file not shown"] == ["missing_scope"]


async def test_a_file_that_takes_too_long_is_given_up(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0)

    with capture_logs() as logs:
        await world.door.send("U2", COMING, "key")

    assert len(world.slack.dms_of("U2")) == 1
    assert [log["reason"] for log in logs if log["event"] == "slack file not shown"] == ["no answer"]


async def test_nothing_of_a_file_is_sent_for_a_message_that_did_not_arrive(world: World) -> None:
    world.slack.close_dm("U2")

    with pytest.raises(Never, match="messages_tab_disabled"):
        await world.door.send("U2", COMING, "key")

    assert world.slack.here.files == {}
