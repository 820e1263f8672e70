"""Everything the community remembers, one table a noun. Each column says whom it describes, if anybody."""

from storage.tables.clock import outages, timetable
from storage.tables.events import (
    calendars,
    event_answers,
    event_mirrors,
    event_speakers,
    event_topics,
    events,
)
from storage.tables.giving import gifts, inspirations, reactions, receipts, thanks
from storage.tables.inviting import ask_offers, ask_topics, asks, decisions, habits, prompts, weighed
from storage.tables.letters import drafts, outbox
from storage.tables.meeting import introductions, round_members, round_places, rounds
from storage.tables.metadata import metadata
from storage.tables.openings import opening_saves, opening_topics, openings, subscribers, subscriptions
from storage.tables.people import (
    accounts,
    askable,
    avoided,
    expertise,
    first_steps,
    forgotten,
    link_codes,
    members,
    moved_rows,
    muted,
    role_models,
    topics,
)
from storage.tables.place import audit, channels, community, homes, leases
from storage.tables.snapshots import snapshots

__all__ = [
    "accounts",
    "ask_offers",
    "ask_topics",
    "askable",
    "asks",
    "audit",
    "avoided",
    "calendars",
    "channels",
    "community",
    "decisions",
    "drafts",
    "event_answers",
    "event_mirrors",
    "event_speakers",
    "event_topics",
    "events",
    "expertise",
    "first_steps",
    "forgotten",
    "gifts",
    "habits",
    "homes",
    "inspirations",
    "introductions",
    "leases",
    "link_codes",
    "members",
    "metadata",
    "moved_rows",
    "muted",
    "opening_saves",
    "opening_topics",
    "openings",
    "outages",
    "outbox",
    "prompts",
    "reactions",
    "receipts",
    "role_models",
    "round_members",
    "round_places",
    "rounds",
    "snapshots",
    "subscribers",
    "subscriptions",
    "thanks",
    "timetable",
    "topics",
    "weighed",
]
