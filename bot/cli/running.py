"""`okaeri try` and `okaeri run`: both leave the work to the composition root."""

from bot.cli.asked import Run, Try
from bot.cli.refusal import Refused
from config.settings import SettingsRefused
from storage.database import DatabaseRefused


def start(asked: Try | Run) -> int:
    """Open the playground, or run the bot, until it is stopped; returns the exit code."""
    import config.lean  # noqa: F401 - before anything that logs
    from bot import app

    try:
        if isinstance(asked, Try):
            return app.try_playground(asked.port, asked.language, asked.fresh, asked.browser)
        return app.run()
    except (SettingsRefused, DatabaseRefused) as refused:
        raise Refused(str(refused)) from refused
