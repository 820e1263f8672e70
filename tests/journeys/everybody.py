"""Where most stories begin: all three are here, and each home has a channel for what everybody may read."""

from bot.playground.words import CHANNELS
from handlers.reception import Reception
from storage import homes
from tests.doubles.discord import CHANNEL as ON_DISCORD
from tests.journeys.hands import PEOPLE, Hands
from tests.journeys.on_slack import CHANNEL as ON_SLACK


async def come(hands: Hands, reception: Reception) -> None:
    """They have each said a word to the bot."""
    for who in PEOPLE:
        await hands.say(who, "menu")
    async with reception.database.writing() as tx:
        for platform, channel in (("slack", ON_SLACK), ("discord", ON_DISCORD), ("page", CHANNELS[0])):
            await homes.announce_in(tx, platform, channel)
