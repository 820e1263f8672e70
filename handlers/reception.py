"""Where every event comes in: one transaction, one handler, and words for whatever went wrong."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta

from community.errors import BotError, WrongHome
from community.member import Member, MemberId, may_organise
from community.notice import Notice, NoticeState
from community.settled import Channel
from config.words import language_of
from handlers import again, arrivals, letters, registry, text
from handlers.acts import Shown
from handlers.context import Context, Rules
from handlers.event import Command, Event, Left, Mentioned, Submission, Who
from handlers.members import leave, welcome
from handlers.routes import Route, route_of
from handlers.timetable import passing
from handlers.view import Answer, Form, Message, Section
from storage import homes, members, outbox, settled
from storage.database import Database, Tx

Clock = Callable[[], datetime]

_RULES_FOR = timedelta(seconds=10)  # how long a process goes by settings that another one may have changed
_TOGETHER = 200  # people met in one transaction, so that others who write wait a moment at most
_NOBODY = Member(MemberId(0), "", "")  # who reads what everybody reads
_WORD_STARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class Reception:
    """Takes each event to its handler. `commits` is called after a write, so that delivery looks at once.

    `fixed` names the home of a platform where a setting fixes it; else the first home to speak is it.
    """

    def __init__(
        self,
        database: Database,
        rules: Rules,
        clock: Clock,
        *,
        fixed: Mapping[str, str] | None = None,
        commits: Callable[[], None] = lambda: None,
    ) -> None:
        self.database, self.rules, self.clock, self.commits = database, rules, clock, commits
        self._operators = rules
        self._looked_at: datetime | None = None
        self._homes = dict(fixed or {})
        self._moved_in: set[str] = set()

    async def answer(self, event: Event) -> Answer:
        """What to show for an event; what a person did wrong is answered in a sentence, not raised."""
        if isinstance(event, Left):
            return await self._left(event)
        try:
            await self._check_home(event.who)
            route = route_of(event)
        except BotError as error:
            return Answer((in_words(language_of(event.who.language, self.rules.language), error),))
        try:
            return await self._met(event, route)
        except arrivals.Forgotten:
            if not leave.rejoins(event):
                return leave.kept_out(event, self.rules.language)
        async with self.database.writing() as tx:
            await arrivals.rejoin(tx, event.who)
        return await self._met(event, route)

    async def introduce(self, people: Sequence[Who]) -> None:
        """Meet everybody whom a platform lists in its home, so that they are found by name."""
        for who in people[:1]:
            await self._check_home(who)
        for start in range(0, len(people), _TOGETHER):
            async with self.database.writing() as tx:
                new = await arrivals.introduce(tx, people[start : start + _TOGETHER], self.clock())
                await welcome.came_meanwhile(tx, await self._rules(tx), new, self.clock())

    def forget_rules(self) -> None:
        """Go by the settings as they stand from the next event on."""
        self._looked_at = None

    def reachable_at(self, public_url: str) -> None:
        """Members' calendars are read at this address from now on."""
        self._operators = replace(self._operators, public_url=public_url)
        self.rules = replace(self.rules, public_url=public_url)

    async def look_at_rules(self) -> None:
        """Go by what organisers settled; settings are heard by other processes within ten seconds."""
        async with self.database.reading() as tx:
            await self._rules(tx)

    async def pass_time(self) -> None:
        """Begin what is due by now."""
        await self.look_at_rules()
        if await passing.pass_time(self.database, self.rules, self.clock()):
            self.commits()

    async def removed(self, platform: str, why: str) -> bool:
        """The bot was removed from its home; what is stored stays. Says whether that is new."""
        async with self.database.writing() as tx:
            return await homes.remove(tx, platform, self.clock(), why)

    async def returned(self, platform: str) -> None:
        """The bot is in its home, perhaps again."""
        async with self.database.writing() as tx:
            await homes.come_back(tx, platform)

    async def channels(self, platform: str, found: Sequence[Channel]) -> None:
        """A home's channels are these now."""
        async with self.database.writing() as tx:
            await settled.note_channels(tx, platform, found)

    def asks(self, event: Event) -> bool:
        """Whether the answer may be a form, which has to be the platform's first answer."""
        return registry.asks(event)

    async def draw(self, tx: Tx, notice: Notice, reader: Member, platform: str) -> Message | None:
        """A notice as its reader sees it today; `None` when there is nothing left to tell."""
        rules = await self._rules(tx)
        language = reader.language or rules.language
        ctx = Context(tx, self.clock(), reader, platform, language, False, rules)
        letter = await registry.draw(ctx, notice)
        if letter is None or registry.NOTICES[notice.kind].asked:
            return letter
        return letters.with_switch(ctx, letter, notice)

    async def draw_post(self, tx: Tx, notice: Notice) -> Message | None:
        """What a channel is told, in the community's language; `None` when nothing is left to tell."""
        posted = registry.POSTS.get(notice.kind)
        ctx = await self._in_public(tx, notice)
        message = await posted.draw(ctx, notice) if posted else None
        if message is None:
            return None
        return replace(message, private=False, language=message.language or ctx.language)

    async def people_of(self, tx: Tx, notice: Notice) -> tuple[MemberId, ...] | None:
        """For whom a room is opened first; `None` where a notice names its channel."""
        posted = registry.POSTS.get(notice.kind)
        if posted is None or posted.people is None or notice.channel:
            return None
        return await posted.people(await self._in_public(tx, notice), notice)

    async def no_room(self, tx: Tx, notice: Notice) -> None:
        """No room could be opened: what happens instead."""
        posted = registry.POSTS.get(notice.kind)
        if posted is not None and posted.otherwise is not None:
            await posted.otherwise(await self._in_public(tx, notice), notice)

    async def _in_public(self, tx: Tx, notice: Notice) -> Context:
        rules = await self._rules(tx)
        return Context(tx, self.clock(), _NOBODY, notice.via or "", rules.language, False, rules)

    def taken_back(self, reader: Member | None) -> Message:
        """What a reader sees in place of a message whose cause was taken back."""
        return letters.taken_back((reader and reader.language) or self.rules.language)

    async def _check_home(self, who: Who) -> None:
        if who.platform not in self._moved_in:
            fixed = self._homes.get(who.platform)
            async with self.database.writing() as tx:
                if fixed is not None:
                    await homes.move_to(tx, who.platform, fixed)
                self._homes[who.platform] = await homes.settle_in(tx, who.platform, fixed or who.home)
            self._moved_in.add(who.platform)
        if self._homes[who.platform] != who.home:
            raise WrongHome

    async def _met(self, event: Event, route: Route) -> Answer:
        """The answer to whoever acts, who is met first where that takes writing; raises Forgotten."""
        answer = await self._take(event, route)
        if answer is None:
            async with self.database.writing() as tx:
                await arrivals.acquaint(tx, event.who, self.clock())
            answer = await self._take(event, route, just_met=True) or Answer()
        return answer

    async def _left(self, event: Left) -> Answer:
        """Of one who was never seen there is nothing to remember, and who left somewhere else is not ours."""
        if self._homes.get(event.who.platform, event.who.home) == event.who.home:
            async with self.database.writing() as tx:
                await arrivals.gone(tx, event.who, self.clock())
        return Answer()

    async def _take(self, event: Event, route: Route, *, just_met: bool = False) -> Answer | None:
        """The answer; `None` when who acts is new or changed and this transaction only reads."""
        language = language_of(event.who.language, self.rules.language)
        try:
            async with self._transaction(route.writes) as tx:
                known = await self._known(tx, event, route.writes, just_met=just_met)
                if known is None:
                    return None
                language = known.language
                await self._may(known, route)
                shown = await route.act(known)
        except BotError as error:
            refused = in_words(language, error)
            if isinstance(event, Submission) and again.may_help(error):
                refused = await self._offer_again(event, refused)
            return Answer((refused,))
        if route.writes:
            self.commits()
            if route.organisers_only:
                self.forget_rules()
        kept = isinstance(event, Command) and not isinstance(shown, Form) and known.door_closed
        return _answer(shown, await self._kept(known.me, event.who.platform) if kept else ())

    async def _offer_again(self, sent: Submission, refused: Message) -> Message:
        """A refused form keeps its words: everything that it wrote is undone, but for the draft."""
        if registry.submission_of(sent).ask is None:
            return refused
        async with self.database.writing() as tx:
            ctx = await self._known(tx, sent, writes=True)
            return await again.offered(ctx, sent, refused) if ctx else refused

    def _transaction(self, writes: bool) -> AbstractAsyncContextManager[Tx]:
        return self.database.writing() if writes else self.database.reading()

    async def _known(self, tx: Tx, event: Event, writes: bool, *, just_met: bool = False) -> Context | None:
        who, now = event.who, self.clock()
        known = await members.of_accounts(tx, who.platform, [who.id, *_mentioned(event)])
        found = known.get(who.id)
        if found is None or not (just_met or await arrivals.is_up_to_date(tx, found, who, now)):
            if not writes:
                return None
            found = await arrivals.acquaint(tx, who, now)
        me, account = found
        rules = await self._rules(tx)
        language = me.language or rules.language
        organises = may_organise(me.organises, account.administers, rules.organisers_named)
        closed = account.dm_closed_until is not None
        return Context(tx, now, me, who.platform, language, organises, rules, closed, account.id, known)

    async def _rules(self, tx: Tx) -> Rules:
        now = self.clock()
        if self._looked_at is None or abs(now - self._looked_at) >= _RULES_FOR:
            self.rules, self._looked_at = self._operators.settled_as(await settled.read(tx)), now
        return self.rules

    async def _may(self, ctx: Context, route: Route) -> None:
        if route.organisers_only:
            await registry.check_organiser(ctx)

    async def _kept(self, me: Member, platform: str) -> tuple[Message, ...]:
        """What waited for this member because their door was closed, shown now and so told."""
        shown, now = list[Message](), self.clock()
        async with self.database.writing() as tx:
            for notice in await outbox.kept_for(tx, me.id):
                if notice.useful_until is not None and notice.useful_until < now:
                    await outbox.settle(tx, notice.id, NoticeState.ASIDE, now, reason=outbox.TOO_LATE)
                    continue
                message = await self.draw(tx, notice, me, platform)
                await outbox.settle(tx, notice.id, NoticeState.TOLD, now, reason="shown")
                shown += [message] if message else []
        return tuple(shown)


def in_words(language: str, error: BotError) -> Message:
    """An error as the sentence that a person is shown."""
    wording = "error-" + _WORD_STARTS.sub("-", type(error).__name__).lower()
    section = Section(text.text(language, wording, **error.facts()))
    return Message(text.say(language, "error-title"), (section,))


def _mentioned(event: Event) -> list[str]:
    people = event.people if isinstance(event, Command) else ()
    return [person.id for person in people if isinstance(person, Mentioned)]


def _answer(shown: Shown, kept: tuple[Message, ...]) -> Answer:
    if isinstance(shown, Form):
        return Answer(form=shown)
    return Answer((shown, *kept) if shown else kept)
