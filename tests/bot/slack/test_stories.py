"""Whole stories over a socket: somebody types, presses or fills in, and somebody else reads."""

from handlers.event import Command, Who
from tests.bot.slack.conftest import World
from tests.doubles.slack_payloads import payload_of_event
from tests.doubles.slack_records import OpenedView
from tests.doubles.wire import Json


async def opened(world: World, user: str) -> OpenedView:
    """The form on somebody's screen, when it is there."""
    await world.slack.until(lambda: bool(world.slack.views_of(user)))
    return world.slack.views_of(user)[-1]


def menu_of(user: str) -> Command:
    """Somebody asks for the menu."""
    return Command(Who("slack", "T1", user, ""), "alumni", "menu")


def payload_of_removal(world: World, reaction: Json) -> Json:
    """The emoji is taken back."""
    event = {"type": "reaction_removed", "user": "U1", **reaction}
    return payload_of_event(event, "EvRemoved", world.slack.here.whereabouts())


async def test_thanks_in_japanese_reach_the_thanked_in_their_own_language(world: World) -> None:
    answer = await world.says("U1", "お礼 <@U2|ken> 相談に乗ってくれてありがとう")
    await world.deliver()

    (dm,) = world.slack.dms_of("U2")
    assert "Kenさんにお礼をお届けします" in answer.text
    assert "Somebody thanks you" in dm.text
    assert "花 thanks you" in dm.text
    assert "相談に乗ってくれてありがとう" in dm.text


async def test_thanks_in_english_reach_the_thanked_in_japanese(world: World) -> None:
    answer = await world.says("U2", "thanks <@U1|hana> for the talk")
    await world.deliver()

    (dm,) = world.slack.dms_of("U1")
    assert "on their way to 花" in answer.text
    assert "お礼が届いています" in dm.text


async def test_the_answer_to_a_command_is_seen_by_nobody_else(world: World) -> None:
    await world.says("U1", "thanks <@U2|ken> for tea")

    assert world.slack.posts_in("C1") == ()
    assert [body["response_type"] for body in world.slack.answers] == ["ephemeral"]


async def test_a_form_opens_is_sent_and_is_answered_where_it_was_asked_for(world: World) -> None:
    await world.slack.command("U1", "/alumni", "give")
    form = await opened(world, "U1")
    await world.slack.submit("U1", form, {"kind": "advice", "receivers": ["U2"], "words": "面接の練習"})
    answer = await world.told("U1")
    await world.deliver()

    (dm,) = world.slack.dms_of("U2")
    assert "記録しました" in answer.text
    assert "A gift to you" in dm.text
    assert answer.channel == "C1"


async def test_a_form_is_in_the_language_of_its_reader(world: World) -> None:
    await world.says("U2", "menu")

    await world.slack.command("U2", "/alumni", "thanks")

    form = await opened(world, "U2")
    assert (form.view["title"]["text"], form.view["submit"]["text"]) == ("Say thanks", "Send")


async def test_a_form_opens_before_slack_is_asked_who_somebody_is(world: World) -> None:
    await world.slack.command("U2", "/alumni", "thanks")
    await opened(world, "U2")
    await world.slack.until(lambda: bool(world.slack.calls_of("users.info")))

    order = [call.method for call in world.slack.calls]
    assert order.index("views.open") < order.index("users.info")


async def test_who_only_opened_a_form_is_known_by_name_afterwards(world: World) -> None:
    await world.slack.command("U2", "/alumni", "thanks")
    await opened(world, "U2")
    await world.door.stop()

    assert await world.lines("select name, language from members") == [("Ken", "en")]


async def test_somebody_of_the_other_home_is_thanked_by_name_in_the_form(world: World) -> None:
    await world.says("U2", "menu")
    await world.slack.command("U1", "/alumni", "thanks")
    await world.slack.submit("U1", await opened(world, "U1"), {"name": "ken", "words": "茶"})

    answer = await world.told("U1")

    assert "Kenさんにお礼" in answer.text


async def test_a_form_whose_answer_has_no_place_left_is_answered_by_dm(world: World) -> None:
    await world.slack.command("U1", "/alumni", "thanks")
    form = await opened(world, "U1")
    world.slack.forward(31 * 60)

    await world.slack.submit("U1", form, {"who": "U2", "words": "茶"})

    await world.slack.until(lambda: bool(world.slack.dms_of("U1")))
    assert "お礼をお届けします" in world.slack.dms_of("U1")[0].text


async def test_thanks_for_something_else_replaces_the_answer(world: World) -> None:
    await world.slack.command("U2", "/alumni", "give")
    form = await opened(world, "U2")
    await world.slack.submit("U2", form, {"kind": "advice", "receivers": ["U1"], "words": "a hint"})
    await world.told("U2")
    answer = await world.says("U1", "thanks <@U2|ken> for tea")

    await world.slack.press("U1", answer, "thanks-another:1")
    await world.slack.until(lambda: "別のことへのお礼でしたね" in world.slack.whispers_to("U1")[-1].text)

    assert len(world.slack.whispers_to("U1")) == 1
    assert await world.lines("select count(*) from gifts") == [(2,)]


async def test_a_button_pressed_twice_counts_once_and_says_so(world: World) -> None:
    await world.slack.command("U2", "/alumni", "give")
    form = await opened(world, "U2")
    await world.slack.submit("U2", form, {"kind": "advice", "receivers": ["U1"], "words": "a hint"})
    await world.told("U2")
    answer = await world.says("U1", "thanks <@U2|ken> for tea")

    await world.slack.press("U1", answer, "thanks-another:1")
    await world.slack.press("U1", answer, "thanks-another:1")
    await world.slack.until(lambda: len(world.slack.answers) == 4)

    assert await world.lines("select count(*) from gifts") == [(2,)]
    assert any("1回として数えました" in body["text"] for body in world.slack.answers)


