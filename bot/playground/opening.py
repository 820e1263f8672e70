"""The first posts in the channels, so that there is something to react to when the page opens."""

from datetime import timedelta

from bot.playground.ground import Ground
from bot.playground.words import CHANNELS
from config.words import say
from handlers.view import Plain

_POSTS = ("page-opening-lounge", "page-opening-careers")
_AGO = timedelta(hours=3)


async def write_first_posts(ground: Ground) -> None:
    """Alumni who can be played have written one post in each channel, in their own language."""
    everybody = await ground.everybody()
    writers = [p for p in everybody if p.member.kind == "alumnus" and not p.organises][1:]
    for channel, wording, writer in zip(CHANNELS, _POSTS, writers, strict=False):
        words = say(ground.language_of(writer), wording)
        ground.world.post(channel, writer.id, (Plain(words),), ground.clock() - _AGO)
