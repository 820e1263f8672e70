"""Everything the community remembers, one table a noun. Each column says whom it describes, if anybody."""

from storage.tables.giving import gifts, inspirations, reactions, receipts, thanks
from storage.tables.letters import drafts, outbox
from storage.tables.metadata import metadata
from storage.tables.people import (
    accounts,
    askable,
    avoided,
    expertise,
    forgotten,
    link_codes,
    members,
    moved_rows,
    muted,
    topics,
)
from storage.tables.place import audit, channels, community, homes, leases

__all__ = [
    "accounts",
    "askable",
    "audit",
    "avoided",
    "channels",
    "community",
    "drafts",
    "expertise",
    "forgotten",
    "gifts",
    "homes",
    "inspirations",
    "leases",
    "link_codes",
    "members",
    "metadata",
    "moved_rows",
    "muted",
    "outbox",
    "reactions",
    "receipts",
    "thanks",
    "topics",
]
