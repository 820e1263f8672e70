"""A browser at the real page: `okaeri try` as a process of its own, and Debian's Chromium before it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from playwright.async_api import Browser, ConsoleMessage, Page

ROOT = Path(__file__).parents[3]
CHROMIUM = Path("/usr/bin/chromium")
Look: TypeAlias = Literal["light", "dark"]

PATIENCE = 10_000.0
"""Milliseconds until something that should be seen is given up."""


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

    async def step(self, *, by_keyboard: bool = False) -> str:
        """Do what the guide's one button says; returns the title of the step that was done."""
        title = await self.page.locator("#guide h2").inner_text()
        if by_keyboard:
            await self.page.keyboard.press("Enter")
        else:
            await self.page.locator("#guide .primary").click()
        await self.page.locator("#guide h2", has_not_text=title).wait_for()
        return title


@dataclass(slots=True)
class Sitting:
    """A running page and a browser; every tab is a visitor of its own, five minutes later."""

    browser: "Browser"
    host: str

    async def open(self, locale: str, *, look: Look = "light", width: int = 1440, height: int = 900) -> Eyes:
        """The page as somebody with that browser sees it first, the guide open."""
        context = await self.browser.new_context(
            locale=locale,
            color_scheme=look,
            reduced_motion="reduce",
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
