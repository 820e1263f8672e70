"""A small community in which anything may be said and pressed in any order, and what must hold in it."""

import itertools
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from sqlalchemy import select

from bot.delivery import Delivery
from bot.platform import Place
from community.chain import longest_chain
from handlers import exports
from handlers.context import Rules
from handlers.event import Command, Event, Joined, Mentioned, Person, Press, Reacted, Submission, Who
from handlers.reception import Reception
from handlers.view import Answer, Button, Field, Form, Message, Section
from storage import chain
from storage.database import Database, Tx
from storage.tables import accounts, gifts, inspirations, members, receipts, thanks
from tests.bot.door import ADoor, Sent
from tests.conftest import SetClock
from tests.handlers.people import HANA, KEN, YUI, read

KEN_ON_DISCORD = Who("discord", "900", "22", "Ken", "en-GB")
PEOPLE = (HANA, KEN, YUI, KEN_ON_DISCORD)
AUTHORS = (KEN, HANA)
"""Who wrote the message of each number."""

_TOKEN = re.compile(r"w\d+w")
_FORMS = ("thanks", "thanks-for", "give", "edit", "take-back", "add-word")
_Readers = frozenset[str]


@dataclass(slots=True)
class Everyday:
    """The community, all buttons that anybody ever saw, and who may read which words."""

    folder: tempfile.TemporaryDirectory[str]
    database: Database
    clock: SetClock
    reception: Reception
    delivery: Delivery
    doors: dict[str, ADoor]
    seen: dict[Who, list[Button]] = field(default_factory=dict)
    readers: dict[str, _Readers] = field(default_factory=dict)
    authors: dict[str, _Readers] = field(default_factory=dict)
    kept_private: set[str] = field(default_factory=set)
    numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    async def say(self, who: Who, verb: str, *people: Person, words: str = "") -> Answer:
        """A command."""
        return await self._does(Command(who, "alumni", verb, people, words, f"k{next(self.numbers)}"))

    async def thank(self, who: Who, whom: Who) -> None:
        """`/alumni thanks` with words of their own."""
        await self.say(who, "thanks", Mentioned(whom.id, whom.name), words=self.word())

    async def give(self, who: Who, receivers: Sequence[Who]) -> None:
        """`/alumni give`, to everybody where nobody is named."""
        form = (await self.say(who, "give")).form
        if form is not None:
            await self._send(who, form, tuple(one.id for one in receivers))

    async def bow(self, who: Who, message: int, emoji: str, *, removed: bool) -> None:
        """An emoji on one of the messages, or off it."""
        author = AUTHORS[message]
        place = ("C1", f"{message}.000100")
        written = Mentioned(author.id, author.name)
        await self._does(Reacted(who, written, place, emoji, removed, SetClock().now))

    async def press(self, who: Who, button: Button) -> Answer:
        """A button, perhaps an old one or another's; a form that opens is filled in and sent."""
        press = Press(who, button.action, button.subject, f"k{next(self.numbers)}")
        answer = await self._does(press)
        if answer.form is not None and answer.form.action in _FORMS:
            await self._send(who, answer.form, (HANA.id,))
        return answer

    async def correct(self, action: str, what: str, back: int) -> None:
        """One of the newest rows, changed by whoever may change it so."""
        tellers = action in ("take-back-yes", "edit", "add-word", "thanks-another")
        async with self.database.reading() as tx:
            table = gifts if what == "gift" else thanks
            rows = (await tx.execute(select(table).order_by(table.c["id"].desc()).limit(4))).all()
            if not rows:
                return
            row = rows[back % len(rows)]._mapping
            theirs = select(receipts.c.member_id).where(receipts.c.gift_id == row["id"])
            if what == "gift":
                who = [row["giver_id"]] if tellers else list((await tx.execute(theirs)).scalars())
            else:
                who = [row["thanker_id"] if tellers else row["thanked_id"]]
            of = await _accounts(tx)
        actors = [one for one in PEOPLE if any(one.id in of(member) for member in who)]
        if actors:
            bare = action in ("add-word", "thanks-another", "thanks-for")
            subject = str(row["id"]) if bare else f"{what}.{row['id']}"
            await self.press(actors[back % len(actors)], Button("x", action, subject))

    async def link(self) -> None:
        """Ken's account on Discord is his too."""
        said = read(await self.say(KEN, "link"))
        code = re.search(r"[A-Z]{4}-[A-Z]{4}", said)
        if code is not None:
            await self.say(KEN_ON_DISCORD, "link", words=code[0])

    async def come(self, *people: Who) -> None:
        """These join."""
        for who in people:
            await self.reception.answer(Joined(who))

    async def deliver(self) -> None:
        """All that is due arrives, redrawings of what had just arrived included."""
        for _ in range(3):
            await self.delivery.deliver_due()
            self.clock.forward(seconds=6)
        for who, message in self._standing():
            self.seen.setdefault(who, []).extend(_buttons(message))

    def word(self) -> str:
        """Words that nobody else said."""
        return f"w{next(self.numbers)}w"

    async def check_record(self) -> None:
        """Rows agree with one another, and figures with the rows."""
        async with self.database.reading() as tx:
            await _check_receivers(tx)
            await _check_figures(tx)
            await self._check_exports(tx)

    async def check_reading(self) -> None:
        """Nobody reads words that were not written to them, and no letter tells of what is gone."""
        async with self.database.reading() as tx:
            together, now = await _together(tx), await _words_now(tx)
        for who, message in self._standing():
            for token in _TOKEN.findall(read(message)):
                own = self.authors[token] & together[who.id]
                assert token in now or own, f"{who.name} still reads {token}"
                self._may_read(who, token, together)
        for who in PEOPLE:
            pages = [await self.say(who, verb) for verb in ("mine", "menu")]
            pages += [await self.press(who, Button("x", action)) for action in ("changes", "told-to-me")]
            labels = [button.label for page in pages for button in _buttons(*page.messages)]
            for token in _TOKEN.findall("\n".join([*map(read, pages), *labels])):
                self._may_read(who, token, together)

    async def close(self) -> None:
        """The end."""
        await self.database.close()
        self.folder.cleanup()

    def _may_read(self, who: Who, token: str, together: dict[str, _Readers]) -> None:
        mine = together[who.id]
        assert "*" in self.readers[token] or mine & self.readers[token], f"{who.name} reads {token}"

    def _standing(self) -> list[tuple[Who, Message]]:
        """Every message as it stands with its reader now."""
        found: dict[tuple[str, Place], Sent] = {}
        for name, door in self.doors.items():
            found |= {(name, Place(f"D-{one.account}", f"m{one.key}")): one for one in door.sent}
            found |= {(name, place): one for place, one in door.changed}
        by_id = {who.id: who for who in PEOPLE}
        return [(by_id[one.account], one.message) for one in found.values()]

    async def _does(self, event: Event) -> Answer:
        answer = await self.reception.answer(event)
        self.seen.setdefault(event.who, []).extend(_buttons(*answer.messages))
        return answer

    async def _send(self, who: Who, form: Form, people: tuple[str, ...]) -> None:
        words = self.word() if form.action != "take-back" else "a slip"  # that note stands in no row
        told = tuple((one.name, _answer(one, people, words)) for one in form.fields)
        await self._does(Submission(who, form.action, form.subject, told, f"k{next(self.numbers)}"))

    async def note_readers(self) -> None:
        """Whom new words are for: those whom the rows name when they are told first."""
        async with self.database.reading() as tx:
            of = await _accounts(tx)
            for row in await tx.execute(select(thanks)):
                for token in _TOKEN.findall(row.words + row.note):
                    self.authors.setdefault(token, of(row.thanker_id))
                    self.readers.setdefault(token, of(row.thanker_id) | of(row.thanked_id))
                    self.kept_private |= {token} if row.kept_private else set()
            for row in await tx.execute(select(gifts).where(~gifts.c.born_of_thanks)):
                received = select(receipts.c.member_id).where(receipts.c.gift_id == row.id)
                to = [of(one) for one in (await tx.execute(received)).scalars()]
                everybody = [frozenset("*")] if row.everybody else []
                for token in _TOKEN.findall(row.words + row.note):
                    self.authors.setdefault(token, of(row.giver_id))
                    self.readers.setdefault(token, of(row.giver_id).union(*to, *everybody))
                    self.kept_private |= {token} if row.kept_private else set()

    async def _check_exports(self, tx: Tx) -> None:
        kinds: tuple[exports.What, ...] = ("gifts", "thanks")
        rows = [str(row.plain()) for what in kinds async for row in exports.rows(tx, what)]
        found = set(_TOKEN.findall("\n".join(rows)))
        assert not found & self.kept_private
        hidden = select(thanks.c.words).where(thanks.c.words_hidden)
        assert not found & set((await tx.execute(hidden)).scalars())


