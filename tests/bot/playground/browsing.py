"""A browser at the real page: `okaeri try` as a process of its own, and Debian's Chromium before it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import pytest

if TYPE_CHECKING:
    from playwright.async_api import Browser, ConsoleMessage, Page

ROOT = Path(__file__).parents[3]
CHROMIUM = Path("/usr/bin/chromium")
Look: TypeAlias = Literal["light", "dark"]

A_MONTH = 40_000.0
"""Milliseconds in which a month goes by, with all that is due in it, on a busy machine."""

PATIENCE = 10_000.0
"""Milliseconds until something that should be seen is given up."""


TOO_PALE = """() => {
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const seen = (colour) => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data];
  };
  const behind = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = seen(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const pale = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !node.checkVisibility()) continue;
    if (node.closest('noscript, .hidden')) continue;
    const [one, other] = [light(seen(getComputedStyle(node).color)), light(behind(node))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) pale.push(`${texts.currentNode.data.trim()} ${contrast.toFixed(2)}`);
  }
  return pale;
}"""
"""Visible words whose contrast to what is behind them is below 4.5 (WCAG 2.2, 1.4.3)."""

TOO_SMALL = """() => [...document.querySelectorAll('button, input, select, textarea, a')]
  .filter((node) => node.checkVisibility() && !node.matches('.skip'))
  .map((node) => [node.textContent || node.ariaLabel, node.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
  .map(([name, box]) => `${name} ${box.width}x${box.height}`)"""
"""Visible controls that a thumb would miss: under 44 pixels."""


@dataclass(slots=True)
class Eyes:
    """One tab. `asked` are the addresses it asked for, `broken` what its scripts complained of."""

    page: "Page"
    asked: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note every request and every complaint from now on."""
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on("console", lambda message: self.broken.extend(_complaint(message)))

    async def is_ready(self) -> None:
        """Wait until all three views have their first message."""
        for number in range(3):
            card = self.page.locator(".column").nth(number).locator(".card").first
            await card.wait_for(state="attached")

    async def posts(self, host: str, number: int, text: str) -> None:
        """Whom another view belongs to writes in the first channel."""
        told = await self.page.request.get(f"http://{host}/api/personas")
        name = await self.page.locator(".column .persona .name").nth(number).text_content()
        who = next(one["id"] for one in (await told.json())["personas"] if one["name"] == name)
        post = {"persona": who, "channel": "lounge", "text": text}
        await self.page.request.post(f"http://{host}/api/post", data=post)

    async def step(self, *, by_keyboard: bool = False) -> str:
        """Do what the guide's one button says; returns the title of the step that was done."""
        title = await self.page.locator("#guide h2").inner_text()
        if by_keyboard:
            await self.page.keyboard.press("Enter")
        else:
            await self.page.locator("#guide .primary").click()
        later = self.page.locator("#guide h2", has_not_text=title)
        await later.wait_for(timeout=A_MONTH)
        return title


@dataclass(slots=True)
class Sitting:
    """A running page and a browser; every tab is a visitor of its own, five minutes later."""

    browser: "Browser"
    host: str

    async def open(
        self, locale: str, *, look: Look = "light", width: int = 1440, height: int = 900, touch: bool = False
    ) -> Eyes:
        """The page as somebody with that browser sees it first, the guide open."""
        context = await self.browser.new_context(
            locale=locale,
            color_scheme=look,
            reduced_motion="reduce",
            has_touch=touch,
            viewport={"width": width, "height": height},
        )
        context.set_default_timeout(PATIENCE)
        await context.request.post(f"http://{self.host}/api/forward", data={"minutes": 5})
        eyes = Eyes(await context.new_page())
        eyes.watch()
        await eyes.page.goto(f"http://{self.host}/")
        await eyes.is_ready()
        await eyes.page.locator("#guide .primary").wait_for()
        return eyes


@asynccontextmanager
async def sitting_at(folder: Path) -> AsyncIterator[Sitting]:
    """A running page with its database in `folder`, and a browser; skips where playwright is missing."""
    driver = pytest.importorskip("playwright.async_api", reason="playwright is not installed")
    async with playground(folder) as host, driver.async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield Sitting(browser, host)
        await browser.close()


@asynccontextmanager
async def playground(folder: Path) -> AsyncIterator[str]:
    """`okaeri try` as a process, with its database in `folder`; gives host and port."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "try", "--no-browser", "--port", "0"),
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(folder)},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        if process.stdout is None:
            raise LookupError("the process says nothing")
        async with asyncio.timeout(PATIENCE / 500):
            said = (await process.stdout.readline()).decode()
        yield said.split("http://")[1].split("/")[0]
    finally:
        process.terminate()
        await process.wait()


def _complaint(message: "ConsoleMessage") -> tuple[str, ...]:
    return (message.text,) if message.type in ("error", "warning") else ()
