"""What a handler has in hand: an open transaction, the moment, who acts, and their language."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from community.member import Account, AccountId, Member
from community.settled import Settled, Welcomes
from handlers import text
from handlers.view import Text
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds in this community: what its organisers settled, else what the operator set.

    `public_url` is where members' calendars are read, "" where nothing of ours can be reached. `holidays` is
    the country whose days off are kept, and `days_off` are those of this year and the next two.
    """

    community: str = ""
    language: str = "ja"
    time_zone: str = "Asia/Tokyo"
    thanks_emoji: frozenset[str] = frozenset()
    company: str = ""
    welcomes: Welcomes = Welcomes.NOBODY
    welcomes_since: datetime | None = None
    organisers_named: bool = False
    public_url: str = ""
    holidays: str = ""
    days_off: frozenset[date] = frozenset()

    def settled_as(self, settled: Settled) -> "Rules":
        """The same rules with what organisers settled in place of what the operator set."""
        emoji = settled.thanks_emoji
        return replace(
            self,
            community=settled.name or self.community,
            language=settled.language or self.language,
            thanks_emoji=frozenset(emoji) if emoji is not None else self.thanks_emoji,
            company=settled.company,
            welcomes=settled.welcomes,
            welcomes_since=settled.welcomes_since,
            organisers_named=settled.organisers_named,
        )


@dataclass(frozen=True, slots=True)
class Context:
    """One event, or one notice being drawn: `me` is who acts, or who will read, on `platform`.

    `account` is the one that acts, nothing where a notice is drawn. `known` holds who acts and whom they
    mention, by account; `door_closed` says that a direct message was refused lately, so that something may
    be kept for them.
    """

    tx: Tx
    now: datetime
    me: Member
    platform: str
    language: str
    organises: bool
    rules: Rules
    door_closed: bool = False
    account: AccountId | None = None
    known: Mapping[str, tuple[Member, Account]] = field(default_factory=dict)

    def say(self, wording: str, **facts: str | int | float) -> str:
        """Plain words in the reader's language."""
        return text.say(self.language, wording, **facts)

    def text(self, wording: str, **facts: text.Fact) -> Text:
        """Typed text in the reader's language."""
        return text.text(self.language, wording, **facts)


def fresh_key() -> str:
    """A key that no other act has, for a form that may be sent twice."""
    return uuid.uuid4().hex