async def everyday(template: Path) -> Everyday:
    """The community as it begins: all have come, and nobody said anything."""
    folder = tempfile.TemporaryDirectory()
    file = Path(folder.name) / "okaeri.db"
    shutil.copy(template, file)
    database, clock = Database(f"sqlite:///{file}"), SetClock()
    reception = Reception(database, Rules("同窓会", language="en"), clock)
    doors = {"slack": ADoor(), "discord": ADoor("discord")}
    delivery = Delivery(database, reception, doors, clock, Random(1))
    begun = Everyday(folder, database, clock, reception, delivery, doors)
    await begun.come(*PEOPLE)
    return begun


async def _check_receivers(tx: Tx) -> None:
    now = {row.id: row.merged_into or row.id for row in await tx.execute(select(members))}
    said: dict[int, set[int]] = {}
    for row in await tx.execute(select(thanks)):
        said.setdefault(row.gift_id, set()).add(now[row.thanker_id])
    received: dict[int, set[int]] = {}
    for row in await tx.execute(select(receipts)):
        received.setdefault(row.gift_id, set()).add(row.member_id)
    known = {row.id: row for row in await tx.execute(select(gifts))}
    assert said.keys() <= known.keys()
    assert received.keys() <= known.keys()
    for number, gift in known.items():
        receivers = received.get(number, set())
        assert now[gift.giver_id] not in receivers
        if gift.born_of_thanks:
            assert number in said, f"nobody thanked for {number}"
            assert receivers == said[number] - {now[gift.giver_id]}
            assert not gift.everybody


