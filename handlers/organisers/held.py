"""What holds in this community, in words: settings, homes, channels, and who organises."""

from collections.abc import Sequence

from community.member import MemberId
from community.settled import Channel, Settled
from community.words import shortened
from handlers import text
from handlers.context import Context
from handlers.people import mentions
from handlers.view import Facts, Text
from storage import homes, organisers, settled

Pair = tuple[str, Text]

_NAMES_SHOWN = 5
_LONGEST_LIST = 150  # letters of emoji, or of channels, so that all of it fits into one message
_LONGEST_CHANNEL = 60


async def facts(ctx: Context, held: Settled) -> tuple[Facts, ...]:
    """All of it, for the community and for each home."""
    who = await organisers.every(ctx.tx, named=held.organisers_named)
    pairs = (
        *of_community(ctx, held),
        (ctx.say("settings-organisers"), await named(ctx, who, held)),
        (ctx.say("settings-door"), ctx.text("settings-door-now", welcomes=held.welcomes)),
    )
    channels = await _channels(ctx)
    return (Facts(pairs), Facts(channels)) if channels else (Facts(pairs),)


def of_community(ctx: Context, held: Settled) -> tuple[Pair, ...]:
    """What the form of the community asks."""
    name = held.name or ctx.rules.community or ctx.say("settings-operator")
    return (
        (ctx.say("settings-community"), text.plain(name)),
        (ctx.say("settings-company"), text.plain(held.company or ctx.say("settings-unnamed"))),
        (ctx.say("settings-language"), text.plain(_language_now(ctx, held))),
        (ctx.say("settings-emoji"), _emoji(ctx, own_emoji(ctx, held))),
    )


def language(ctx: Context, code: str) -> str:
    """A language's name; without a code, that the operator's setting holds."""
    return ctx.say("settings-language-name", spoken=code or "operator")


def _language_now(ctx: Context, held: Settled) -> str:
    spoken = language(ctx, held.language or ctx.rules.language)
    return spoken if held.language else ctx.say("settings-language-operator", spoken=spoken)


def own_emoji(ctx: Context, held: Settled) -> tuple[str, ...]:
    """The community's own thanking emoji, as settled or as the operator set them."""
    return tuple(sorted(ctx.rules.thanks_emoji)) if held.thanks_emoji is None else held.thanks_emoji


def line_of(emoji: Sequence[str]) -> str:
    """Emoji as one types them: a name stands between colons."""
    return " ".join(f":{one}:" if one[0].isalnum() or one[0] in "+-_" else one for one in emoji)


async def named(ctx: Context, who: Sequence[MemberId], held: Settled) -> Text:
    """Those who organise; as long as nobody is named, that running a home is enough."""
    shown = list((await mentions(ctx, who[:_NAMES_SHOWN])).values())
    names = text.joined(*[(one,) for one in shown], by=ctx.say("list-comma"))
    more = len(who) - len(shown)
    some = ctx.text("settings-more", who=names, count=more) if more else names
    return some if held.organisers_named else ctx.text("settings-organisers-unnamed", who=some)


def name_of(channel: str | None, known: Sequence[Channel], ctx: Context) -> str:
    """A channel as a reader knows it."""
    if channel is None:
        return ctx.say("settings-channel-none")
    name = next((one.name for one in known if one.id == channel), channel)
    return f"#{shortened(name, _LONGEST_CHANNEL).removeprefix('#')}"


async def _channels(ctx: Context) -> tuple[Pair, ...]:
    pairs: list[Pair] = []
    for home in await homes.every(ctx.tx):
        known = await settled.channels_of(ctx.tx, home.platform)
        platform = ctx.say("platform", name=home.platform)
        heard = [name_of(one.id, known, ctx) for one in known if one.heard]
        pairs += [
            (
                ctx.say("settings-channel-at", platform=platform),
                text.plain(name_of(home.channel, known, ctx)),
            ),
            (ctx.say("settings-heard-at", platform=platform), text.plain(_heard(ctx, heard))),
        ]
    return tuple(pairs[:10])


def _heard(ctx: Context, names: Sequence[str]) -> str:
    return shortened(ctx.say("list-comma").join(names), _LONGEST_LIST) or ctx.say("settings-heard-none")


def _emoji(ctx: Context, emoji: Sequence[str]) -> Text:
    line = shortened(line_of(emoji), _LONGEST_LIST)
    return ctx.text("settings-emoji-some", emoji=line) if line else ctx.text("settings-emoji-none")
