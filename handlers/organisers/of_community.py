"""The community's form: its name, the company's, the language, and thanking emoji of its own."""

from dataclasses import replace

from community import emoji
from community.settled import Settled
from community.words import cleaned
from handlers import rows
from handlers.acts import Pressed, Shown, Submitted
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.organisers import held as held_
from handlers.organisers import meanwhile
from handlers.organisers.settings import page, saved
from handlers.view import Choice, Field, Form
from storage import audit, settled

LONGEST_NAME = 80
_LONGEST_LINE = 1_500
_LANGUAGES = ("ja", "en")
_OPERATOR = "operator"


async def ask(ctx: Context, _press: Press) -> Form:
    """The form as the settings stand; it carries their version."""
    held = await settled.read(ctx.tx)
    chosen, own = held.language or _OPERATOR, held_.line_of(held_.own_emoji(ctx, held))
    languages = tuple(Choice(held_.language(ctx, code), code) for code in (*_LANGUAGES, _OPERATOR))
    name = held.name or ctx.rules.community
    return Form(
        ctx.say("settings-form-community"),
        "settings-community",
        (
            _asked("name", ctx.say("settings-form-name"), name, LONGEST_NAME),
            _asked("company", ctx.say("settings-form-company"), held.company, LONGEST_NAME),
            Field("language", ctx.say("settings-form-language"), "choice", value=chosen, choices=languages),
            _asked("emoji", ctx.say("settings-form-emoji"), own, _LONGEST_LINE),
        ),
        str(held.version),
    )


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """Settle what the form says, unless somebody else settled something since it was opened."""
    held = await settled.read(ctx.tx)
    wanted = _wanted(ctx, sent, held)
    if rows.number(sent.subject) != held.version or not await settled.save(ctx.tx, wanted):
        return await _not_saved(ctx, await settled.read(ctx.tx), wanted)
    await audit.note(ctx.tx, ctx.me.id, "settings-saved", "community", ctx.now)
    return await saved(ctx, held, await settled.read(ctx.tx))


async def _not_saved(ctx: Context, held: Settled, wanted: Settled) -> Shown:
    lines = meanwhile.unlike(ctx, held_.of_community(ctx, held), held_.of_community(ctx, wanted))
    if not lines:
        return await page(ctx, held, meanwhile.nothing_new(ctx))
    return await meanwhile.shown(ctx, held, lines, "settings-community")


def _wanted(ctx: Context, sent: Submission, held: Settled) -> Settled:
    name, language = _line(sent, "name"), sent.one("language")
    own = emoji.typed(sent.one("emoji"))
    as_before = held.thanks_emoji is None and frozenset(own) == ctx.rules.thanks_emoji
    return replace(
        held,
        name="" if not held.name and name == ctx.rules.community else name,
        company=_line(sent, "company"),
        language=language if language in _LANGUAGES else None,
        thanks_emoji=None if as_before else own,
    )


def _asked(name: str, label: str, value: str, most: int) -> Field:
    return Field(name, label, "line", required=False, value=value, most=most)


def _line(sent: Submission, name: str) -> str:
    return cleaned(" ".join(sent.one(name).split()), LONGEST_NAME)


PRESSES = (Pressed("settings-community", ask, asks=True, organisers_only=True),)
SUBMISSIONS = (Submitted("settings-community", submitted, ask, organisers_only=True),)
