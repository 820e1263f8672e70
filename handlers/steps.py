"""Forms of several steps: what is answered waits in a draft, so that one may stop and go on within days."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from community.errors import ButtonExpired
from handlers import again, rows
from handlers.acts import Pressed, Shown, Submitted
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.view import Button, Form, Message, Note, Section
from storage import drafts, members
from storage.drafts import Draft

Filled = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered so far, by field name; `steps` are the numbers of those that were sent."""

    steps: frozenset[int] = frozenset()
    told: Filled = ()

    def all(self, name: str) -> tuple[str, ...]:
        """Every answer to a field; none when it was left empty."""
        return next((values for field, values in self.told if field == name), ())

    def one(self, name: str) -> str:
        """The one answer to a field, "" when it was left empty."""
        return next(iter(self.all(name)), "")

    def with_step(self, step: int, told: Filled) -> Self:
        """With one more step; a step sent again takes the place of what it said before."""
        names = {name for name, _ in told}
        kept = tuple((name, values) for name, values in self.told if name not in names)
        return replace(self, steps=self.steps | {step}, told=(*kept, *told))

    def as_words(self) -> str:
        """As it waits in a draft."""
        return json.dumps([sorted(self.steps), self.told], ensure_ascii=False)

    @classmethod
    def from_words(cls, words: str) -> Self:
        """As it was kept."""
        steps, told = json.loads(words)
        return cls(frozenset(steps), tuple((name, tuple(values)) for name, values in told))


async def _anything_goes(_ctx: Context, _answers: Answers) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Step:
    """One form of several. Field names are those of no other step. `check` refuses answers by a BotError."""

    form: Callable[[Context, Answers], Awaitable[Form]]
    check: Callable[[Context, Answers], Awaitable[None]] = _anything_goes


