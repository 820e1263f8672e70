"""The two steps of a profile: the basics, and what is optional; and what becomes of the answers."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from community.gift import GiftKind
from community.profile import Rank
from community.topic import topics_of
from community.zone import LONGEST, zone_named
from config.words import LANGUAGES
from handlers.context import Context
from handlers.members.oneself import past_told, team_field, topics_field, years_field
from handlers.steps import Answers
from handlers.view import Choice, Field, Form
from storage import members, muted, profiles, topics

_AS_PLATFORM: Final = "platform"


async def basics(ctx: Context, _answers: Answers) -> Form:
    """Topics, language, time zone, years and team."""
    told = await topics.of(ctx.tx, [ctx.me.id])
    own = muted.PLATFORM_LANGUAGE in await muted.of(ctx.tx, ctx.me.id)
    fields = (
        topics_field(ctx, "topics", ctx.say("profile-form-topics"), told.get(ctx.me.id, frozenset())),
        Field(
            "language",
            ctx.say("profile-form-language"),
            "choice",
            required=False,
            value=(ctx.me.language if own else None) or _AS_PLATFORM,
            choices=_languages(ctx),
        ),
        Field(
            "zone",
            ctx.say("profile-form-zone"),
            "line",
            required=False,
            value=ctx.me.time_zone or "",
            most=LONGEST,
        ),
        years_field(ctx),
        team_field(ctx),
    )
    return Form(ctx.say("profile-form-basics"), "", fields)


async def check_basics(ctx: Context, answers: Answers) -> None:
    """Refuse a zone that does not exist, impossible years, and topics that are sentences."""
    topics_of(answers.one("topics"))
    past_told(ctx, answers.one("years"), answers.one("team"))
    if answers.one("zone").strip():
        zone_named(answers.one("zone"))


async def optional(ctx: Context, _answers: Answers) -> Form:
    """Rank, expertise, what may be asked of them, and the steps they would speak about."""
    told = await profiles.read(ctx.tx, ctx.me.id)
    ranks = tuple(Choice(ctx.say("profile-rank", rank=rank), rank) for rank in Rank)
    kinds = tuple(Choice(ctx.say("gift-kind", kind=kind), kind) for kind in GiftKind)
    rank, asked = ctx.me.rank or "", ",".join(told.asked_for)
    fields = (
        Field("rank", ctx.say("profile-form-rank"), "choice", required=False, value=rank, choices=ranks),
        topics_field(ctx, "expertise", ctx.say("profile-form-expertise"), told.expertise),
        Field("asked", ctx.say("profile-form-asked"), "choices", required=False, value=asked, choices=kinds),
        topics_field(ctx, "about", ctx.say("profile-form-about"), told.asked_about),
        topics_field(ctx, "role_model", ctx.say("profile-form-role-model"), told.role_model),
    )
    return Form(ctx.say("profile-form-optional"), "", fields)


async def check_optional(_ctx: Context, answers: Answers) -> None:
    """Refuse topics that are sentences."""
    for name in ("expertise", "about", "role_model"):
        topics_of(answers.one(name))


async def save(ctx: Context, answers: Answers) -> None:
    """Write down the steps that were answered, and nothing of the others; for a year nobody asks again."""
    await members.update(ctx.tx, ctx.me.id, profile_asked_at=ctx.now)
    if 1 in answers.steps:
        await topics.replace(ctx.tx, {ctx.me.id: topics_of(answers.one("topics"))})
        await _save_language(ctx, answers.one("language"))
        await _save_zone(ctx, answers.one("zone"))
        await _save_past(ctx, answers)
    if 2 in answers.steps:
        rank = answers.one("rank")
        await members.update(ctx.tx, ctx.me.id, rank=rank if rank in tuple(Rank) else None)
        await profiles.save_expertise(ctx.tx, ctx.me.id, topics_of(answers.one("expertise")))
        about = topics_of(answers.one("about"))
        await profiles.save_askable(ctx.tx, ctx.me.id, _kinds(answers.all("asked")), about)
        await profiles.save_role_model(ctx.tx, ctx.me.id, topics_of(answers.one("role_model")))


async def _save_language(ctx: Context, chosen: str) -> None:
    """A language chosen here holds against the platform's, until the member chooses the platform's again."""
    if chosen in LANGUAGES:
        await members.update(ctx.tx, ctx.me.id, language=chosen)
        await muted.off(ctx.tx, ctx.me.id, muted.PLATFORM_LANGUAGE)
    else:
        await muted.on(ctx.tx, ctx.me.id, muted.PLATFORM_LANGUAGE)


async def _save_zone(ctx: Context, said: str) -> None:
    """As for the language; who leaves the zone as it stood chose nothing."""
    zone = zone_named(said) if said.strip() else None
    if zone is None:
        await muted.on(ctx.tx, ctx.me.id, muted.PLATFORM_TIME_ZONE)
    elif zone != ctx.me.time_zone:
        await muted.off(ctx.tx, ctx.me.id, muted.PLATFORM_TIME_ZONE)
    await members.update(ctx.tx, ctx.me.id, time_zone=zone)


async def _save_past(ctx: Context, answers: Answers) -> None:
    """Who waits to be confirmed and says otherwise now is asked about as they say it now."""
    past = past_told(ctx, answers.one("years"), answers.one("team"))
    me = ctx.me
    same = (past.joined_company, past.left_company, past.team) == (
        me.joined_company,
        me.left_company,
        me.team,
    )
    anew = {"declared_at": ctx.now} if me.declared_at and not me.confirmed and not same else {}
    await members.update(ctx.tx, me.id, **asdict(past), **anew)


def _languages(ctx: Context) -> tuple[Choice, ...]:
    own = tuple(Choice(ctx.say("profile-language", spoken=one), one) for one in LANGUAGES)
    return (*own, Choice(ctx.say("profile-language", spoken=_AS_PLATFORM), _AS_PLATFORM))


def _kinds(chosen: Sequence[str]) -> tuple[GiftKind, ...]:
    return tuple(kind for kind in GiftKind if kind in chosen)
