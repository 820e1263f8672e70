"""The chain of giving as organisers see it: what may be said of it and why, in private; nobody's name."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from community.errors import ButtonExpired
from community.notice import Notice
from community.reciprocity import Verdict
from handlers import rows, text
from handlers.acts import Pressed, Shown, Told, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.organisers.chain_shown import (
    BY_MONTH,
    OF_CHAIN,
    as_of,
    figures,
    headline,
    picture,
    small_print,
    what_helps,
)
from handlers.view import Button, Message, Note, Part, Section, Text
from storage import organisers, outbox, snapshots
from storage.snapshots import Snapshot, SnapshotId

PICTURE: Final = "chain-picture"
"""The kind of the notice with a picture; its subject is the snapshot, which picture, and when asked for."""

MEASURED: Final = "chain-measured"
"""The kind of the notice with what was worked out for somebody; its subject is when the newest was made."""

PATIENCE: Final = timedelta(minutes=90)
"""How long somebody waits until they hear that it failed: there was a second try after an hour."""

WEEKS_BACK: Final = (4, 12, 52)

FRESH: Final = timedelta(minutes=10)
"""So soon after it was worked out nothing new can be expected."""


async def chain(ctx: Context, said: Command | Press) -> Shown:
    """`/organiser chain`, or how it stood some weeks ago: in words at once; today's picture is a message."""
    asked = said.subject if isinstance(said, Press) else ""
    if asked:
        return await _page(ctx, await _meant(ctx, asked))
    newest = await snapshots.newest(ctx.tx)
    if newest is None:
        return await _work_out(ctx, newest)
    if _too_few(newest):
        return await _page(ctx, newest)
    sent = await _send(ctx, newest, BY_MONTH, f"{newest.day:%Y%m%d}")
    return await _page(ctx, newest, below=ctx.text("measured-picture-with-it") if sent else _none(ctx))


async def send_picture(ctx: Context, press: Press) -> Shown:
    """One of the pictures, as a message."""
    which, _, named = press.subject.partition(".")
    if which not in (BY_MONTH, OF_CHAIN):
        raise ButtonExpired
    snapshot = await _meant(ctx, named)
    sent = await _send(ctx, snapshot, which, f"{ctx.now:%Y%m%d%H%M%S}")
    said = ctx.text("measured-picture-comes", name=_name(ctx, which)) if sent else _none(ctx)
    return await _page(ctx, snapshot, Section(said))


async def anew(ctx: Context, _press: Press) -> Shown:
    """Work it out again now, as after an import."""
    newest = await snapshots.newest(ctx.tx)
    if newest is not None and _is_fresh(ctx, newest):
        return await _page(ctx, newest)
    return await _work_out(ctx, newest)


async def pictured(ctx: Context, notice: Notice) -> Message | None:
    """A picture with what it says in a line."""
    if not await _still_organises(ctx):
        return None
    number, which, _ = notice.subject.split(".")
    snapshot = await snapshots.get(ctx.tx, int(number)) or await snapshots.newest(ctx.tx)
    drawn = await _picture(ctx, snapshot, which) if snapshot is not None else ()
    if snapshot is None or not drawn:
        return None
    said = Section(
        text.joined(headline(ctx, snapshot.measured), ctx.text("status-as-of", at=as_of(ctx, snapshot)))
    )
    return Message(ctx.say("measured-title"), (said, *drawn))


async def measured(ctx: Context, notice: Notice) -> Message | None:
    """What was worked out since it was asked for, with its picture; or that it did not succeed."""
    if not await _still_organises(ctx):
        return None
    newest = await snapshots.newest(ctx.tx)
    if newest is None or _made(newest) <= int(notice.subject.partition(".")[0]):
        return Message(ctx.say("measured-title"), (Section(ctx.text("measured-failed")),))
    below = (what_helps(ctx),) if _too_few(newest) else await _picture(ctx, newest, BY_MONTH)
    last = (small_print(ctx, newest), Note(ctx.text("measured-again")))
    return Message(ctx.say("measured-title"), (*figures(ctx, newest.measured), *below, *last))


async def _still_organises(ctx: Context) -> bool:
    """Whether who asked for a message may read it when it comes."""
    return ctx.me.id in await organisers.every(ctx.tx, named=ctx.rules.organisers_named)


async def _meant(ctx: Context, said: str) -> Snapshot:
    """The snapshot that a button names, or the newest."""
    if not said:
        return rows.there(await snapshots.newest(ctx.tx))
    return rows.there(await snapshots.get(ctx.tx, rows.number(said)))


