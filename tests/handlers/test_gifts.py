"""Gifts: logged by the giver, told to the receivers, and put together with what thanks had told."""

from sqlalchemy import select

from handlers.event import Who
from handlers.reception import Reception
from handlers.view import Button
from storage import chain, claims, deliveries, members
from storage.tables import gifts, receipts
from tests.handlers.people import HANA, KEN, YUI, button, buttons, come, give, press, read, say, send, thank


async def test_a_logged_gift_is_told_to_its_receivers_with_one_tap_to_thanks(reception: Reception) -> None:
    await come(reception, HANA, KEN)

    answer = await give(reception, KEN, HANA, words="面談の練習")

    async with reception.database.writing() as tx:
        (notice,) = await claims.claim(tx, reception.clock(), 10, ("slack",))
        assert notice.member is not None
        reader = (await members.get(tx, [notice.member]))[notice.member]
        told = await reception.draw(tx, notice, reader, "slack")
    assert "@Hana Moriさんへの「助言」を記録しました" in read(answer)
    assert "@佐藤健 noted that you received advice" in read(told)
    assert "面談の練習" in read(told)


async def test_thanks_from_the_notice_are_for_exactly_that_gift_and_once(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await give(reception, KEN, HANA, words="first")
    await give(reception, KEN, HANA, words="second")
    async with reception.database.reading() as tx:
        first = (await tx.execute(select(gifts.c.id).where(gifts.c.words == "first"))).scalar_one()
    form = (await press(reception, HANA, Button("x", "thanks-for", str(first)))).form
    assert form is not None

    answers = [await send(reception, HANA, form, words="thank you") for _ in range(2)]

    assert "on their way" in read(answers[0])
    assert "counts once" in read(answers[1])


async def test_a_gift_nobody_is_named_for_goes_to_everybody_and_its_audience_is_kept(
    reception: Reception,
) -> None:
    await come(reception, HANA, KEN, YUI)

    answer = await give(reception, HANA, words="notes of the panel")

    async with reception.database.reading() as tx:
        row = (await tx.execute(select(gifts.c.everybody, gifts.c.audience))).one()
    assert "to everybody" in read(answer)
    assert tuple(row) == (True, 2)


async def test_a_gift_that_thanks_had_told_of_is_put_together_with_it(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "the introduction")
    logged = await give(reception, KEN, HANA, words="introduced Ms Abe")

    answer = await press(reception, KEN, button(logged, "give-same"))

    async with reception.database.reading() as tx:
        rows = (await tx.execute(select(gifts.c.kind, gifts.c.words, gifts.c.born_of_thanks))).all()
        waiting = (await deliveries.counts(tx)).get("waiting")
    assert "ひとつのギフトにまとめました" in read(answer)
    assert [tuple(row) for row in rows] == [("advice", "introduced Ms Abe", False)]
    assert waiting == 1


async def test_a_gift_with_no_thanks_before_it_asks_nothing(reception: Reception) -> None:
    await come(reception, HANA, KEN)

    answer = await give(reception, KEN, HANA)

    assert "give-same" not in {button.action for button in buttons(answer)}


async def test_the_host_share_counts_confirmed_members_only(reception: Reception) -> None:
    await come(reception, HANA, KEN)
    async with reception.database.writing() as tx:
        found = await members.of_account(tx, "slack", KEN.id)
        assert found is not None
        await members.update(tx, found[0].id, kind="staff", confirmed=True)

    await give(reception, HANA, KEN)
    await give(reception, KEN, HANA)

    async with reception.database.reading() as tx:
        figures = await chain.figures(tx)
    assert (figures.host_share, figures.unconfirmed) == (1.0, 1)


async def test_a_receiver_whose_name_several_have_is_chosen_and_nothing_told_is_lost(
    reception: Reception,
) -> None:
    suzuki = [Who("slack", "T1", f"US{n}", name, "ja") for n, name in enumerate(["鈴木 一郎", "鈴木 花子"])]
    await come(reception, HANA, KEN, *suzuki)
    form = (await say(reception, HANA, "give")).form
    assert form is not None
    told = {"kind": "mentoring", "receivers": KEN.id, "name": "鈴木", "words": "毎月の面談"}
    choice = await send(reception, HANA, form, **told)

    answers = [await press(reception, HANA, buttons(choice)[1]) for _ in range(2)]

    async with reception.database.reading() as tx:
        rows = (await tx.execute(select(gifts.c.kind, gifts.c.words))).all()
        receivers = (await tx.execute(select(receipts.c.member_id))).all()
    assert "Logged: mentoring to @佐藤健, @鈴木 花子" in read(answers[0])
    assert "no longer valid" in read(answers[1])
    assert [tuple(row) for row in rows] == [("mentoring", "毎月の面談")]
    assert len(receivers) == 2


async def test_thanks_for_a_gift_stay_when_it_is_put_together_with_an_earlier_one(
    reception: Reception,
) -> None:
    await come(reception, HANA, KEN)
    await thank(reception, HANA, KEN, "the introduction")
    logged = await give(reception, KEN, HANA, words="introduced Ms Abe")
    async with reception.database.reading() as tx:
        newest = (await tx.execute(select(gifts.c.id).order_by(gifts.c.id.desc()).limit(1))).scalar_one()
    form = (await press(reception, HANA, Button("x", "thanks-for", str(newest)))).form
    assert form is not None
    await send(reception, HANA, form, words="again, thank you")

    await press(reception, KEN, button(logged, "give-same"))

    assert "届いたお礼: 2回" in read(await say(reception, KEN, "mine"))


async def test_a_gift_without_a_word_that_anybody_could_read_is_asked_again(reception: Reception) -> None:
    await come(reception, HANA, KEN)

    answer = await give(reception, HANA, KEN, words="\u200b\u2060")

    async with reception.database.reading() as tx:
        rows = (await tx.execute(select(gifts.c.id))).all()
    assert "I need a few words for this" in read(answer)
    assert [b.action for b in buttons(answer)] == ["again"]
    assert not rows
