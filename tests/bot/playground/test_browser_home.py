"""The Home, a message's menu, and comings and goings, in a real Chromium."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bot.playground.browsing import CHROMIUM, TOO_PALE, TOO_SMALL, Eyes, Look, Sitting, sitting_at

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
]

FIRST, SECOND, ORGANISER = range(3)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sitting(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Sitting]:
    """A page and a browser for all tests here."""
    async with sitting_at(tmp_path_factory.mktemp("page")) as ready:
        yield ready


async def _at_a_post(sitting: Sitting, eyes: Eyes, text: str) -> None:
    """The first view before a message of the second one's."""
    await eyes.posts(sitting.host, SECOND, text)
    await eyes.page.locator(".column").nth(FIRST).locator("[data-place=lounge]").click()
    await eyes.page.locator(".column").nth(FIRST).locator(".post", has_text=text).wait_for()


@pytest.mark.parametrize(
    ("locale", "entries"),
    [
        ("en-GB", ["Say thanks to {name}", "Log a gift to {name}"]),
        ("ja-JP", ["{name}さんにお礼を伝える", "{name}さんへのギフトを記録する"]),
    ],
)
async def test_a_messages_menu_offers_thanks_and_a_gift(
    sitting: Sitting, locale: str, entries: list[str]
) -> None:
    eyes = await sitting.open(locale)
    await _at_a_post(sitting, eyes, f"a post for {locale}")
    name = await eyes.page.locator(".column .persona .name").nth(SECOND).inner_text()

    await eyes.page.locator(".post", has_text=f"a post for {locale}").first.locator(".more").click()

    offered = await eyes.page.get_by_role("menuitem").all_inner_texts()
    assert offered == [entry.format(name=name) for entry in entries]


@pytest.mark.parametrize("down", [0, 1], ids=["thanks", "gift"])
async def test_an_entry_is_chosen_by_keyboard_and_its_form_names_the_author(
    sitting: Sitting, down: int
) -> None:
    eyes = await sitting.open("en-GB")
    text = f"post number {down}"
    await _at_a_post(sitting, eyes, text)
    name = await eyes.page.locator(".column .persona .name").nth(SECOND).inner_text()

    await eyes.page.locator(".post", has_text=text).first.locator(".more").press("Enter")
    for _ in range(down):
        await eyes.page.keyboard.press("ArrowDown")
    await eyes.page.keyboard.press("Enter")

    dialog = eyes.page.get_by_role("dialog")
    await dialog.wait_for()
    assert await dialog.locator(".chip [lang]").all_inner_texts() == [name]
    assert await dialog.locator("h2").inner_text() == ["Say thanks", "Log a gift"][down]