async def _check_figures(tx: Tx) -> None:
    figures = await chain.figures(tx)
    rows = (await tx.execute(select(gifts.c.id, gifts.c.giver_id))).all()
    received = (await tx.execute(select(receipts.c.member_id))).scalars().all()
    links: dict[int, list[int]] = {}
    for row in await tx.execute(select(inspirations)):
        links.setdefault(row.gift_id, []).append(row.inspired_by)
    assert (figures.gifts, figures.givers) == (len(rows), len({row.giver_id for row in rows}))
    assert figures.receivers == len(set(received))
    assert figures.longest_chain == longest_chain(len(rows), links)


async def _accounts(tx: Tx) -> "_Of":
    found: dict[int, set[str]] = {}
    for row in await tx.execute(select(accounts.c.member_id, accounts.c.external_id)):
        found.setdefault(row.member_id, set()).add(row.external_id)
    return _Of({member: frozenset(ids) for member, ids in found.items()})


@dataclass(frozen=True, slots=True)
class _Of:
    ids: dict[int, _Readers]

    def __call__(self, member: int) -> _Readers:
        return self.ids.get(member, frozenset())


async def _together(tx: Tx) -> dict[str, _Readers]:
    """All accounts of whoever has an account."""
    of = await _accounts(tx)
    alone = {who.id: frozenset((who.id,)) for who in PEOPLE}
    return alone | {one: ids for ids in of.ids.values() for one in ids}


async def _words_now(tx: Tx) -> set[str]:
    """Words that stand in the record and that nobody hid."""
    found: set[str] = set()
    for table in (thanks, gifts):
        for row in await tx.execute(select(table.c.words, table.c.note).where(~table.c.words_hidden)):
            found |= set(_TOKEN.findall(row[0] + row[1]))
    return found


def _answer(one: Field, people: tuple[str, ...], words: str) -> tuple[str, ...]:
    match one.kind:
        case "members":
            return people
        case "member":
            return people[:1]
        case "choice":
            return (one.value or one.choices[0].value,)
        case "choices":
            return ()
        case _:
            return () if one.name == "name" else (words,)


def _buttons(*messages: Message) -> Iterable[Button]:
    sections = [p for message in messages for p in message.parts if isinstance(p, Section)]
    return [action for part in sections for action in part.actions if isinstance(action, Button)]
