"""Gifts: a giver tells what they gave, to whom, and the receivers hear of it."""

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from typing import Self

from community.errors import AlreadyDone, ButtonExpired, WordsMissing
from community.gift import Gift, GiftId, GiftKind, is_host_gift
from community.member import Member, MemberId, MemberKind
from community.notice import Notice
from community.thanks import MOST_WORDS, met
from community.words import cleaned
from handlers import text
from handlers.acts import Pressed, Shown, Submitted, Told, Verb
from handlers.by_name import BY_NAME
from handlers.context import Context, fresh_key
from handlers.event import Command, Mentioned, Named, Person, Press, Submission
from handlers.members import thing, welcoming
from handlers.members.moved import question
from handlers.people import able_to_receive, check_author, choice, chosen, find, mentions
from handlers.told import words as words_of
from handlers.view import Button, Choice, Field, Form, Message, Note, Section, Text, When
from storage import drafts, gifts, members, moved, outbox, thanks

MOST_RECEIVERS = 20
_NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Telling:
    """What a form tells of a gift, before it is known whom it was for."""

    form: str
    kind: str
    for_company: bool
    words: str

    def kept_with(self, receivers: Sequence[Member]) -> str:
        """As it waits in a draft, with the receivers who are known already."""
        return json.dumps([*astuple(self), [receiver.id for receiver in receivers]], ensure_ascii=False)

    @classmethod
    def from_draft(cls, kept: str) -> tuple[Self, list[MemberId]]:
        """As it was kept."""
        form, kind, for_company, words, receivers = json.loads(kept)
        return cls(form, kind, for_company, words), receivers


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


async def ask_author(ctx: Context, press: Press) -> Form:
    """From the menu of a message: the form with its author filled in; one's own is one's own gift."""
    form = await ask(ctx, press)
    author = await members.of_account(ctx.tx, ctx.platform, press.subject)
    if author is not None and author[0].id == ctx.me.id:
        return form
    await check_author(ctx, press.subject)
    fields = (replace(f, value=press.subject) if f.name == "receivers" else f for f in form.fields)
    return replace(form, fields=tuple(fields))


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """Record the gift, once for each form, and tell its named receivers."""
    told = Telling(sent.subject, sent.one("kind"), "company" in sent.all("behalf"), sent.one("words"))
    if not cleaned(told.words, MOST_WORDS):
        raise WordsMissing
    picked = [await _one(ctx, Mentioned(who)) for who in sent.all("receivers")[:MOST_RECEIVERS]]
    named = await find(ctx, Named(sent.one(BY_NAME))) if sent.one(BY_NAME) else ()
    if len(named) > 1:
        draft = await drafts.keep(ctx.tx, ctx.me.id, "give", told.kept_with(picked), ctx.now)
        return choice(ctx, named, "give-chosen", draft)
    picked += [able_to_receive(ctx, member) for member in named]
    return await _record(ctx, told, list(dict.fromkeys(picked)))


async def choose(ctx: Context, press: Press) -> Shown:
    """Which of several members of one name the gift was for."""
    kept, receiver = await chosen(ctx, press.subject, "give")
    told, others = Telling.from_draft(kept)
    known = await members.get(ctx.tx, others)
    return await _record(ctx, told, [*dict.fromkeys([*known.values(), receiver])])


async def same(ctx: Context, press: Press) -> Shown:
    """The logged gift is one that a thanks had told of already: the two become one."""
    new, _, old = press.subject.partition(".")
    told, born = await thing.gift_of_mine(ctx, new), await thing.gift_of_mine(ctx, old)
    if not born.born_of_thanks:
        raise AlreadyDone
    if told.born_of_thanks or not set(born.receivers) <= set(told.receivers):
        raise ButtonExpired  # the words would be read by others than whom they were written to
    await outbox.withdraw(ctx.tx, "gift-received", str(told.id), born.receivers)
    await outbox.retell(ctx.tx, "gift-received", str(told.id), str(born.id))
    await thanks.move_all(ctx.tx, told.id, born.id)
    await moved.take_over(ctx.tx, born.id, told.id, told.inspiration)
    await gifts.remove(ctx.tx, told.id)
    await gifts.complete(ctx.tx, born.id, told)
    await outbox.changed(ctx.tx, "gift-received", str(born.id), ctx.now)
    return Message(ctx.say("give-title"), (Section(ctx.text("give-same-done")),))


