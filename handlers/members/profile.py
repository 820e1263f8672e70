"""A member's profile: what is known of them, what organisers see of it, and how to change it."""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Final

from community.member import Member, is_paused
from community.profile import Profile
from community.words import shortened
from handlers import steps, text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.members import pause, profile_forms
from handlers.members.oneself import local, years_in_words
from handlers.steps import Answers, Step, Steps
from handlers.view import Button, Facts, Message, Note, Part, Section, Text
from storage import members, muted, profiles

_SHOWN: Final = 300  # letters of a list in the overview; the form shows it whole

_Pair = tuple[str, Text]


class _State(StrEnum):
    """Whether what somebody is was never told, waits to be confirmed, or was."""

    UNTOLD = "untold"
    WAITS = "waits"
    CONFIRMED = "confirmed"


async def profile(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni profile`."""
    return await _shown(ctx)


async def finish(ctx: Context, answers: Answers) -> Shown:
    """Save what was answered, and show it in the language that was chosen just now."""
    await profile_forms.save(ctx, answers)
    me = (await members.get(ctx.tx, [ctx.me.id]))[ctx.me.id]
    changed = replace(ctx, me=me, language=me.language or ctx.rules.language)
    return await _shown(changed, Section(changed.text("profile-saved")))


async def unfinished(ctx: Context) -> tuple[Section, ...]:
    """The profile that is half done, with buttons to go on and to drop it."""
    return await steps.unfinished(ctx, (PROFILE,))


async def facts(ctx: Context) -> tuple[Facts, ...]:
    """What is known of them: the basics, and what is optional."""
    told = await profiles.read(ctx.tx, ctx.me.id)
    own = await muted.of(ctx.tx, ctx.me.id)
    return Facts(_basics(ctx, told, own)), Facts(_optional(ctx, told))


async def _shown(ctx: Context, *first: Section) -> Message:
    seen = Section(ctx.text("profile-seen"), _buttons(ctx))
    known = await facts(ctx)
    parts: tuple[Part, ...] = (*first, *pause.standing(ctx), *known, seen, *await unfinished(ctx))
    return Message(ctx.say("profile-title"), (*parts, Note(ctx.text("profile-note"))))


def _basics(ctx: Context, told: Profile, own: frozenset[str]) -> tuple[_Pair, ...]:
    language = ctx.text(
        "profile-language-is",
        spoken=text.plain(ctx.say("profile-language", spoken=ctx.language)),
        own=int(muted.PLATFORM_LANGUAGE in own),
    )
    zone = ctx.text(
        "profile-zone-is", zone=ctx.me.time_zone or ctx.rules.time_zone, time=f"{local(ctx):%H:%M}"
    )
    return (
        (ctx.say("profile-kind-name"), ctx.text("profile-kind", kind=ctx.me.kind, state=_state(ctx.me))),
        (ctx.say("profile-years-name"), years_in_words(ctx, ctx.me) or ctx.text("profile-unsaid")),
        (ctx.say("profile-team-name"), _or_unsaid(ctx, ctx.me.team or "")),
        (ctx.say("profile-topics-name"), _list(ctx, sorted(told.topics))),
        (ctx.say("profile-language-name"), language),
        (ctx.say("profile-zone-name"), zone),
    )


def _optional(ctx: Context, told: Profile) -> tuple[_Pair, ...]:
    rank = ctx.say("profile-rank", rank=ctx.me.rank) if ctx.me.rank else ""
    kinds = _list(ctx, [ctx.say("gift-kind", kind=kind) for kind in told.asked_for])
    about = _list(ctx, sorted(told.asked_about))
    asked = ctx.text("profile-asked", kinds=kinds, about=about) if told.asked_about else kinds
    return (
        (ctx.say("profile-rank-name"), _or_unsaid(ctx, rank)),
        (ctx.say("profile-expertise-name"), _list(ctx, sorted(told.expertise))),
        (ctx.say("profile-asked-name"), asked),
        (ctx.say("profile-role-model-name"), _list(ctx, sorted(told.role_model))),
        (ctx.say("profile-avoided-name"), ctx.text("profile-avoided", count=len(told.avoided))),
    )


def _state(me: Member) -> _State:
    told = _State.WAITS if me.declared_at else _State.UNTOLD
    return _State.CONFIRMED if me.confirmed else told


def _buttons(ctx: Context) -> tuple[Button, ...]:
    told = _state(ctx.me) is not _State.UNTOLD
    paused = is_paused(ctx.me, ctx.now)
    return (
        Button(ctx.say("profile-change-basics"), "profile-step", PROFILE.begin_at(1), "primary"),
        Button(ctx.say("profile-change-optional"), "profile-step", PROFILE.begin_at(2)),
        Button(ctx.say("profile-change-avoided"), "profile-avoid"),
        Button(ctx.say("introduce-anew" if told else "introduce-button"), "introduce-yourself"),
        Button(ctx.say("pause-resume" if paused else "pause-button"), "resume" if paused else "pause"),
    )


def _list(ctx: Context, words: Iterable[str]) -> Text:
    return _or_unsaid(ctx, shortened(ctx.say("list-comma").join(words), _SHOWN))


def _or_unsaid(ctx: Context, said: str) -> Text:
    return text.plain(said) if said else ctx.text("profile-unsaid")


PROFILE: Final = Steps(
    "profile",
    "profile-title",
    (
        Step(profile_forms.basics, profile_forms.check_basics),
        Step(profile_forms.optional, profile_forms.check_optional),
    ),
    finish,
)
VERBS = (Verb("profile", profile, also=("プロフィール", "自己紹介")),)
PRESSES = (Pressed("profile", profile), *PROFILE.presses)
SUBMISSIONS = PROFILE.submissions
