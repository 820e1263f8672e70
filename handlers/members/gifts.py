"""Gifts: a giver tells what they gave, to whom, and the receivers hear of it."""

from community.errors import AlreadyDone, ButtonExpired, NotYours
from community.gift import Gift, GiftId, GiftKind, Inspiration, is_host_gift
from community.member import Member, MemberKind
from community.notice import Notice
from community.thanks import MOST_WORDS, met
from community.words import cleaned
from handlers import text
from handlers.acts import Pressed, Shown, Submitted, Told, Verb
from handlers.context import Context, fresh_key
from handlers.event import Command, Mentioned, Named, Person, Press, Submission
from handlers.people import able_to_receive, find, mentions
from handlers.view import Button, Choice, Field, Form, Message, Note, Section, Text, When
from storage import gifts, members, outbox

MOST_RECEIVERS = 20
_NAMES_SHOWN = 5


async def ask(ctx: Context, said: Command | Press) -> Form:
    """The form: what kind, to whom (nobody named = everybody), and in which words."""
    people = said.people if isinstance(said, Command) else ()
    known = ",".join(p.id for p in people if isinstance(p, Mentioned))
    words = said.words if isinstance(said, Command) else ""
    kinds = tuple(Choice(ctx.say("gift-kind", kind=kind), kind) for kind in GiftKind)
    fields = [
        Field("kind", ctx.say("give-form-kind"), "choice", choices=kinds),
        Field("receivers", ctx.say("give-form-receivers"), "members", required=False, value=known),
        Field("words", ctx.say("give-form-words"), "paragraph", value=words[:MOST_WORDS], most=MOST_WORDS),
    ]
    if ctx.me.confirmed and ctx.me.kind is MemberKind.ALUMNUS and ctx.organises:
        company = Choice(ctx.say("give-form-company"), "company")
        fields.append(
            Field("behalf", ctx.say("give-form-behalf"), "choices", required=False, choices=(company,))
        )
    return Form(ctx.say("give-form-title"), "give", tuple(fields), fresh_key())


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """Record the gift, once for each form, and tell its named receivers."""
    receivers = await _receivers(ctx, sent)
    gift = await _told(ctx, sent, receivers)
    await members.lock(ctx.tx, ctx.me.id)
    born = await gifts.born_of_thanks(ctx.tx, ctx.me.id, gift.receivers, ctx.now) if receivers else ()
    gift_id, new = await gifts.record(ctx.tx, gift)
    if not new:
        raise AlreadyDone
    for receiver in receivers:
        await outbox.put(ctx.tx, "gift-received", receiver.id, str(gift_id), ctx.now)
    same = met(born, ctx.now)
    return await _shown(ctx, gift, gift_id, await gifts.get(ctx.tx, same) if same is not None else None)


async def same(ctx: Context, press: Press) -> Shown:
    """The logged gift is one that a thanks had told of already: the two become one."""
    new, _, old = press.subject.partition(".")
    told, born = await _mine(ctx, new), await _mine(ctx, old)
    if not born.born_of_thanks:
        raise AlreadyDone
    await gifts.complete(ctx.tx, born.id, told)
    await outbox.withdraw(ctx.tx, "gift-received", str(told.id))
    await gifts.remove(ctx.tx, told.id)
    return Message(ctx.say("give-title"), (Section(ctx.text("give-same-done")),))


async def received(ctx: Context, notice: Notice) -> Message | None:
    """The notice to a receiver, with one tap to thanks."""
    gift = await gifts.get(ctx.tx, GiftId(int(notice.subject)))
    if gift is None or ctx.me.id not in gift.receivers:
        return None
    who = (await mentions(ctx, [gift.giver]))[gift.giver]
    first = ctx.text("gift-received", who=who, kind=gift.kind, at=When(gift.at))
    thank = Button(ctx.say("thanks-button"), "thanks-for", str(gift.id), "primary")
    words = (Section(text.plain(gift.words)),) if gift.words else ()
    return Message(
        ctx.say("gift-received-title"),
        (Section(first), *words, Section(ctx.text("gift-received-next"), (thank,))),
    )


async def _receivers(ctx: Context, sent: Submission) -> list[Member]:
    people: list[Person] = [Mentioned(who) for who in sent.all("receivers")[:MOST_RECEIVERS]]
    if sent.one("name"):
        people.append(Named(sent.one("name")))
    found = [able_to_receive(ctx, (await find(ctx, person))[0]) for person in people]
    return list(dict.fromkeys(found))


async def _told(ctx: Context, sent: Submission, receivers: list[Member]) -> Gift:
    kinds = {kind.value: kind for kind in GiftKind}
    return Gift(
        GiftId(0),
        f"form:{sent.subject}",
        ctx.me.id,
        kinds.get(sent.one("kind"), GiftKind.OTHER),
        ctx.now,
        tuple(receiver.id for receiver in receivers),
        everybody=not receivers,
        audience=None if receivers else await members.present(ctx.tx) - 1,
        host=is_host_gift(ctx.me.kind, ctx.me.confirmed, "company" in sent.all("behalf")),
        words=cleaned(sent.one("words"), MOST_WORDS),
        inspiration=Inspiration.UNKNOWN,
    )


async def _shown(ctx: Context, gift: Gift, gift_id: GiftId, born: Gift | None) -> Message:
    parts: list[Section | Note] = [Section(await _sentence(ctx, gift))]
    if born is not None:
        button = Button(ctx.say("give-same"), "give-same", f"{gift_id}.{born.id}")
        parts.append(Section(ctx.text("give-same-question", at=When(born.at)), (button,)))
    parts.append(Note(ctx.text("give-everybody-note" if gift.everybody else "give-private")))
    return Message(ctx.say("give-title"), tuple(parts))


async def _sentence(ctx: Context, gift: Gift) -> Text:
    if gift.everybody:
        return ctx.text("give-recorded-everybody", kind=gift.kind)
    shown = list((await mentions(ctx, gift.receivers[:_NAMES_SHOWN])).values())
    names = text.joined(*[(who,) for who in shown], by=ctx.say("list-comma"))
    count = len(gift.receivers) - len(shown)
    return ctx.text("give-recorded", kind=gift.kind, count=count, who=names)


async def _mine(ctx: Context, subject: str) -> Gift:
    gift = await gifts.get(ctx.tx, GiftId(int(subject))) if subject.isdecimal() else None
    if gift is None:
        raise ButtonExpired
    if gift.giver != ctx.me.id:
        raise NotYours
    return gift


VERBS = (Verb("give", None, ask, ("gift", "贈る", "あげる", "渡す", "ギフト"), ()),)
PRESSES = (Pressed("give", ask, asks=True), Pressed("give-same", same, writes=True))
SUBMISSIONS = (Submitted("give", submitted),)
NOTICES = (Told("gift-received", received),)
