"""Pictures stand in their message; where one cannot be shown, its words do, and the message arrives once."""

import pytest
from structlog.testing import capture_logs

from bot.slack import files
from handlers.view import File, Message, Picture, Plain, Section
from tests.bot.slack.conftest import World
from tests.doubles.slack_records import Posted
from tests.doubles.wire import Drop, Json

PICTURE = Picture("R.png", b"\x89PNG", "R by month: 0.41 in April, 0.58 in May")
REPORT = Message("The chain", (Section((Plain("Gifts induce gifts."),)), PICTURE))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause before a new picture is shown."""
    monkeypatch.setattr(files, "PAUSES", (0.0,) * len(files.PAUSES))


def pictures(world: World, post: Posted) -> list[tuple[str, bytes]]:
    """The words and the bytes of each picture in a message."""
    blocks = [block for block in post.blocks if block["type"] == "image"]
    return [
        (block["alt_text"], world.slack.here.files[block["slack_file"]["id"]].content) for block in blocks
    ]


def notes(post: Posted) -> list[Json]:
    """The small print of a message."""
    return [element for block in post.blocks if block["type"] == "context" for element in block["elements"]]


async def test_a_letters_picture_stands_in_it_and_is_read_aloud(world: World) -> None:
    place = await world.door.send("U2", REPORT, "key")

    (dm,) = world.slack.dms_of("U2")
    assert (dm.ts, pictures(world, dm)) == (place.message, [(PICTURE.alt, PICTURE.content)])
    assert dm.text == f"The chain\nGifts induce gifts.\n{PICTURE.alt}"
    assert notes(dm) == []


async def test_a_posts_picture_stands_in_it_and_a_file_below(world: World) -> None:
    both = Message("Both", (PICTURE, File("panel.ics", b"BEGIN:VCALENDAR")), private=False)

    await world.door.post("C1", both, "key")

    post, below = world.slack.posts_in("C1")
    assert pictures(world, post) == [(PICTURE.alt, PICTURE.content)]
    assert [file.name for file in below.files] == ["panel.ics"]


async def test_a_message_drawn_anew_shows_the_picture_of_now(world: World) -> None:
    later = Picture("R.png", b"\x89PNG later", "R by month: 0.61 in June")

    place = await world.door.send("U2", REPORT, "key")
    await world.door.change("U2", place, Message("The chain", (later,)))

    (dm,) = world.slack.dms_of("U2")
    assert pictures(world, dm) == [(later.alt, later.content)]


async def test_a_picture_that_slack_still_looks_at_is_tried_again(world: World) -> None:
    world.slack.here.slow_files = len(files.PAUSES) - 1

    await world.door.send("U2", REPORT, "key")

    (dm,) = world.slack.dms_of("U2")
    assert pictures(world, dm) == [(PICTURE.alt, PICTURE.content)]


async def test_a_picture_that_slack_looks_at_for_long_is_left_out_and_said_in_words(world: World) -> None:
    world.slack.here.slow_files = len(files.PAUSES)

    with capture_logs() as logs:
        await world.door.send("U2", REPORT, "key")

    (dm,) = world.slack.dms_of("U2")
    assert pictures(world, dm) == []
    assert [note["text"] for note in notes(dm)] == [PICTURE.alt]
    assert {"event": "slack picture not shown", "reason": "invalid_blocks", "log_level": "warning"} in logs


@pytest.mark.parametrize("step", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"])
@pytest.mark.parametrize(
    ("word", "status", "drop"),
    [
        ("missing_scope", 200, ""),
        ("file_upload_size_restricted", 200, ""),
        ("", 503, ""),
        ("", 200, "before"),
    ],
)
async def test_where_a_picture_cannot_be_uploaded_its_words_arrive_once(
    world: World, step: str, word: str, status: int, drop: Drop
) -> None:
    if step == "upload":
        word, status = "", status if status != 200 else 500
    world.slack.fail_next(step, word, status=status, drop=drop)

    with capture_logs() as logs:
        await world.door.send("U2", REPORT, "key")

    (dm,) = world.slack.dms_of("U2")
    assert (pictures(world, dm), [note["text"] for note in notes(dm)]) == ([], [PICTURE.alt])
    assert len(world.slack.calls_of("chat.postMessage")) == 1
    assert "slack file not shown" in [log["event"] for log in logs]


async def test_an_app_installed_before_there_were_pictures_sends_the_words(world: World) -> None:
    world.slack.here.granted -= {"files:write"}

    await world.door.send("U2", REPORT, "key")

    (dm,) = world.slack.dms_of("U2")
    assert [note["text"] for note in notes(dm)] == [PICTURE.alt]


async def test_a_picture_that_takes_too_long_is_given_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0)

    await world.door.send("U2", REPORT, "key")

    assert [pictures(world, dm) for dm in world.slack.dms_of("U2")] == [[]]
