"""What the bot posts, in a real Chromium: answers to tap, rooms, files, and a form that asks for a moment."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.playground import render
from handlers.pictures import reproduction
from handlers.pictures.sheet import speaking
from handlers.view import Field, Form, Message, Picture, Plain, Section
from tests.bot.playground.browsing import CHROMIUM, PATIENCE, TOO_PALE, TOO_SMALL, Eyes, Look
from tests.bot.playground.conftest import HANA, KEN, Visitor
from tests.bot.playground.gathering import FILE, ROOM, Gathering, announce, gathering
from tests.handlers.measured import INDUCES

if TYPE_CHECKING:
    from playwright.async_api import Locator

__all__ = ["gathering"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no {CHROMIUM}"),
]


@asynccontextmanager
async def _eyes(
    page: Visitor, locale: str = "en-GB", look: Look = "light", width: int = 1440
) -> AsyncIterator[Eyes]:
    """The page in a browser of its own, the guide closed; the columns are 花, Ken and Olga, or Ken first."""
    driver = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
    async with driver.async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = await browser.new_context(
            locale=locale,
            color_scheme=look,
            reduced_motion="reduce",
            viewport={"width": width, "height": 844 if width < 500 else 900},
        )
        context.set_default_timeout(PATIENCE)
        eyes = Eyes(await context.new_page())
        eyes.watch()
        await eyes.page.goto(page.door.url)
        await eyes.is_ready()
        await eyes.page.locator("#guide .close").click()
        yield eyes
        await browser.close()


def _column(eyes: Eyes, name: str) -> "Locator":
    return eyes.page.locator(f".column[aria-label='{name}']")


async def test_a_post_is_answered_by_keyboard_and_counts_for_everybody(
    page: Visitor, gathering: Gathering
) -> None:
    await announce(page)
    async with _eyes(page) as eyes:
        for name in ("花", "Ken"):
            await _column(eyes, name).locator("[data-place=lounge]").click()
        await _column(eyes, "Ken").get_by_role("button", name="行きます (0)").press("Enter")

        await _column(eyes, "花").get_by_role("button", name="行きます (1)").wait_for()
        answer = _column(eyes, "Ken").locator(".card.aside", has_text="Noted: Yes")
        await answer.get_by_text("Only Ken sees this").wait_for()

        await _column(eyes, "Ken").locator(".card.aside:focus", has_text="Noted: Yes").wait_for()
        assert await _column(eyes, "花").locator(".card.aside").count() == 0
        assert eyes.broken == []


async def test_a_redrawn_post_keeps_the_focus_of_whoever_reads_it(
    page: Visitor, gathering: Gathering
) -> None:
    await announce(page)
    async with _eyes(page) as eyes:
        await _column(eyes, "花").locator("[data-place=lounge]").click()
        await _column(eyes, "花").get_by_role("button", name="たぶん (0)").focus()
        post = next(one for one in await page.inbox(KEN) if one["title"] == "ロールモデルの会")

        await page.post("press", persona=KEN, message=post["id"], action="gathering-yes", subject="1")
        await _column(eyes, "花").get_by_role("button", name="行きます (1)").wait_for()

        held = "document.activeElement.closest('.column')?.getAttribute('aria-label')"
        await eyes.page.wait_for_function(f"{held} === '花'")


async def test_a_post_speaks_the_communitys_language_to_a_reading_voice(
    page: Visitor, gathering: Gathering
) -> None:
    await announce(page)
    async with _eyes(page) as eyes:
        await _column(eyes, "Ken").locator("[data-place=lounge]").click()

        said = _column(eyes, "Ken").locator(".card", has_text="ロールモデルの会").locator(".said")
        assert await said.get_attribute("lang") == "ja"


async def test_a_file_is_downloaded_with_its_name(page: Visitor) -> None:
    await page.door.send(KEN, Message("An event", (Section((Plain("For your calendar"),)), FILE)), "1")
    async with _eyes(page) as eyes:
        await _column(eyes, "Ken").locator("[data-place=dm]").click()
        shown = _column(eyes, "Ken").locator(".file")
        words = await shown.inner_text()

        async with eyes.page.expect_download() as download:
            await shown.press("Enter")
        saved = await (await download.value).path()

        assert (await download.value).suggested_filename == FILE.name
        assert await asyncio.to_thread(Path(saved).read_bytes) == FILE.content
        assert "1.3 kB" in words


@pytest.mark.parametrize("width", [1440, 390])
async def test_a_picture_is_seen_whole_and_has_its_words(page: Visitor, width: int) -> None:
    picture = Picture("R.png", reproduction.draw(INDUCES, speaking("en")), "R is 0.62")
    await page.door.send(KEN, Message("The chain", (picture,)), "1")
    async with _eyes(page, width=width) as eyes:
        await _column(eyes, "Ken").locator("[data-place=dm]").click()
        shown = _column(eyes, "Ken").get_by_role("img", name="R is 0.62")
        await eyes.page.wait_for_function(
            "(node) => node.naturalWidth === 960", arg=await shown.element_handle()
        )

        box = await shown.bounding_box()
        assert box is not None
        assert 200 < box["width"] <= min(480, width)
        assert await eyes.page.evaluate("document.documentElement.scrollWidth") <= width
        assert eyes.broken == []


async def test_a_room_is_a_place_of_its_own_called_by_who_is_there(
    page: Visitor, gathering: Gathering
) -> None:
    await announce(page, ROOM)
    async with _eyes(page) as eyes:
        room = _column(eyes, "Ken").get_by_role("tab", name="花")
        await room.click()
        await _column(eyes, "Ken").get_by_role("combobox", name="Ken writes in 花").fill("hello")
        await eyes.page.keyboard.press("Enter")

        await _column(eyes, "花").get_by_role("tab", name="Ken").click()
        await _column(eyes, "花").get_by_text("hello").wait_for()
        assert await _column(eyes, "Olga").locator("[data-place^=room]").count() == 0


async def test_a_moment_is_asked_for_by_the_clock_of_whoever_answers(page: Visitor) -> None:
    async with _eyes(page) as eyes:
        form = Form("An event", "event", (Field("at", "When", "moment", value="2026-06-12T19:00+09:00"),))
        await eyes.page.evaluate(
            """async (form) => {
                const { openForm } = await import('/forms.js');
                openForm(form, { language: 'en', people: [], channels: [], self: 'ken',
                                 submit: (answers) => { window.sent = answers; return null; } });
            }""",
            _drawn(form),
        )
        asked = eyes.page.get_by_label("When")
        about = await asked.get_attribute("aria-describedby") or ""
        told = await eyes.page.locator(f"#{about.split()[0]}").inner_text()
        await eyes.page.get_by_role("dialog").get_by_role("button", name="Send").click()

        await eyes.page.wait_for_function("window.sent")
        assert told == "Time in London"
        assert await eyes.page.evaluate("window.sent") == {"at": "2026-06-12 11:00"}


@pytest.mark.parametrize("look", ["light", "dark"])
async def test_a_post_with_its_answers_stands_out_from_its_ground(
    page: Visitor, gathering: Gathering, look: Look
) -> None:
    await announce(page)
    await page.door.send(KEN, Message("An event", (FILE,)), "1")
    async with _eyes(page, look=look) as eyes:
        await _column(eyes, "Ken").locator("[data-place=lounge]").click()
        await _column(eyes, "Ken").get_by_role("button", name="行きます (0)").click()
        await _column(eyes, "Ken").locator(".card.aside").wait_for()
        beside = await eyes.page.evaluate(TOO_PALE)
        await _column(eyes, "Ken").locator("[data-place=dm]").click()

        assert beside == []
        assert await eyes.page.evaluate(TOO_PALE) == []


@pytest.mark.parametrize("locale", ["ja-JP", "en-GB"])
async def test_a_post_and_a_room_fit_a_phone(page: Visitor, gathering: Gathering, locale: str) -> None:
    await announce(page)
    await announce(page, ROOM)
    await page.door.send(HANA, Message("会のお知らせ", (FILE,)), "1")
    await page.door.send(KEN, Message("An event", (FILE,)), "1")
    async with _eyes(page, locale, width=390) as eyes:
        shown = eyes.page.locator(".column:not([hidden])")
        small = []
        for place in ("lounge", "dm"):
            await shown.locator(f"[data-place={place}]").click()
            small += await eyes.page.evaluate(TOO_SMALL)
        await shown.locator("[data-place^=room]").click()

        assert await eyes.page.evaluate("document.documentElement.scrollWidth") <= 390
        assert [*small, *await eyes.page.evaluate(TOO_SMALL)] == []


def _drawn(form: Form) -> object:
    return render.form(form, render.Reader("en", "Europe/London", KEN))
