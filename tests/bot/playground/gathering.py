"""A gathering that the bot announces: a post with answers to tap, counts that change, a room, and a file."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from community.member import MemberId
from community.notice import Notice
from handlers import registry
from handlers.acts import Posted, Pressed, Shown
from handlers.context import Context
from handlers.event import Press
from handlers.view import Button, Facts, File, Message, Note, Plain, Section, When
from storage import members, outbox
from tests.bot.playground.conftest import HANA, KEN, Visitor

POST, ROOM = "gathering", "gathering-room"
AT = datetime(2026, 6, 12, 10, tzinfo=UTC)
FILE = File("ロールモデルの会.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 40)

_WORDS = {
    "ja": ("ロールモデルの会", "夕食のあとに、3人が「次の一歩」を話します。", "とき", "ところ", "丸の内"),
    "en": ("An evening with role models", "Three of us tell of their next step.", "When", "Where", "Soho"),
}
_ANSWERS = {"yes": {"ja": "行きます", "en": "Yes"}, "maybe": {"ja": "たぶん", "en": "Maybe"}}
_NOTED = {"ja": "「{}」で承りました", "en": "Noted: {}"}


class Gathering:
    """Who answered what, as long as one test lasts."""

    def __init__(self) -> None:
        self.answers: dict[MemberId, str] = {}

    async def draw(self, ctx: Context, _notice: Notice) -> Message:
        """The announcement, with how many answered what."""
        title, question, when, where, place = _WORDS[ctx.language]
        counts = Counter(self.answers.values())
        labels = {name: f"{label[ctx.language]} ({counts[name]})" for name, label in _ANSWERS.items()}
        buttons = (
            Button(labels["yes"], "gathering-yes", "1", "primary"),
            Button(labels["maybe"], "gathering-maybe", "1"),
        )
        facts = Facts(((when, (When(AT, "moment"),)), (where, (Plain(place),))))
        return Message(title, (Section((Plain(question),), buttons), facts, Note((Plain("120 min"),))))

    async def answer(self, ctx: Context, press: Press) -> Shown:
        """An answer, told to whoever gave it; the post is drawn anew for all."""
        name = press.action.removeprefix("gathering-")
        self.answers[ctx.me.id] = name
        await outbox.changed(ctx.tx, POST, "1", ctx.now)
        noted = _NOTED[ctx.language].format(_ANSWERS[name][ctx.language])
        return Message(noted, (Section((Plain(noted),), (Button("!", "gathering-maybe", "1"),)),))

    async def people(self, ctx: Context, _notice: Notice) -> tuple[MemberId, ...]:
        """For whom the room is."""
        found = [await members.of_account(ctx.tx, "page", persona) for persona in (HANA, KEN)]
        return tuple(member.id for member, _ in filter(None, found))


@pytest.fixture
def gathering(monkeypatch: pytest.MonkeyPatch) -> Gathering:
    """A bot that can announce one."""
    one = Gathering()
    monkeypatch.setitem(registry.POSTS, POST, Posted(POST, one.draw))
    monkeypatch.setitem(registry.POSTS, ROOM, Posted(ROOM, one.draw, one.people))
    for name in _ANSWERS:
        action = f"gathering-{name}"
        monkeypatch.setitem(registry.PRESSES, action, Pressed(action, one.answer, writes=True))
    return one


async def announce(page: Visitor, kind: str = POST, channel: str = "lounge") -> None:
    """The bot tells a channel, or opens the room."""
    async with page.database.writing() as tx:
        await outbox.put_post(
            tx, kind, "page", channel if kind == POST else "", "1", page.door.ground.clock()
        )
    await page.door.ground.tick()
