"""The entries of a message's menu: a form with its author, and not one word of the message."""

import pytest
from sqlalchemy import select

from handlers.reception import Reception
from storage import members, tables
from tests.bot.discord.conftest import HANA, HARU, World, at_work, shown
from tests.doubles.discord import CHANNEL, DiscordDouble

SECRET = "ひみつの話です"
ROBOT, WEBHOOK, REN = "150", "160", "103"


@pytest.mark.parametrize(
    ("entry", "title"), [("Thank", "お礼を伝える"), ("Log as a gift", "ギフトを記録する")]
)
async def test_an_entry_opens_the_form_at_once_with_the_author_in_it(
    server: DiscordDouble, reception: Reception, entry: str, title: str
) -> None:
    post = server.say(HARU, CHANNEL, SECRET)

    async with at_work(server, reception):
        form = await server.choose(HANA, post, entry)

    chosen = [label["component"].get("default_values") for label in form.body["components"]]
    assert (form.kind, form.body["title"]) == (9, title)
    assert [str(value["id"]) for values in chosen for value in values or []] == [HARU]


async def test_a_thanks_from_the_menu_is_two_steps_and_reaches_the_author(
    server: DiscordDouble, reception: Reception
) -> None:
    post = server.say(HARU, CHANNEL, SECRET)

    async with at_work(server, reception):
        form = await server.choose(HANA, post, "Thank")
        answer = await server.submit(HANA, form, {"words": "資料をありがとう"})
        said = await server.finished(answer)

    assert f"<@{HARU}>さんにお礼をお届けします。" in said.text
    assert answer.is_private


async def test_what_the_message_says_is_nowhere_afterwards(
    server: DiscordDouble, reception: Reception, capsys: pytest.CaptureFixture[str]
) -> None:
    post = server.say(HARU, CHANNEL, SECRET)

    async with at_work(server, reception):
        form = await server.choose(HANA, post, "Log as a gift")
        answer = await server.submit(HANA, form, {"kind": "advice", "receivers": [HARU], "words": "助言"})
        await server.finished(answer)

    async with reception.database.reading() as tx:
        kept = [str((await tx.execute(select(table))).all()) for table in tables.metadata.sorted_tables]
    logged = capsys.readouterr()
    assert [rows for rows in kept if "助言" in rows]
    assert not [rows for rows in kept if SECRET in rows]
    assert SECRET not in logged.out + logged.err
    assert not [request for request in server.requests if SECRET in str(request.body)]


async def test_a_mistake_of_ours_logs_no_word_of_the_message(
    server: DiscordDouble,
    reception: Reception,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    async def broken(event: object) -> None:
        raise RuntimeError(repr(event))

    post = server.say(HARU, CHANNEL, SECRET)
    async with at_work(server, reception):
        monkeypatch.setattr(reception, "answer", broken)
        answer = await server.choose(HANA, post, "Thank")

    logged = capsys.readouterr()
    assert "こちらの不具合で" in answer.text
    assert "RuntimeError" in logged.out + logged.err
    assert SECRET not in logged.out + logged.err


@pytest.mark.parametrize("author", ["1000", ROBOT, WEBHOOK, HANA])
async def test_a_bot_a_webhook_and_oneself_are_not_thanked(
    server: DiscordDouble, reception: Reception, author: str
) -> None:
    server.add_member(ROBOT, "robot", is_bot=True)
    server.owner.add_webhook(WEBHOOK, "News")
    post = server.say(author, CHANNEL, SECRET)

    async with at_work(server, reception):
        answer = await server.choose(HANA, post, "Thank")

    sentence = "ご自身のようです" if author == HANA else "それはボットです"
    assert sentence in answer.text
    assert answer.is_private


async def test_a_message_of_somebody_who_left_while_the_bot_was_away_thanks_nobody(
    server: DiscordDouble, reception: Reception
) -> None:
    post = server.say(HARU, CHANNEL, SECRET)
    async with at_work(server, reception):
        await server.finished(await server.command(HARU, ("alumni", "mine")))
    await server.leave(HARU)

    async with at_work(server, reception):
        answer = await server.choose(HANA, post, "Thank")

    assert "コミュニティを離れた" in answer.text


async def test_a_message_of_somebody_who_never_was_a_member_thanks_nobody(
    server: DiscordDouble, reception: Reception
) -> None:
    server.add_member(REN, "Ren")
    post = server.say(REN, CHANNEL, SECRET)
    await server.leave(REN)

    async with at_work(server, reception):
        answer = await server.choose(HANA, post, "Thank")

    async with reception.database.reading() as tx:
        known = await members.of_account(tx, "discord", REN)
    assert "「Ren」という方は" in answer.text
    assert known is None


async def test_an_entry_that_is_out_of_date_says_so(server: DiscordDouble, reception: Reception) -> None:
    post = server.say(HARU, CHANNEL, SECRET)

    async with at_work(server, reception):
        server.here.commands[""] = tuple(
            {**command, "name": "Say thanks"} if command["name"] == "Thank" else command
            for command in server.here.commands[""]
        )
        answer = await server.choose(HANA, post, "Say thanks")
        said = await server.finished(answer)

    assert "このボタンはもう使えません" in said.text


async def test_a_form_from_the_menu_that_comes_too_late_is_offered_by_a_button(
    server: DiscordDouble, reception: Reception
) -> None:
    post = server.say(HARU, CHANNEL, SECRET)

    async with at_work(server, reception, patience=0.1):
        async with reception.database.writing():
            answer = await server.choose(HANA, post, "Thank")
        late = await server.finished(answer)
    async with at_work(server, reception):
        form = await server.press(HANA, late, f"thanks-author:{HARU}")

    assert answer.kind == 5
    assert "お待たせしました" in late.text
    assert (form.kind, form.body["title"]) == (9, "お礼を伝える")


async def test_the_menu_works_in_memory_as_well_and_in_the_readers_language(world: World) -> None:
    hana, haru = world.person("花", "en-GB"), world.person("春")
    post = await haru.send(world.channel, SECRET)

    form = await hana.context_menu(world.channel, "Thank", post)

    assert form.modal is not None
    (chosen,) = form.modal["components"][0]["component"]["default_values"]
    assert (int(chosen["id"]), form.modal["title"]) == (haru.id, "Say thanks")


async def test_in_another_server_the_menu_says_one_sentence(world: World) -> None:
    hana = world.person("花")
    await hana.slash(world.channel, "alumni help")
    other = world.env.create_guild("よそ")
    hall, visitor = other.create_text_channel("hall"), other.add_member(world.env.create_user("visitor"))
    post = await visitor.send(hall, SECRET)

    answer = await visitor.context_menu(hall, "Thank", post)

    assert "another community's home" in shown(answer)
