"""Whole stories on a Discord server in memory: what people do there, and what they see."""

import pytest

from bot.discord.render import layout
from handlers.view import Answer, Button, Message, Section
from tests.bot.discord.conftest import World, counted, dms, further, message_of, shown
from tests.doubles.wire import Json


async def test_thanks_in_japanese_reach_the_thanked_by_direct_message(world: World) -> None:
    hana, haru = world.person("花"), world.person("春")

    said = await hana.slash(world.channel, "alumni thanks", who=haru, words="相談に乗ってくれて")
    await world.deliver()

    assert said.ephemeral
    assert f"<@{haru.id}>さんにお礼をお届けします。" in shown(said)
    assert "相談に乗ってくれて" in dms(haru)[0]
    assert world.channel.history() == []


async def test_each_reader_is_spoken_to_in_the_language_of_their_client(world: World) -> None:
    hana, ken = world.person("花"), world.person("Ken", locale="en-GB")
    await ken.slash(world.channel, "alumni help")

    await hana.slash(world.channel, "alumni thanks", who=ken, words="tea")
    said = await ken.slash(world.channel, "alumni thanks", who=hana, words="the talk")
    await world.deliver()

    assert f"on their way to <@{hana.id}>" in shown(said)
    assert "Somebody thanks you" in dms(ken)[0]
    assert "お礼が届いています" in dms(hana)[0]


async def test_a_gift_is_logged_by_a_form_and_thanked_from_its_notice(world: World) -> None:
    hana, haru = world.person("花"), world.person("春")

    form = await hana.slash(world.channel, "alumni give")
    logged = await hana.submit_modal(form, {"kind": "advice", "receivers": [haru], "words": "職務経歴書"})
    await world.deliver()
    note = haru.user.dm_channel.history()[0]
    answer = await haru.user.click(note, label="お礼を伝える")
    thanked = await haru.user.submit_modal(answer, {"words": "助かりました"})
    await world.deliver()

    assert f"<@{haru.id}>さんへの「助言」を記録しました" in shown(logged)
    assert "職務経歴書" in dms(haru)[0]
    assert not thanked.ephemeral
    assert f"<@{hana.id}>さんにお礼をお届けします。" in shown(thanked)
    assert "助かりました" in dms(hana)[0]


async def test_the_bare_verb_opens_the_form_with_a_line_for_a_name(world: World) -> None:
    hana, haru = world.person("花"), world.person("春")

    form = await hana.slash(world.channel, "alumni thanks")
    by_name = await hana.submit_modal(form, {"name": "春", "words": "お茶"})

    assert form.modal is not None
    assert [c["component"]["custom_id"] for c in form.modal["components"]] == ["who", "name", "words"]
    assert f"<@{haru.id}>さんに" in shown(by_name)


async def test_a_press_after_a_restart_changes_the_private_message_it_was_pressed_on(world: World) -> None:
    hana = world.person("花")
    menu = await hana.slash(world.channel, "alumni menu")

    await world.restart()
    await hana.click(message_of(menu), custom_id="help:")

    assert "できること" in shown(menu)


async def test_nothing_that_was_shown_is_kept_in_memory(world: World) -> None:
    hana = world.person("花")

    menu = await hana.slash(world.channel, "alumni menu")
    await hana.click(message_of(menu), custom_id="thanks:")
    await world.door.send(str(hana.id), Message("題", (Section((), (Button("記録", "mine"),)),)), "1")

    store = world.door.client._connection._view_store
    assert not store._views
    assert not store._modals


async def test_a_form_sent_after_a_restart_is_taken(world: World) -> None:
    hana, haru = world.person("花"), world.person("春")
    form = await hana.slash(world.channel, "alumni thanks")

    await world.restart()
    answer = await hana.submit_modal(form, {"who": [haru], "words": "お茶"})

    assert f"<@{haru.id}>さんにお礼をお届けします。" in shown(answer)


