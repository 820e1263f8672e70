"""Thanks: a receiver's word for a gift, in private, and the gift behind it."""

from collections.abc import Mapping
from dataclasses import replace

from community.errors import AlreadyDone, Ambiguous, ButtonExpired, NobodyNamed
from community.gift import Gift, GiftId, GiftKind, is_host_gift
from community.member import Member, MemberId
from community.notice import Notice
from community.thanks import MOST_WORDS, Thanks, ThanksId, met
from community.words import cleaned
from handlers import rows, told
from handlers.acts import Pressed, Shown, Submitted, Told, Verb
from handlers.by_name import BY_NAME
from handlers.context import Context, fresh_key
from handlers.event import Command, Mentioned, Named, Person, Press, Submission
from handlers.members import thing
from handlers.people import able_to_receive, check_author, choice, chosen, find, mentions, shown_as
from handlers.view import Button, Field, Form, Mention, Message, Note, Section, When
from storage import drafts, gifts, members, outbox
from storage import thanks as thanks_

_MOST_WITH_BUTTONS = 5  # people thanked at once; more buttons would not fit into one message


async def thanks(ctx: Context, command: Command) -> Shown:
    """`/alumni thanks @who for …`: one word for each that is named."""
    if not command.people:
        raise NobodyNamed
    words = cleaned(command.words, MOST_WORDS)
    return await _thank(ctx, command.people, words, command.key or fresh_key())


async def ask(ctx: Context, _command: Command | Press) -> Form:
    """The form for those who said only the verb."""
    return Form(
        ctx.say("thanks-form-title"),
        "thanks",
        (
            Field("who", ctx.say("thanks-form-who"), "member"),
            Field("words", ctx.say("thanks-form-words"), "paragraph", required=False, most=MOST_WORDS),
        ),
        fresh_key(),
    )


async def ask_author(ctx: Context, press: Press) -> Form:
    """From the menu of a message: the form with its author filled in."""
    await check_author(ctx, press.subject)
    form = await ask(ctx, press)
    who, *rest = form.fields
    return replace(form, fields=(replace(who, value=press.subject), *rest))


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """The form's answer; sent twice it counts once."""
    people: list[Person] = [Mentioned(who) for who in sent.all("who")]
    if sent.one(BY_NAME):
        people.append(Named(sent.one(BY_NAME)))
    if not people:
        raise NobodyNamed
    return await _thank(ctx, people, cleaned(sent.one("words"), MOST_WORDS), f"form:{sent.subject}")


async def choose(ctx: Context, press: Press) -> Shown:
    """Which of several members of one name was meant."""
    words, thanked = await chosen(ctx, press.subject, "thanks")
    shown = await mentions(ctx, [thanked.id])
    return await _recorded(ctx, {thanked: shown[thanked.id]}, words, f"draft:{press.subject}")


async def another(ctx: Context, press: Press) -> Shown:
    """The thanks had met a gift but was meant for another one, which is recorded now."""
    word = await _own(ctx, press.subject)
    gift = await gifts.get(ctx.tx, word.gift)
    if gift is None or gift.key == _gift_key(word.key):
        raise AlreadyDone
    thanked = (await members.get(ctx.tx, [word.thanked]))[word.thanked]
    words = "" if word.words_hidden or word.kept_private else word.words
    other, _ = await gifts.record(ctx.tx, _born(ctx, thanked, word.key, words))
    if not await thanks_.move(ctx.tx, word.id, other):
        raise ButtonExpired
    await gifts.unreceive(ctx.tx, gift.id, ctx.me.id)
    who = (await mentions(ctx, [word.thanked]))[word.thanked]
    return Message(ctx.say("thanks-title"), (Section(ctx.text("thanks-another-recorded", who=who)),))


async def ask_for_gift(ctx: Context, press: Press) -> Form:
    """From the notice of a logged gift: one tap to a form for the words."""
    gift = await _to_me(ctx, press.subject)
    words = Field("words", ctx.say("thanks-form-words"), "paragraph", required=False, most=MOST_WORDS)
    return Form(ctx.say("thanks-form-title"), "thanks-for", (words,), str(gift.id))


async def for_gift(ctx: Context, sent: Submission) -> Shown:
    """A word for exactly this gift."""
    gift = await _to_me(ctx, sent.subject)
    giver = (await members.get(ctx.tx, [gift.giver]))[gift.giver]
    able_to_receive(ctx, giver)
    words = cleaned(sent.one("words"), MOST_WORDS)
    key = f"for:{gift.id}:{ctx.me.id}"
    said = await _store(ctx, _word(ctx, key, giver.id, gift.id, words))
    who = (await mentions(ctx, [giver.id]))[giver.id]
    section = Section(ctx.text("thanks-recorded", who=who), _changing(ctx, said))
    return Message(ctx.say("thanks-title"), (section, Note(ctx.text("thanks-private"))))


async def say_for(ctx: Context, gift: GiftId, giver: Member) -> Message:
    """Thank for exactly this gift, without words yet; raises AlreadyDone."""
    said = await _store(ctx, _word(ctx, f"for:{gift}:{ctx.me.id}", giver.id, gift, ""))
    who = (await mentions(ctx, [giver.id]))[giver.id]
    word = Button(ctx.say("add-word-button"), "add-word", str(said), "primary")
    section = Section(ctx.text("thanks-recorded", who=who), (word, *_changing(ctx, said)[1:]))
    return Message(ctx.say("thanks-title"), (section, Note(ctx.text("thanks-private"))))


