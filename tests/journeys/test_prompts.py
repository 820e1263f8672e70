"""An invitation to give: said yes to in one tap and a form, or refused and taken up again."""

import pytest

from bot.worker import plan_here
from community.gift import Gift, GiftId, GiftKind
from handlers.reception import Reception
from handlers.timetable import prompts as timetable
from storage import gifts, members, muted
from tests.handlers.notices import open_the_door
from tests.journeys.hands import Hands

SAID = {
    "ja": {
        "why": "最近、ほかの方から受け取られたものがありました",
        "minutes": "目安は10分です",
        "offered": "ありがとうございます",
        "thanked": "応じてくださって、ありがとうございます",
        "refused": "「相談に力を貸すこと」のお声がけは、これからお送りしません",
        "on": "✓ 相談に力を貸すこと",
    },
    "en": {
        "why": "gave you something not long ago",
        "minutes": "about 10 minutes",
        "offered": "Thank you",
        "thanked": "Thank you for saying yes",
        "refused": "I will not invite you to this any more: helping with an ask",
        "on": "✓ helping with an ask",
    },
}
WORDS = "どなたか、経理に詳しい方はいませんか"


@pytest.fixture
def ken(languages: tuple[str, str]) -> dict[str, str]:
    """What Ken reads."""
    return SAID[languages[1]]


async def _ken_is_invited(hands: Hands, reception: Reception, language: str) -> str:
    """Olga, who speaks Ken's language, asks; the host has given to Ken. What comes to him."""
    for who in ("hana", "ken", "olga"):
        await hands.say(who, "menu")
    await open_the_door(reception)
    await reception.pass_time()
    async with reception.database.writing() as tx:
        olga = (await members.named(tx, "Olga"))[0].id
        await members.update(tx, olga, language=language)
        await muted.off(tx, olga, muted.PLATFORM_LANGUAGE)
        ken, at = (await members.named(tx, "Ken"))[0].id, reception.clock()
        await gifts.record(tx, Gift(GiftId(0), "first", olga, GiftKind.RESOURCE, at, (ken,), host=True))
    for who in ("hana", "ken", "olga"):
        await hands.letters(who)
    await hands.say("olga", "ask")
    await hands.send("olga", words=WORDS, way="quiet")
    await reception.look_at_rules()
    asked = (reception.database, reception.rules, reception.clock())
    assert await timetable.invite(*asked, plan_here, 1) == 1
    return await hands.letters("ken")


async def test_a_yes_opens_the_form_at_once_and_the_message_thanks(
    hands: Hands, reception: Reception, languages: tuple[str, str], ken: dict[str, str]
) -> None:
    letter = await _ken_is_invited(hands, reception, languages[1])
    before = hands.taps
    opened = await hands.tap("ken", "ask-help")
    offered = await hands.send("ken", words="経理を10年やっていました")

    assert WORDS in letter
    assert ken["why"] in letter
    assert ken["minutes"] in letter
    assert opened == ""
    assert hands.taps - before == 2  # the form is sent by a tap as well
    assert ken["offered"] in offered
    assert "経理を10年" in await hands.letters("olga")
    assert ken["thanked"] in await hands.letters("ken")


async def test_not_this_kind_is_heeded_and_taken_up_again(
    hands: Hands, reception: Reception, languages: tuple[str, str], ken: dict[str, str]
) -> None:
    await _ken_is_invited(hands, reception, languages[1])

    refused = await hands.tap("ken", "prompt-refuse")
    page = await hands.tap("ken", "prompts-kind")

    assert ken["refused"] in refused
    assert ken["on"] in page