async def received(ctx: Context, notice: Notice) -> Message | None:
    """The notice to a receiver, with one tap to thanks."""
    gift = await gifts.get(ctx.tx, GiftId(int(notice.subject)))
    if gift is None or ctx.me.id not in gift.receivers:
        return None
    who = (await mentions(ctx, [gift.giver]))[gift.giver]
    first = (
        ctx.text("welcoming-came", who=who)
        if welcoming.is_word(gift)
        else ctx.text("gift-received", who=who, kind=gift.kind, at=When(gift.at))
    )
    thank = Button(ctx.say("thanks-button"), "thanks-for", str(gift.id), "primary")
    wrong = Button(ctx.say("wrong-button"), "wrong", f"gift.{gift.id}")
    last = Section(ctx.text("gift-received-next"), (thank, wrong))
    return Message(ctx.say("gift-received-title"), (Section(first), *words_of(ctx, gift), last))


async def _one(ctx: Context, person: Person) -> Member:
    return able_to_receive(ctx, (await find(ctx, person))[0])


async def _record(ctx: Context, told: Telling, receivers: list[Member]) -> Message:
    gift = await _gift(ctx, told, receivers)
    await members.lock(ctx.tx, ctx.me.id)
    born = await gifts.born_of_thanks(ctx.tx, ctx.me.id, gift.receivers, ctx.now) if receivers else ()
    gift_id, new = await gifts.record(ctx.tx, gift)
    if not new:
        raise AlreadyDone
    for receiver in receivers:
        await outbox.put(ctx.tx, "gift-received", receiver.id, str(gift_id), ctx.now)
    same = met(born, ctx.now)
    return await _shown(ctx, gift, gift_id, await gifts.get(ctx.tx, same) if same is not None else None)


async def _gift(ctx: Context, told: Telling, receivers: list[Member]) -> Gift:
    kinds = {kind.value: kind for kind in GiftKind}
    return Gift(
        GiftId(0),
        f"form:{told.form}",
        ctx.me.id,
        kinds.get(told.kind, GiftKind.OTHER),
        ctx.now,
        tuple(receiver.id for receiver in receivers),
        everybody=not receivers,
        audience=None if receivers else await members.present(ctx.tx) - 1,
        host=is_host_gift(ctx.me.kind, ctx.me.confirmed, told.for_company),
        words=cleaned(told.words, MOST_WORDS),
        by_account=ctx.account,
    )


async def _shown(ctx: Context, gift: Gift, gift_id: GiftId, born: Gift | None) -> Message:
    changing = (
        Button(ctx.say("edit-button"), "edit", f"gift.{gift_id}"),
        Button(ctx.say("take-back-button"), "take-back", f"gift.{gift_id}"),
    )
    parts: list[Section | Note] = [Section(await _sentence(ctx, gift), changing)]
    if born is not None:
        button = Button(ctx.say("give-same"), "give-same", f"{gift_id}.{born.id}")
        parts.append(Section(ctx.text("give-same-question", at=When(born.at)), (button,)))
    parts.append(Note(ctx.text("give-everybody-note" if gift.everybody else "give-private")))
    parts += await question(ctx, replace(gift, id=gift_id))
    return Message(ctx.say("give-title"), tuple(parts))


async def _sentence(ctx: Context, gift: Gift) -> Text:
    if gift.everybody:
        return ctx.text("give-recorded-everybody", kind=gift.kind)
    shown = list((await mentions(ctx, gift.receivers[:_NAMES_SHOWN])).values())
    names = text.joined(*[(who,) for who in shown], by=ctx.say("names-comma"))
    count = len(gift.receivers) - len(shown)
    return ctx.text("give-recorded", kind=gift.kind, count=count, who=names)


VERBS = (Verb("give", None, ask, ("gift", "ギフト", "贈る", "あげる", "渡す"), ()),)
PRESSES = (
    Pressed("give", ask, asks=True),
    Pressed("give-author", ask_author, asks=True),
    Pressed("give-chosen", choose, writes=True),
    Pressed("give-same", same, writes=True),
)
SUBMISSIONS = (Submitted("give", submitted, ask),)
NOTICES = (Told("gift-received", received, from_member=True),)
