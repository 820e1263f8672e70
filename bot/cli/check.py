"""`okaeri check`: one line each with ok or what to do; with --send-me, proven by a real message."""

import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from bot import doctor
from bot.cli import sending
from bot.cli.asked import Check
from bot.cli.counted import counted
from bot.cli.opened import load_settings
from bot.cli.refusal import Refused
from bot.diagnoses import Diagnosis
from config.settings import Settings

MARKS = {True: "ok", False: "to do", None: "-"}


def look(asked: Check) -> int:
    """Say what was found; returns the exit code, 0 when nothing is wrong."""
    try:
        settings = load_settings()
    except Refused as refused:
        found: Sequence[Diagnosis] = (Diagnosis("settings", False, str(refused)),)
    else:
        found = asyncio.run(_look(asked, settings, datetime.now(UTC)))
    said = as_json(found) if asked.as_json else in_lines(found)
    sys.stdout.write(f"{said}\n")
    if asked.only_running:
        return 0 if all(one.ok for one in found) else 1
    if not asked.as_json:
        sys.stdout.write(f"{_summary(found)}\n")
    return 1 if any(one.ok is False for one in found) else 0


def as_json(found: Sequence[Diagnosis]) -> str:
    """What was found as one object; `ok` is null where something is not known, or waits."""
    lines = [{"about": one.about, "ok": one.ok, "said": one.said} for one in found]
    return json.dumps({"ok": not any(one.ok is False for one in found), "found": lines}, ensure_ascii=False)


def in_lines(found: Sequence[Diagnosis]) -> str:
    """A line each."""
    widest = max(len(one.about) for one in found)
    return "\n".join(f"{MARKS[one.ok]:<6}{one.about:<{widest}}  {one.said}".rstrip() for one in found)


def _summary(found: Sequence[Diagnosis]) -> str:
    wrong = sum(one.ok is False for one in found)
    return f"{counted(wrong, 'thing')} to do." if wrong else "Nothing is wrong."


async def _look(asked: Check, settings: Settings, now: datetime) -> Sequence[Diagnosis]:
    if asked.only_running:
        return (await doctor.is_running(settings, now),)
    found = (Diagnosis("settings", True, ""), *await doctor.examine(settings, now))
    if asked.send_to is None:
        return found
    return (*found, *await sending.prove(settings, asked.send_to))