async def received(ctx: Context, notice: Notice) -> Message | None:
    """The notice to the thanked: who thanks, in their own words."""
    word = await thanks_.get(ctx.tx, ThanksId(int(notice.subject)))
    if word is None:
        return None
    who = (await mentions(ctx, [word.thanker]))[word.thanker]
    first = Section(ctx.text("thanks-received", who=who, at=When(word.at)))
    wrong = Button(ctx.say("wrong-button"), "wrong", f"thanks.{word.id}")
    last = Section(ctx.text("thanks-received-note"), (wrong,))
    return Message(ctx.say("thanks-received-title"), (first, *told.words(ctx, word), last))


async def _thank(ctx: Context, people: list[Person] | tuple[Person, ...], words: str, key: str) -> Shown:
    meant: dict[Member, Mention] = {}
    for person in people:
        several = await find(ctx, person)
        if len(several) > 1 and len(people) == 1:
            draft = await drafts.keep(ctx.tx, ctx.me.id, "thanks", words, ctx.now)
            return choice(ctx, several, "thanks-chosen", draft)
        if len(several) > 1:
            raise Ambiguous(several[0].name)
        member = able_to_receive(ctx, several[0])
        meant[member] = await shown_as(ctx, person, member)
    return await _recorded(ctx, meant, words, key)


async def _recorded(ctx: Context, thanked: Mapping[Member, Mention], words: str, key: str) -> Message:
    await members.lock(ctx.tx, ctx.me.id)
    sections: list[Section] = []
    for member, who in thanked.items():
        word, earlier = await _record_one(ctx, member, words, f"{ctx.platform}:{key}:{member.id}")
        if earlier is None:
            sections.append(Section(ctx.text("thanks-recorded", who=who), _changing(ctx, word)))
            continue
        about = told.about(ctx, earlier)
        said = ctx.text("thanks-met", who=who, at=When(earlier.at), about=about)
        other = Button(ctx.say("thanks-another"), "thanks-another", str(word))
        sections.append(Section(said, (other, *_changing(ctx, word))))
    if len(thanked) > _MOST_WITH_BUTTONS:
        sections = [replace(section, actions=section.actions[:-2]) for section in sections]
    return Message(ctx.say("thanks-title"), (*sections[:10], Note(ctx.text("thanks-private"))))


async def _record_one(ctx: Context, thanked: Member, words: str, key: str) -> tuple[ThanksId, Gift | None]:
    """Record one thanks; returns it, with the earlier gift that it met, if any."""
    before = await thanks_.before(ctx.tx, ctx.me.id, thanked.id, words, ctx.now)
    if before.said_just_now:
        raise AlreadyDone
    gift_id = met(before.gifts, ctx.now)
    earlier = await gifts.get(ctx.tx, gift_id) if gift_id is not None else None
    if gift_id is None:
        gift_id, _ = await gifts.record(ctx.tx, _born(ctx, thanked, key, words))
    return await _store(ctx, _word(ctx, key, thanked.id, gift_id, words)), earlier


def _word(ctx: Context, key: str, thanked: MemberId, gift: GiftId, words: str) -> Thanks:
    return Thanks(ThanksId(0), key, ctx.me.id, thanked, gift, ctx.now, words, ctx.account)


def _changing(ctx: Context, word: ThanksId) -> tuple[Button, Button]:
    """The way back for a slip."""
    return (
        Button(ctx.say("edit-button"), "edit", f"thanks.{word}"),
        Button(ctx.say("take-back-button"), "take-back", f"thanks.{word}"),
    )


async def _store(ctx: Context, word: Thanks) -> ThanksId:
    thanks_id, new = await thanks_.record(ctx.tx, word)
    if not new:
        raise AlreadyDone
    await outbox.put(ctx.tx, "thanks-received", word.thanked, str(thanks_id), ctx.now)
    return thanks_id


def _born(ctx: Context, thanked: Member, key: str, words: str) -> Gift:
    """The gift that a thanks tells of: it runs from the thanked to the thanker."""
    return Gift(
        GiftId(0),
        _gift_key(key),
        thanked.id,
        GiftKind.OTHER,
        ctx.now,
        (ctx.me.id,),
        host=is_host_gift(thanked.kind, thanked.confirmed),
        words=words,
        born_of_thanks=True,
    )


def _gift_key(thanks_key: str) -> str:
    return f"{thanks_key}:gift"


async def _own(ctx: Context, subject: str) -> Thanks:
    word = rows.there(await thanks_.get(ctx.tx, ThanksId(rows.number(subject))))
    rows.check_mine(ctx, word.thanker)
    return word


async def _to_me(ctx: Context, subject: str) -> Gift:
    gift = await thing.gift(ctx, subject)
    rows.check_mine(ctx, *gift.receivers)
    return gift


VERBS = (
    Verb(
        "thanks", thanks, ask, ("thank", "ty", "お礼", "ありがとう", "感謝"), ("who", "words", "name"), True
    ),
)
PRESSES = (
    Pressed("thanks", ask, asks=True),
    Pressed("thanks-author", ask_author, asks=True),
    Pressed("thanks-another", another, writes=True),
    Pressed("thanks-chosen", choose, writes=True),
    Pressed("thanks-for", ask_for_gift, asks=True),
)
SUBMISSIONS = (Submitted("thanks", submitted, ask), Submitted("thanks-for", for_gift, ask_for_gift))
NOTICES = (Told("thanks-received", received, from_member=True),)
