"""The chain of giving: asked for by an organiser, worked out, brought; and what a member reads of it."""

import pytest

from handlers.reception import Reception
from storage import members, muted
from tests.conftest import SetClock
from tests.handlers.measured import TOO_FEW, work
from tests.journeys.hands import Hands

SAID = {
    "ja": {
        "waits": "まだ計算していないため、いまから計算します",
        "verdict": "ギフトが次のギフトを生んでいます",
        "figure": "およそ6件(おそらく4〜8件)",
        "next": "次の段階は「連鎖がひとりでに続く」です",
        "month": "2026-05 0.55件(0.30〜0.80件)、会社からが30%",
        "comes": "月ごとの図を、メッセージでお送りします",
        "again": "「月ごとの様子」の図を、メッセージでお送りします",
        "few": "100件中12件",
        "helps": "いまできること",
        "earlier": "この内容は変わりません",
        "member": "ギフト10件から、およそ6件の次のギフト",
        "begun": "少しずつ始まっています",
        "shut": "運営の方だけが見られます",
    },
    "en": {
        "waits": "I have not worked this out yet",
        "verdict": "Gifts induce gifts",
        "figure": "about 6 further ones (most likely 4 to 8)",
        "next": "Next: The chain carries itself.",
        "month": "2026-05 0.55 (0.30 to 0.80), 30% given by the company",
        "comes": "A picture of this comes to you as a message",
        "again": "The picture “Month by month” is on its way to you",
        "few": "12 of 100",
        "helps": "What helps now",
        "earlier": "Nothing of this changes",
        "member": "10 gifts lead to about 6 more",
        "begun": "Members are beginning to give",
        "shut": "Only organisers can see this",
    },
}


@pytest.fixture
async def olga(hands: Hands, reception: Reception, languages: tuple[str, str]) -> dict[str, str]:
    """What Olga reads, who organises and speaks Hana's language here."""
    for who in ("hana", "ken", "olga"):
        await hands.say(who, "menu")
    async with reception.database.writing() as tx:
        number = (await members.named(tx, "Olga"))[0].id
        await members.update(tx, number, language=languages[0])
        await muted.off(tx, number, muted.PLATFORM_LANGUAGE)
    return SAID[languages[0]]


async def test_an_organiser_asks_hears_that_it_is_worked_out_and_gets_it_with_its_picture(
    hands: Hands, reception: Reception, clock: SetClock, olga: dict[str, str]
) -> None:
    answer = await hands.say("olga", "chain", command="organiser")
    nothing_yet = await hands.letters("olga")
    clock.forward(minutes=1)
    await work(reception)
    letter = await hands.letters("olga")
    clock.forward(minutes=1)
    page = await hands.say("olga", "chain", command="organiser")

    assert olga["waits"] in answer
    assert olga["verdict"] not in nothing_yet
    for said in ("verdict", "figure", "next"):
        assert olga[said] in letter
        assert olga[said] in page
    assert olga["month"] in letter
    assert olga["comes"] in page


async def test_a_picture_comes_again_whenever_its_button_is_pressed(
    hands: Hands, reception: Reception, clock: SetClock, olga: dict[str, str]
) -> None:
    await hands.say("olga", "chain", command="organiser")
    await work(reception)
    await hands.say("olga", "chain", command="organiser")
    before = (await hands.letters("olga")).count(olga["month"])
    clock.forward(minutes=1)

    pressed = await hands.tap("olga", "chain-picture")
    letters = await hands.letters("olga")

    assert olga["again"] in pressed
    assert before == 2
    assert letters.count(olga["month"]) == 3


async def test_with_too_few_gifts_it_counts_and_says_what_helps_then_is_worked_out_anew(
    hands: Hands, reception: Reception, clock: SetClock, olga: dict[str, str]
) -> None:
    await hands.say("olga", "chain", command="organiser")
    await work(reception, TOO_FEW)
    letter = await hands.letters("olga")
    clock.forward(days=29)
    await hands.say("olga", "chain", command="organiser")

    await hands.tap("olga", "chain-anew")
    await work(reception)
    anew = await hands.letters("olga")
    await hands.say("olga", "chain", command="organiser")
    earlier = await hands.tap("olga", "organiser-chain")

    assert olga["few"] in letter
    assert olga["helps"] in letter
    assert olga["verdict"] in anew
    assert olga["few"] in earlier
    assert olga["earlier"] in earlier


async def test_a_member_reads_two_sentences_and_is_refused_the_rest(
    hands: Hands, reception: Reception, languages: tuple[str, str], olga: dict[str, str]
) -> None:
    await hands.say("ken", "thanks", "hana", "tea")
    before = await hands.say("ken", "chain")
    await hands.say("olga", "chain", command="organiser")
    await work(reception)

    page = await hands.say("ken", "chain")
    refused = await hands.say("ken", "chain", command="organiser")

    kens = SAID[languages[1]]
    assert kens["begun"] in before
    assert kens["member"] in page
    assert kens["shut"] in refused
    assert kens["verdict"] not in page + refused
