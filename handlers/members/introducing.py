"""A newcomer says what they are to the company; an organiser confirms it."""

from dataclasses import asdict

from community.errors import WordsMissing
from community.member import MemberKind
from community.topic import topics_of
from community.words import shortened
from handlers.acts import Pressed, Shown, Submitted
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.members import first_steps
from handlers.members.oneself import past_told, team_field, topics_field, years_field
from handlers.view import Button, Choice, Field, Form, Message, Section
from storage import members, topics

_LONGEST_COMPANY = 30


async def ask(ctx: Context, _said: Press) -> Form:
    """What they are, and what helps others to find them; only the first is needed."""
    company = shortened(ctx.rules.company, _LONGEST_COMPANY) or ctx.say("introduce-company")
    kinds = tuple(Choice(ctx.say("introduce-kind-is", kind=k, company=company), k) for k in MemberKind)
    said = ctx.me.confirmed or ctx.me.declared_at is not None
    known = (await topics.of(ctx.tx, [ctx.me.id])).get(ctx.me.id, frozenset())
    fields = (
        Field("kind", ctx.say("introduce-kind"), "choice", value=ctx.me.kind if said else "", choices=kinds),
        years_field(ctx),
        team_field(ctx),
        topics_field(ctx, "topics", ctx.say("introduce-topics"), known),
    )
    return Form(ctx.say("introduce-form"), "introduce-yourself", fields)


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """Keep what they say. A kind that an organiser confirmed stays confirmed; another one is asked about."""
    kind = {k.value: k for k in MemberKind}.get(sent.one("kind"))
    if kind is None:
        raise WordsMissing
    await members.lock(ctx.tx, ctx.me.id)
    past = past_told(ctx, sent.one("years"), sent.one("team"))
    shared = topics_of(sent.one("topics"))
    confirmed = ctx.me.confirmed and ctx.me.kind is kind
    said = {"kind": kind, "confirmed": confirmed, "declared_at": ctx.now}
    await members.update(ctx.tx, ctx.me.id, **said, **asdict(past))
    await topics.replace(ctx.tx, {ctx.me.id: shared})
    return await _thanked(ctx, confirmed)


async def _thanked(ctx: Context, confirmed: bool) -> Message:
    said = ctx.text("introduce-thanks") if confirmed else ctx.text("introduce-waits")
    profile = Button(ctx.say("introduce-profile"), "profile")
    if steps := await first_steps.begun(ctx):
        return Message(ctx.say("introduce-title"), (Section(said, (profile,)), *steps))
    first_step = (
        Button(ctx.say("menu-thanks"), "thanks", tone="primary"),
        Button(ctx.say("menu-give"), "give"),
        profile,
    )
    return Message(
        ctx.say("introduce-title"), (Section(said), Section(ctx.text("introduce-first-step"), first_step))
    )


PRESSES = (Pressed("introduce-yourself", ask, asks=True),)
SUBMISSIONS = (Submitted("introduce-yourself", submitted, ask),)
