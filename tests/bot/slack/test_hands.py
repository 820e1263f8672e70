"""The hands of the journeys do in Slack what a person does, and count their taps."""

from collections.abc import AsyncIterator

import pytest

from community.member import MemberId
from community.notice import Notice
from handlers import registry
from handlers.acts import Posted
from handlers.context import Context
from handlers.reception import Reception
from handlers.view import Button, File, Message, Plain, Section
from storage import members, outbox
from tests.bot.slack.conftest import World
from tests.journeys.on_slack import SlackHands, name_of, on_slack


@pytest.fixture
async def hands(reception: Reception) -> AsyncIterator[SlackHands]:
    """Hana speaks Japanese, Ken and Olga English."""
    async with on_slack(reception, ("ja", "en")) as ready:
        yield ready


@pytest.fixture
def counted_people(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two kinds of posts that show who is counted, for a channel and for a room of Hana and Ken."""
    counted: list[str] = []

    async def draw(_ctx: Context, _notice: Notice) -> Message:
        section = Section((Plain(f"{len(counted)} come"),), (Button("Mine", "mine"), Button("Give", "give")))
        return Message("Gathering", (section, File("gathering.ics", b"BEGIN:VCALENDAR")))

    async def people(ctx: Context, _notice: Notice) -> tuple[MemberId, ...]:
        found = [await members.of_account(ctx.tx, "slack", account) for account in ("U1", "U2")]
        return tuple(member.id for member, _ in filter(None, found))

    monkeypatch.setitem(registry.POSTS, "a-post", Posted("a-post", draw))
    monkeypatch.setitem(registry.POSTS, "a-room", Posted("a-room", draw, people))
    return counted


async def put(reception: Reception, kind: str = "a-post", channel: str = "C1") -> None:
    """Let a channel, or a room, be told."""
    async with reception.database.writing() as tx:
        await outbox.put_post(tx, kind, "slack", channel, "1", reception.clock())


async def test_the_channel_shows_what_newly_stands_there_or_was_redrawn(
    hands: SlackHands, reception: Reception, counted_people: list[str]
) -> None:
    await hands.react("hana", "ken")
    await put(reception)
    first, nothing = await hands.channel(), await hands.channel()
    counted_people.append("hana")
    async with reception.database.writing() as tx:
        await outbox.changed(tx, "a-post", "1", reception.clock())

    redrawn = await hands.channel()

    assert first == "Gathering\n0 come\n[Mine] · [Give]\ngathering.ics"
    assert nothing == ""
    assert redrawn == "Gathering\n1 come\n[Mine] · [Give]"


@pytest.mark.usefixtures("counted_people")
async def test_a_button_in_the_channel_answers_its_presser_or_opens_a_form(
    hands: SlackHands, reception: Reception
) -> None:
    await put(reception)
    await hands.channel()

    answer = await hands.tap_post("ken", "mine")
    form = await hands.tap_post("ken", "give")
    sent = await hands.send("ken", kind="advice", receivers="hana", words="practice")

    assert "My giving" in answer
    assert form == ""
    assert "花" in sent
    assert hands.taps == 3
    assert await hands.channel() == ""


async def test_what_does_not_stand_in_the_channel_cannot_be_tapped_there(hands: SlackHands) -> None:
    await hands.say("ken", "menu")

    with pytest.raises(LookupError, match="mine"):
        await hands.tap_post("ken", "mine")


@pytest.mark.usefixtures("counted_people")
async def test_a_room_is_read_by_those_for_whom_it_was_opened(
    hands: SlackHands, reception: Reception
) -> None:
    await hands.say("hana", "menu")
    await hands.say("ken", "menu")
    await put(reception, "a-room", "")

    first, nothing = await hands.room("ken", "hana"), await hands.room("ken", "hana")

    assert first.startswith("Gathering\n0 come")
    assert nothing == ""
    assert await hands.room("ken", "olga") == await hands.channel() == ""


async def test_a_letter_is_read_with_the_names_of_its_files(hands: SlackHands) -> None:
    letter = Message("You are coming", (File("panel.ics", b"BEGIN:VCALENDAR"),))
    await hands._door.send("U2", letter, "key")

    assert await hands.letters("ken") == "You are coming\npanel.ics"


async def counted(reception: Reception, query: str) -> object:
    """The one number that a query finds."""
    async with reception.database.reading() as tx:
        return (await tx.exec_driver_sql(query)).scalar_one()


async def test_a_reaction_is_one_thanks_in_two_taps(hands: SlackHands, reception: Reception) -> None:
    await hands.react("hana", "ken")

    assert hands.taps == 2
    assert await counted(reception, "select count(*) from thanks") == 1


async def test_reactions_go_to_the_one_message_of_whom_they_are_for(
    hands: SlackHands, reception: Reception
) -> None:
    await hands.react("hana", "ken")
    await hands.react("olga", "ken", "🙇🏽")
    await hands.react("hana", "olga")

    assert await counted(reception, "select count(*) from thanks") == 3
    assert await counted(reception, "select count(*) from gifts") == 2


async def test_the_last_emoji_taken_off_takes_the_thanks_back(
    hands: SlackHands, reception: Reception
) -> None:
    await hands.react("hana", "ken")
    await hands.react("hana", "ken", remove=True)

    assert await counted(reception, "select count(*) from thanks") == 0


async def test_the_menu_of_a_message_opens_a_form_that_is_sent(hands: SlackHands) -> None:
    shown = await hands.menu("hana", "ken", "thanks-author")
    answer = await hands.send("hana", words="茶")

    assert shown == ""
    assert "お礼をお届けします" in answer
    assert hands.taps == 3
    assert "茶" in await hands.letters("ken")


async def test_what_the_manifest_does_not_offer_is_in_no_menu(hands: SlackHands) -> None:
    with pytest.raises(LookupError, match="give-author"):
        await hands.menu("hana", "ken", "delete-author")


async def test_somebody_who_joins_acts_and_is_thanked_like_the_others(hands: SlackHands) -> None:
    await hands.join("mary", "ja")

    own = await hands.say("mary", "menu")
    answer = await hands.say("ken", "thanks", "mary", "tea")

    assert "Mary" in own
    assert "こんにちは" in own
    assert "Mary" in answer
    assert "tea" in await hands.letters("mary")


async def test_home_shows_the_menu_and_its_buttons_are_tapped_there(hands: SlackHands) -> None:
    await hands.say("ken", "menu")

    home = await hands.home("ken")
    shown = await hands.tap("ken", "mine")

    assert "[" in home
    assert "Ken" in home
    assert shown
    assert shown != home


async def test_a_form_from_home_answers_by_a_letter(hands: SlackHands) -> None:
    await hands.home("hana")
    await hands.tap("hana", "thanks")

    answer = await hands.send("hana", who="ken", words="茶")

    assert "お礼をお届けします" in answer
    assert hands.taps == 2


async def test_one_who_joined_can_go_too(hands: SlackHands) -> None:
    await hands.join("mary")
    await hands.go("mary")

    answer = await hands.say("ken", "thanks", "mary", "everything")

    assert "Mary has left" in answer


@pytest.mark.parametrize(
    ("emoji", "name"),
    [("🙏", "pray"), ("🙏🏽", "pray::skin-tone-4"), (":arigato:", "arigato"), ("👀", "eyes")],
)
def test_emoji_have_slacks_names(emoji: str, name: str) -> None:
    assert name_of(emoji) == name


async def test_the_bot_hears_no_reaction_where_it_is_no_member(world: World) -> None:
    world.slack.add_channel("C2", "elsewhere", has_bot=False)
    posted = world.slack.write("U2", "a helpful answer", "C2")

    heard = await world.slack.react("U1", posted, "pray")

    assert heard is None
    assert await world.lines("select count(*) from thanks") == [(0,)]
