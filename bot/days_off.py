"""The days off of a country, on which nobody is invited to give or to meet; from the package `holidays`."""

import asyncio
import importlib.util
import subprocess
import sys
from datetime import date, datetime

from config.settings import SettingsRefused

_MISSING = "OKAERI_HOLIDAYS needs the package holidays; install okaeri with the extra `holidays`."


def days_off(country: str, now: datetime) -> frozenset[date]:
    """This year's and the next two; none where no country is set. `US-CA` is a part of one.

    Raises SettingsRefused with a sentence.
    """
    if not country:
        return frozenset()
    if importlib.util.find_spec("holidays") is None:
        raise SettingsRefused(_MISSING)
    import holidays

    whole, _, part = country.upper().partition("-")
    try:
        found = holidays.country_holidays(whole, subdiv=part or None, years=range(now.year, now.year + 3))
    except NotImplementedError as unknown:
        raise SettingsRefused(
            f"OKAERI_HOLIDAYS: {country!r} is no country like JP, nor a part of one like US-CA."
        ) from unknown
    return frozenset(found)


async def found_apart(country: str) -> frozenset[date]:
    """The same as of today, without the package in our memory (13 MB).

    Raises SettingsRefused for an unknown country, or a missing package.
    """
    if not country:
        return frozenset()
    apart = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.days_off", country, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    out, said = await apart.communicate()
    if apart.returncode:
        raise SettingsRefused(said.decode(errors="replace").strip().rpartition("\n")[2])
    return frozenset(map(date.fromisoformat, out.decode().split()))


if __name__ == "__main__":
    try:
        found = days_off(sys.argv[1], datetime.now().astimezone())
    except SettingsRefused as refused:
        sys.exit(str(refused))
    sys.stdout.writelines(f"{day}\n" for day in sorted(found))