async def test_thanks_from_a_message_are_a_matter_of_thumbs_on_a_phone(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB", width=390, height=844, touch=True)
    await eyes.page.locator("#guide .close").tap()
    await _at_a_post(sitting, eyes, "for a thumb")

    await eyes.page.locator(".post:visible", has_text="for a thumb").locator(".more").tap()
    await eyes.page.get_by_role("menuitem").first.tap()
    await eyes.page.get_by_role("dialog").get_by_role("button", name="Send").tap()

    await eyes.page.get_by_role("dialog").wait_for(state="detached")
    await eyes.page.locator(".column").nth(FIRST).get_by_text("on their way").first.wait_for()


async def test_what_is_pressed_on_the_home_is_answered_below_it(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    first = eyes.page.locator(".column").nth(FIRST)

    for button in ("My giving", "Rounds"):
        await first.locator("[data-message=home]").get_by_role("button", name=button).click()
        await first.locator(".card:not([data-message=home]) h3", has_text=button).wait_for()

    cards = await first.locator(".log > *").evaluate_all("cards => cards.map((one) => one.dataset.message)")
    focused = await eyes.page.evaluate("document.activeElement.dataset.message")
    assert cards[0] == "home"
    assert cards[1:] == [focused]
    assert await first.locator("[data-place=home]").get_attribute("aria-selected") == "true"


async def test_a_form_that_was_opened_on_the_home_is_answered_below_it(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    first = eyes.page.locator(".column").nth(FIRST)
    await first.locator("[data-message=home]").get_by_role("button", name="Say thanks").click()
    await eyes.page.get_by_role("dialog").wait_for()

    await eyes.page.keyboard.type("a")
    await eyes.page.keyboard.press("Enter")
    await eyes.page.get_by_role("dialog").get_by_role("button", name="Send").press("Enter")
    await eyes.page.get_by_role("dialog").wait_for(state="detached")

    await first.locator(".card:not([data-message=home]):focus").wait_for()
    assert await first.locator("[data-place=home]").get_attribute("aria-selected") == "true"


async def test_what_the_bot_told_stands_under_its_name(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    first = eyes.page.locator(".column").nth(FIRST)

    await first.locator("[data-message=home]").get_by_role("button", name="Rounds", exact=True).click()
    await first.locator(".card:not([data-message=home])").wait_for()
    await first.locator("[data-place=dm]").click()

    assert await first.locator("[data-message=home]").count() == 0
    assert await first.locator("h3").last.inner_text() == "Rounds"


async def test_a_home_follows_what_others_do(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    home = eyes.page.locator(".column").nth(SECOND).locator("[data-message=home]")
    before = await home.get_by_text("the hour you took").count()

    await eyes.step()

    await home.get_by_text("the hour you took").first.wait_for()
    assert before == 0


async def test_who_left_can_come_back_where_they_stood(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    second = eyes.page.locator(".column").nth(SECOND)
    name = await second.locator(".persona .name").inner_text()
    await second.locator(".persona").click()
    await eyes.page.get_by_role("button", name=f"{name} leaves the community").click()
    await second.get_by_text(f"{name} has left the community.").wait_for()
    lines = await second.get_by_role("combobox").count()

    await second.get_by_role("button", name=f"{name} comes back").press("Enter")
    await second.locator("[role=combobox]:focus").wait_for()

    assert lines == 0
    assert eyes.broken == []


async def test_who_comes_is_welcomed_before_one_looks(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    first = eyes.page.locator(".column").nth(FIRST)
    await first.locator(".persona").click()
    await eyes.page.get_by_role("button", name="Somebody new comes").click()

    await eyes.page.get_by_role("dialog").get_by_label("Their name").fill("Mei Lin")
    await eyes.page.get_by_role("dialog").get_by_role("button", name="Send").click()

    await first.locator("h3", has_text="Mei Lin").wait_for()
    assert await first.locator("[data-place=dm]").get_attribute("aria-selected") == "true"


async def test_an_organiser_chooses_a_channel_and_stands_among_the_organisers(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    organiser = eyes.page.locator(".column").nth(ORGANISER)
    name = await organiser.locator(".persona .name").inner_text()

    await organiser.locator("[data-message=home] .button.primary").nth(1).click()

    dialog = eyes.page.get_by_role("dialog")
    await dialog.wait_for()
    assert await dialog.locator("select option").all_inner_texts() == [
        "Please choose",
        "# lounge",
        "# careers",
    ]
    assert name in await dialog.locator(".chip [lang]").all_inner_texts()


@pytest.mark.parametrize("locale", ["ja-JP", "en-GB"])
async def test_an_organisers_home_fits_a_phone(sitting: Sitting, locale: str) -> None:
    eyes = await sitting.open(locale, width=390, height=844)
    await eyes.page.locator("#guide .close").click()

    await eyes.page.locator("#people button").nth(ORGANISER).click()

    home = eyes.page.locator(".column").nth(ORGANISER).locator("[data-message=home]")
    assert await home.locator(".button").count() > 8
    assert await eyes.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert await home.evaluate("(card) => card.scrollWidth <= card.clientWidth")
    assert await eyes.page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("look", ["light", "dark"])
async def test_every_word_of_a_home_stands_out(sitting: Sitting, look: Look) -> None:
    eyes = await sitting.open("en-GB", look=look)
    await eyes.page.locator("#guide .close").click()
    organiser = eyes.page.locator(".column").nth(ORGANISER)
    await organiser.locator("[data-message=home]").get_by_role("button", name="メンバー").click()
    await organiser.locator(".card:not([data-message=home])").wait_for()

    assert await eyes.page.evaluate(TOO_PALE) == []


async def test_a_home_that_nobody_touched_stays_at_its_beginning(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB", height=700)

    await eyes.step()
    await eyes.step()

    log = eyes.page.locator(".column").nth(ORGANISER).locator(".log")
    assert await log.evaluate("(log) => log.scrollHeight > log.clientHeight")
    assert await log.evaluate("(log) => log.scrollTop") == 0
