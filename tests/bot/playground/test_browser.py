"""The page in a real Chromium: the guided minute, forms, languages, looks, and words that stay words."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bot.playground.browsing import A_MONTH, CHROMIUM, TOO_PALE, TOO_SMALL, Look, Sitting, sitting_at

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sitting(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Sitting]:
    """A page and a browser for all tests here."""
    async with sitting_at(tmp_path_factory.mktemp("page")) as ready:
        yield ready


async def test_the_thanked_sees_who_thanked_and_what_it_became(sitting: Sitting) -> None:
    eyes = await sitting.open("ja-JP")

    await eyes.step()
    await eyes.step()

    titles = await eyes.page.locator(".column").nth(1).locator("h3").all_inner_texts()
    assert titles[-2:] == ["Somebody thanks you", "My giving"]


@pytest.mark.parametrize(("locale", "told"), [("ja-JP", "みんなの連鎖"), ("en-GB", "The chain of giving")])
async def test_the_guided_minute_is_four_clicks(sitting: Sitting, locale: str, told: str) -> None:
    eyes = await sitting.open(locale)

    titles = [await eyes.step() for _ in range(4)]

    assert len(set(titles)) == 4
    assert await eyes.page.locator(".column").nth(0).locator("h3").last.inner_text() == told


async def test_the_guided_minute_needs_no_mouse(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")

    for _ in range(4):
        await eyes.step(by_keyboard=True)
    await eyes.page.keyboard.press("Enter")

    assert await eyes.page.locator("#guide").is_hidden()
    assert await eyes.page.evaluate("document.activeElement.role") == "combobox"


async def test_a_month_passes_on_the_clock_of_the_page(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    before = await eyes.page.locator("#now time").get_attribute("datetime") or ""

    await eyes.page.locator(".move").nth(2).click()
    await eyes.page.locator(".toast.moved").wait_for(timeout=A_MONTH)

    after = await eyes.page.locator("#now time").get_attribute("datetime") or ""
    assert after[:7] > before[:7]


async def test_a_guide_that_was_closed_stays_closed_until_it_is_asked_for(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")

    await eyes.page.locator("#guide .close").click()
    await eyes.page.reload()
    await eyes.is_ready()
    stayed = await eyes.page.locator("#guide").is_hidden()
    await eyes.page.locator("#open-guide").click()

    assert stayed
    assert await eyes.page.locator("#guide").is_visible()


async def test_a_line_is_written_with_arrows_and_enter_alone(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    line = eyes.page.locator(".column").nth(0).get_by_role("combobox")

    await line.focus()
    await line.press_sequentially("/than")
    await line.press("Enter")
    await line.press_sequentially("@")
    await line.press("ArrowDown")
    marked = await line.get_attribute("aria-activedescendant") or ""
    await line.press("Enter")
    written = await line.input_value()
    await line.press_sequentially("for the book")
    await line.press("Enter")

    await eyes.page.locator(".column").nth(0).locator(".typed", has_text="for the book").wait_for()
    assert marked.endswith("-1")
    assert written.startswith("/alumni thanks @")
    assert "<@" not in written


async def test_a_form_is_filled_by_keyboard_and_gives_the_focus_back(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    thank = eyes.page.locator(".column").nth(0).get_by_role("button", name="Say thanks", exact=True).first
    await thank.focus()

    await eyes.page.keyboard.press("Enter")
    dialog = eyes.page.get_by_role("dialog")
    await dialog.wait_for()
    await dialog.get_by_role("button", name="Send").press("Enter")
    complaint = await dialog.get_by_text("Please answer this one.").count()
    await eyes.page.keyboard.type("a")
    await eyes.page.keyboard.press("Enter")
    chosen = await dialog.locator(".chip").count()
    await dialog.locator("textarea").press_sequentially("the lunch")
    await dialog.get_by_role("button", name="Send").press("Enter")
    await dialog.wait_for(state="detached")

    assert (complaint, chosen) == (1, 1)
    assert await eyes.page.evaluate("document.activeElement.closest('.column') !== null")


async def test_escape_closes_a_form_and_nothing_is_sent(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    gift = eyes.page.locator(".column").nth(0).get_by_role("button", name="Log a gift")

    await gift.press("Enter")
    await eyes.page.get_by_role("dialog").wait_for()
    await eyes.page.keyboard.press("Escape")

    await eyes.page.get_by_role("dialog").wait_for(state="detached")
    assert await gift.evaluate("(node) => node === document.activeElement")
    assert not [address for address in eyes.asked if address.endswith("/api/submit")]


async def test_a_command_written_whole_in_either_language_is_sent_at_once(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    first = eyes.page.locator(".column").nth(0)

    for command in ("/alumni chain", "/alumni 連鎖"):
        await first.get_by_role("combobox").fill(command)
        await first.get_by_role("combobox").press("Enter")

        await first.locator(".typed", has_text=command).wait_for()


async def test_words_of_members_stay_words(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    written = "<img src=x onerror=document.title='hurt'> [here](javascript:alert(1))"
    first = eyes.page.locator(".column").nth(0)

    await first.locator("[data-place=lounge]").click()
    await first.get_by_role("combobox").fill(written)
    await first.get_by_role("combobox").press("Enter")
    await first.get_by_text(written).wait_for()

    assert await eyes.page.title() != "hurt"
    assert await first.locator(".log img, .log a").count() == 0


async def test_a_post_can_be_reacted_to_by_keyboard(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    second = eyes.page.locator(".column").nth(2)
    await second.locator("[data-place=lounge]").click()
    add = second.get_by_role("button", name="Add a reaction").first

    await add.press("Enter")
    await eyes.page.get_by_role("menuitem").first.press("Enter")

    await second.get_by_role("button", name="React with 🙏 (1)").first.wait_for()


async def test_a_refusal_is_said_and_the_line_is_kept(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    line = eyes.page.locator(".column").nth(0).get_by_role("combobox")

    await line.fill("hello there")
    await line.press("Enter")

    await eyes.page.get_by_text("A command begins with /alumni or /organiser.").wait_for()
    assert await line.input_value() == "hello there"


async def test_another_persona_is_found_by_name_and_speaks_their_language(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB")
    await eyes.step()

    first = eyes.page.locator(".column").nth(0)
    await first.locator(".persona").press("Enter")
    await eyes.page.get_by_role("dialog").get_by_role("combobox").fill("yamada")
    await eyes.page.keyboard.press("Enter")

    await first.get_by_text("おかえりなさい").wait_for()
    assert await first.locator(".said").first.get_attribute("lang") == "ja"


@pytest.mark.parametrize("locale", ["ja-JP", "en-GB"])
async def test_a_phone_needs_no_sideways_scroll_and_no_small_finger(sitting: Sitting, locale: str) -> None:
    eyes = await sitting.open(locale, width=390, height=844)
    await eyes.step()

    wide = await eyes.page.evaluate("document.documentElement.scrollWidth")
    small = await eyes.page.evaluate(TOO_SMALL)

    assert wide <= 390
    assert small == []


@pytest.mark.parametrize("look", ["light", "dark"])
async def test_every_word_stands_out_from_its_ground(sitting: Sitting, look: Look) -> None:
    eyes = await sitting.open("ja-JP", look=look)
    await eyes.step()
    await eyes.page.locator(".column").nth(2).get_by_role("button", name="ギフトを記録する").click()
    await eyes.page.get_by_role("dialog").wait_for()

    pale = await eyes.page.evaluate(TOO_PALE)

    assert pale == []


async def test_the_switches_change_the_language_and_the_look(sitting: Sitting) -> None:
    eyes = await sitting.open("en-GB", look="light")

    await eyes.page.get_by_role("button", name="日本語").click()
    await eyes.page.get_by_text("お礼を送る").wait_for()
    for _ in range(2):
        await eyes.page.locator("#look").click()

    assert await eyes.page.evaluate("document.documentElement.lang") == "ja"
    assert await eyes.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


async def test_nothing_is_asked_of_any_other_place_and_nothing_breaks(sitting: Sitting) -> None:
    eyes = await sitting.open("ja-JP")

    for _ in range(4):
        await eyes.step()

    assert {address.split("/")[2] for address in eyes.asked if not address.startswith("data:")} == {
        sitting.host
    }
    assert eyes.broken == []