async def test_a_press_in_a_direct_message_changes_that_message(world: World) -> None:
    hana = world.person("花")
    await hana.slash(world.channel, "alumni help")
    old = Message("お知らせ", (Section((), (Button("記録", "mine"),)),))
    await world.door.send(str(hana.id), old, "old")

    await hana.user.click(hana.user.dm_channel.history()[0], label="記録")

    assert len(dms(hana)) == 1
    assert "わたしの記録" in dms(hana)[0]


async def test_a_press_on_a_message_for_all_is_answered_in_private(world: World) -> None:
    hana = world.person("花")
    hall = world.door.client.get_partial_messageable(world.channel.id)
    await hall.send(view=layout(Message("みなさんへ", (Section((), (Button("記録", "mine"),)),))))

    answer = await hana.click(world.channel.history()[0], label="記録")

    assert answer.ephemeral
    assert "わたしの記録" in shown(answer)
    assert len(world.channel.history()) == 1


async def test_who_thanked_again_chooses_another_gift_by_a_button(world: World) -> None:
    hana, haru = world.person("花"), world.person("春")
    form = await haru.slash(world.channel, "alumni give")
    await haru.submit_modal(form, {"kind": "advice", "receivers": [hana], "words": "助言"})
    met = await hana.slash(world.channel, "alumni thanks", who=haru, words="お茶")

    await hana.click(message_of(met), label="別のことへのお礼です")

    assert "新しいギフトとして記録しました" in shown(met)


async def test_of_two_people_with_one_name_the_right_one_is_chosen_by_a_button(world: World) -> None:
    hana = world.person("花")
    first, _second = world.person("佐藤"), world.person("佐藤")
    await world.env.settle()

    choice = await hana.slash(world.channel, "alumni thanks", name="佐藤", words="お茶")
    await hana.click(message_of(choice), custom_id=first_button(message_of(choice).components))

    assert f"<@{first.id}>さんにお礼をお届けします。" in shown(choice)


async def test_a_closed_door_is_no_error_and_what_waits_is_shown_at_the_next_command(world: World) -> None:
    hana, haru = world.person("花"), world.person("春")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)

    said = await hana.slash(world.channel, "alumni thanks", who=haru, words="お茶")
    await world.deliver()
    later = await haru.slash(world.channel, "alumni help")

    assert "お礼をお届けします" in shown(said)
    assert dms(haru) == []
    assert [text for text in further(later) if "お茶" in text]
    assert later.followups[0].ephemeral


async def test_a_member_may_speak_in_the_direct_message_and_an_outsider_may_not(world: World) -> None:
    hana = world.person("花")
    await hana.slash(world.channel, "alumni help")
    outsider = world.env.create_user("outsider")

    inside = await hana.user.slash("alumni mine")
    outside = await outsider.slash("alumni mine")

    assert not inside.ephemeral
    assert "わたしの記録" in shown(inside)
    assert "another community's home" in shown(outside)


async def test_a_reaction_thanks_quietly_and_can_be_taken_back(world: World) -> None:
    hana, haru, ken = world.person("花"), world.person("春"), world.person("Ken")
    post = await haru.send(world.channel, "資料です")

    await hana.react(post, "🙏🏽")
    await ken.react(post, "🙏")
    await ken.react(post, "🎉")
    both = await counted(world.database, haru.id)
    await hana.unreact(post, "🙏🏽")

    assert both == (0, 2)
    assert await counted(world.database, haru.id) == (0, 1)
    assert dms(haru) == []


async def test_where_there_is_nothing_to_say_nothing_is_left_standing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(_event: object) -> Answer:
        return Answer()

    hana = world.person("花")
    monkeypatch.setattr(world.reception, "answer", silent)

    answer = await hana.slash(world.channel, "alumni mine")

    assert answer.acknowledged
    assert answer.response is None


async def test_stopping_waits_for_the_answer_under_way_and_hears_no_more(world: World) -> None:
    hana = world.person("花")
    await hana.slash(world.channel, "alumni help")

    await world.door._answers.finish()
    unheard = await hana.slash(world.channel, "alumni mine")

    assert not unheard.acknowledged


def first_button(components: list[Json]) -> str:
    """The id of the first button."""
    (container,) = components
    rows = [c for c in container["components"] if c["type"] == 1]
    return str(rows[0]["components"][0]["custom_id"])