async def test_the_notice_of_a_gift_leads_by_one_press_to_thanks(world: World) -> None:
    await world.slack.command("U1", "/alumni", "give")
    form = await opened(world, "U1")
    await world.slack.submit("U1", form, {"kind": "panel", "receivers": ["U2"], "words": "登壇"})
    await world.told("U1")
    await world.deliver()
    await world.slack.press("U2", world.slack.dms_of("U2")[0], "thanks-for:1")
    await world.slack.submit("U2", await opened(world, "U2"), {"words": "thank you"})
    await world.slack.until(lambda: len(world.slack.dms_of("U2")) == 2)
    await world.deliver()

    assert "on their way" in world.slack.dms_of("U2")[1].text
    assert "thank you" in world.slack.dms_of("U1")[-1].text


async def test_a_press_in_a_dm_is_answered_in_its_place(world: World) -> None:
    await world.says("U1", "thanks <@U3|olga> for tea")
    posted = await world.door.send("U1", (await world.reception.answer(menu_of("U1"))).messages[0], "k")

    (dm,) = world.slack.dms_of("U1")
    await world.slack.press("U1", dm, "mine:")
    await world.slack.until(lambda: "伝えたお礼" in world.slack.dms_of("U1")[0].text)

    assert [message.ts for message in world.slack.dms_of("U1")] == [posted.message]


async def test_the_menu_leads_to_everything(world: World) -> None:
    menu = await world.says("U1", "")

    await world.slack.press("U1", menu, "help:")
    await world.slack.until(lambda: "できること" in world.slack.whispers_to("U1")[0].text)

    assert "こんにちは" in menu.text


async def test_home_shows_the_menu_and_answers_presses_in_its_place(world: World) -> None:
    await world.slack.event("app_home_opened", "U1", channel="D1", tab="home")
    await world.slack.until(lambda: world.slack.home_of("U1") is not None)
    before = world.slack.home_of("U1")
    assert before is not None

    await world.slack.press("U1", before, "rounds:")
    await world.slack.until(lambda: len(world.slack.calls_of("views.publish")) == 2)

    after = world.slack.home_of("U1")
    assert after is not None
    titles = [block["text"]["text"] for block in after.blocks if block["type"] == "header"]
    assert titles == ["ラウンド", "おかえりなさい"]
    assert world.slack.dms_of("U1") == ()


async def test_a_form_opened_at_home_is_answered_by_dm(world: World) -> None:
    await world.slack.event("app_home_opened", "U1", channel="D1", tab="home")
    await world.slack.until(lambda: world.slack.home_of("U1") is not None)
    home = world.slack.home_of("U1")
    assert home is not None

    await world.slack.press("U1", home, "thanks:")
    await world.slack.submit("U1", await opened(world, "U1"), {"who": "U2", "words": "茶"})
    await world.slack.until(lambda: bool(world.slack.dms_of("U1")))

    assert "お礼をお届けします" in world.slack.dms_of("U1")[0].text


async def test_an_emoji_thanks_quietly_and_is_taken_back(world: World) -> None:
    item = {"type": "message", "channel": "C1", "ts": "1780196400.000100"}
    reaction: Json = {"item": item, "item_user": "U2", "reaction": "pray::skin-tone-3"}

    await world.slack.event("reaction_added", "U1", **reaction)
    await world.door.stop()

    assert await world.lines("select rule from thanks") == [("reaction",)]
    assert world.slack.calls_of("chat.postMessage") == ()
    await world.door.hear(payload_of_removal(world, reaction))
    assert await world.lines("select count(*) from thanks") == [(0,)]


async def test_an_emoji_that_thanks_nobody_touches_nothing(world: World) -> None:
    item = {"type": "message", "channel": "C1", "ts": "1780196400.000100"}

    await world.slack.event("reaction_added", "U1", item=item, item_user="U2", reaction="eyes")
    await world.door.stop()

    assert world.slack.calls_of("users.info") == ()
    assert await world.lines("select count(*) from members") == [(0,)]


async def test_who_joins_is_met_and_who_is_deactivated_has_left(world: World) -> None:
    mary = world.slack.add_person("U7", "Mary", locale="en-US")
    await world.slack.event("team_join", mary)
    await world.slack.until(lambda: bool(world.slack.calls_of("users.info")))
    gone = world.slack.add_person("U7", "Mary", deleted=True)
    await world.slack.event("user_change", gone)
    await world.door.stop()

    assert await world.lines("select name, language, left_community is null from members") == [
        ("Mary", "en", 0)
    ]


async def test_an_organiser_sees_how_the_bot_is_doing(world: World) -> None:
    answer = await world.says("U3", "status", "/organiser")

    assert "How the bot is doing" in answer.text


async def test_what_a_closed_door_kept_is_shown_at_the_next_command(world: World) -> None:
    world.slack.close_dm("U2", "user_not_visible")
    await world.says("U1", "thanks <@U2|ken> for tea")
    await world.deliver()

    await world.says("U2", "mine")
    await world.slack.until(lambda: len(world.slack.whispers_to("U2")) == 2)

    assert world.slack.dms_of("U2") == ()
    assert "Somebody thanks you" in world.slack.whispers_to("U2")[1].text