@dataclass(frozen=True, slots=True)
class Steps:
    """A form of several steps; `finish` gets what was answered, and answers in the same transaction.

    `title` words what is filled in. Once `least` steps are there it may be finished as it is. A member may
    begin at any step: a button `<name>-step` with the subject of `begin_at`. `finish` may come twice.
    """

    name: str
    title: str
    steps: Sequence[Step]
    finish: Callable[[Context, Answers], Awaitable[Shown]]
    least: int = 1

    @property
    def presses(self) -> tuple[Pressed, ...]:
        """The buttons, for the module's PRESSES."""
        return (
            Pressed(f"{self.name}-step", self.open, asks=True),
            Pressed(f"{self.name}-finish", self.finish_now, writes=True),
            Pressed(f"{self.name}-later", self.go_on_later),
            Pressed(f"{self.name}-drop", self.drop, writes=True),
        )

    @property
    def submissions(self) -> tuple[Submitted, ...]:
        """The forms, for the module's SUBMISSIONS."""
        return (Submitted(f"{self.name}-step", self.sent, self.open),)

    async def open(self, ctx: Context, press: Press) -> Form:
        """The form of a step, with what was answered already."""
        draft, step = await self._meant(ctx, press.subject)
        answers = Answers.from_words(draft.words) if draft else Answers()
        form = await self.steps[step - 1].form(ctx, answers)
        subject = f"{draft.id if draft else ''}.{step}"
        form = replace(form, action=f"{self.name}-step", subject=subject)
        if step not in answers.steps:
            return form
        return again.refilled(ctx, form, Submission(press.who, form.action, subject, answers.told))

    async def sent(self, ctx: Context, sent: Submission) -> Shown:
        """Keep a step; the last one finishes."""
        await members.lock(ctx.tx, ctx.me.id)
        draft, step = await self._meant(ctx, sent.subject)
        before = Answers.from_words(draft.words) if draft else Answers()
        answers = before.with_step(step, await self._whole(ctx, step, before, sent))
        await self.steps[step - 1].check(ctx, answers)
        if step == len(self.steps):
            return await self._finish(ctx, draft, answers)
        if draft:
            await drafts.go_on(ctx.tx, draft.id, answers.as_words(), ctx.now)
            return self._kept(ctx, draft.id, step, answers)
        new = await drafts.keep(ctx.tx, ctx.me.id, self.name, answers.as_words(), ctx.now)
        return self._kept(ctx, new, step, answers)

    async def finish_now(self, ctx: Context, press: Press) -> Shown:
        """Enough is answered: the rest stays as it was."""
        draft = await self._theirs(ctx, press.subject)
        answers = Answers.from_words(draft.words)
        if len(answers.steps) < self.least:
            raise ButtonExpired
        return await self._finish(ctx, draft, answers)

    async def go_on_later(self, ctx: Context, press: Press) -> Shown:
        """Leave it for now."""
        draft = await self._theirs(ctx, press.subject)
        text = ctx.text("steps-waits", days=drafts.KEPT_FOR.days)
        buttons = self.buttons(ctx, draft.id, Answers.from_words(draft.words))
        return Message(ctx.say(self.title), (Section(text, buttons),))

    async def drop(self, ctx: Context, press: Press) -> Shown:
        """Forget what was answered; what stood before stays."""
        draft = await self._theirs(ctx, press.subject)
        await drafts.take(ctx.tx, draft.id, ctx.me.id, self.name)
        return Message(ctx.say(self.title), (Section(ctx.text("steps-dropped")),))

    def begin_at(self, step: int) -> str:
        """The subject of a button that opens a step; what is half done is gone on with."""
        return f".{step}"

    def next_of(self, answers: Answers) -> int:
        """The first step that waits for an answer."""
        waits = (step for step in range(1, len(self.steps) + 1) if step not in answers.steps)
        return next(waits, len(self.steps))

    def buttons(self, ctx: Context, draft: int, answers: Answers) -> tuple[Button, ...]:
        """To go on, to finish as it is where that is enough, and to drop it."""
        step = self.next_of(answers)
        label = ctx.say("steps-go-on", step=step, steps=len(self.steps))
        on = Button(label, f"{self.name}-step", f"{draft}.{step}", "primary")
        enough = Button(ctx.say("steps-finish"), f"{self.name}-finish", str(draft))
        drop = Button(ctx.say("steps-drop"), f"{self.name}-drop", str(draft), "danger")
        return (on, enough, drop) if len(answers.steps) >= self.least else (on, drop)

    def _kept(self, ctx: Context, draft: int, step: int, answers: Answers) -> Message:
        on, *enough, _drop = self.buttons(ctx, draft, answers)
        later = Button(ctx.say("steps-later"), f"{self.name}-later", str(draft))
        text = ctx.text("steps-kept", step=step, steps=len(self.steps))
        note = Note(ctx.text("steps-note", days=drafts.KEPT_FOR.days))
        return Message(ctx.say(self.title), (Section(text, (on, *enough, later)), note))

    async def _finish(self, ctx: Context, draft: Draft | None, answers: Answers) -> Shown:
        if draft and await drafts.take(ctx.tx, draft.id, ctx.me.id, self.name) is None:
            raise ButtonExpired  # finished by another tap in this moment
        return await self.finish(ctx, answers)

    async def _whole(self, ctx: Context, step: int, before: Answers, sent: Submission) -> Filled:
        """The answer to every field of a step, also to one that was emptied, which platforms leave out."""
        form = await self.steps[step - 1].form(ctx, before)
        names = dict.fromkeys([*(field.name for field in form.fields), *(name for name, _ in sent.answers)])
        return tuple((name, sent.all(name)) for name in names)

    async def _meant(self, ctx: Context, subject: str) -> tuple[Draft | None, int]:
        """The draft and the step of a subject; without a draft the one that is half done, if any."""
        draft, _, step = subject.partition(".")
        number = rows.number(step)
        if not 1 <= number <= len(self.steps):
            raise ButtonExpired
        if draft:
            return await self._theirs(ctx, draft), number
        return next(iter(await drafts.begun(ctx.tx, ctx.me.id, (self.name,), ctx.now)), None), number

    async def _theirs(self, ctx: Context, draft: str) -> Draft:
        found = rows.there(await drafts.get(ctx.tx, rows.number(draft), self.name))
        if found.at <= ctx.now - drafts.KEPT_FOR:
            raise ButtonExpired
        rows.check_mine(ctx, found.member)
        return found


async def open_drafts(ctx: Context, several: Sequence[Steps]) -> tuple[tuple[Steps, int, Answers], ...]:
    """What a member began and may go on with: which form, the draft, and what is answered; newest first."""
    by_name = {steps.name: steps for steps in several}
    found = await drafts.begun(ctx.tx, ctx.me.id, tuple(by_name), ctx.now)
    return tuple((by_name[draft.kind], draft.id, Answers.from_words(draft.words)) for draft in found)


async def unfinished(ctx: Context, several: Sequence[Steps]) -> tuple[Section, ...]:
    """A paragraph for each thing half done, with buttons to go on and to drop it: for Home and the menu."""
    return tuple(
        Section(
            ctx.text("steps-unfinished", title=ctx.say(steps.title), step=steps.next_of(answers)),
            steps.buttons(ctx, draft, answers),
        )
        for steps, draft, answers in await open_drafts(ctx, several)
    )