async def _work_out(ctx: Context, newest: Snapshot | None) -> Message:
    """It is due now, and told when it is there, or after a while that it is not."""
    await snapshots.want(ctx.tx, ctx.now)
    subject = f"{_made(newest)}.{ctx.now:%Y%m%d%H}"
    await outbox.put(ctx.tx, MEASURED, ctx.me.id, subject, ctx.now + PATIENCE)
    if newest is None:
        return Message(ctx.say("measured-title"), (Section(ctx.text("measured-waits")),))
    return await _page(ctx, newest, Section(ctx.text("measured-waits-anew")))


async def _send(ctx: Context, snapshot: Snapshot, which: str, asked: str) -> bool:
    """Send a picture, once for each time that it is `asked` for; no where none could be drawn."""
    there = bool(await _picture(ctx, snapshot, which))
    if there:
        await outbox.put(ctx.tx, PICTURE, ctx.me.id, f"{snapshot.id}.{which}.{asked}", ctx.now)
    return there


async def _picture(ctx: Context, snapshot: Snapshot, which: str) -> Sequence[Part]:
    content = await snapshots.picture(ctx.tx, snapshot.id, which, ctx.language)
    return (picture(ctx, snapshot, which, content),) if content else ()


async def _page(ctx: Context, snapshot: Snapshot, *first: Part, below: Text = ()) -> Message:
    newest = rows.there(await snapshots.newest(ctx.tx))
    parts = [*first, *figures(ctx, snapshot.measured)]
    if snapshot.id != newest.id:
        parts.insert(0, Section(ctx.text("measured-earlier", at=as_of(ctx, snapshot))))
    if not _too_few(snapshot):
        parts.append(Section(below or ctx.text("measured-pictures"), _pictures(ctx, snapshot)))
    elif snapshot.id == newest.id:
        parts.append(what_helps(ctx))
    others, last = await _others(ctx, snapshot, newest), small_print(ctx, snapshot)
    return Message(ctx.say("measured-title"), (*parts, *others, last))


def _too_few(snapshot: Snapshot) -> bool:
    return snapshot.measured.verdict is Verdict.NOT_ENOUGH


def _pictures(ctx: Context, snapshot: Snapshot) -> tuple[Button, ...]:
    named = str(snapshot.id) if snapshot.weekly else ""
    return tuple(
        Button(_name(ctx, which), "chain-picture", f"{which}.{named}") for which in (BY_MONTH, OF_CHAIN)
    )


def _name(ctx: Context, which: str) -> str:
    return ctx.say("measured-of-chain" if which == OF_CHAIN else "measured-by-month")


def _none(ctx: Context) -> Text:
    return ctx.text("measured-no-picture")


async def _others(ctx: Context, snapshot: Snapshot, newest: Snapshot) -> Sequence[Section]:
    """The ways to how it stood before, and to how it stands now."""
    found: dict[SnapshotId, int] = {}
    for ago in WEEKS_BACK:
        one = await snapshots.weekly_by(ctx.tx, newest.day - timedelta(weeks=ago))
        if one is not None and one != snapshot.id:
            found.setdefault(one, ago)
    buttons = [
        Button(ctx.say("measured-weeks-ago", weeks=ago), "organiser-chain", str(one))
        for one, ago in found.items()
    ]
    if snapshot.id != newest.id:
        buttons.append(Button(ctx.say("measured-newest"), "organiser-chain"))
    elif not _is_fresh(ctx, newest):
        buttons.append(Button(ctx.say("measured-anew"), "chain-anew"))
    return (Section(ctx.text("measured-weeks"), tuple(buttons)),) if buttons else ()


def _is_fresh(ctx: Context, snapshot: Snapshot | None) -> bool:
    return snapshot is not None and ctx.now - snapshot.made_at < FRESH


def _made(newest: Snapshot | None) -> int:
    return int(newest.made_at.timestamp()) if newest is not None else 0


VERBS = (Verb("chain", chain, also=("連鎖", "つながり"), writes=True, command="organiser"),)
PRESSES = (
    Pressed("organiser-chain", chain, writes=True, organisers_only=True),
    Pressed("chain-picture", send_picture, writes=True, organisers_only=True),
    Pressed("chain-anew", anew, writes=True, organisers_only=True),
)
NOTICES = (Told(PICTURE, pictured, asked=True), Told(MEASURED, measured, asked=True))
