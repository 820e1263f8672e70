"""Codes that people read aloud and type, and who two members are together."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from community.linking import ALPHABET, fresh_code, hash_of, read_code, shown_code, together
from community.member import Member, MemberId, MemberKind

NOON = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
OLDER = Member(MemberId(1), "slack:U1", "Hana")
YOUNGER = Member(MemberId(2), "discord:500", "hana_m")


def test_a_code_is_eight_letters_none_of_which_looks_like_another() -> None:
    code = fresh_code(random.Random(1).choice)

    assert len(code) == 8
    assert set(code) <= set(ALPHABET)
    assert not set(ALPHABET) & set("ILOU0123456789")


@given(some.integers(0, 2**32))
def test_a_code_as_it_is_shown_is_read_back(seed: int) -> None:
    code = fresh_code(random.Random(seed).choice)

    assert read_code(shown_code(code)) == code
    assert read_code(f" {shown_code(code).lower().replace('-', '－')} ") == code


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EFGHJ", "ABCD-EFGI", "あいうえおかきく", "ABCD-EFG1"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_of_a_code_only_a_hash_is_left() -> None:
    assert len(hash_of("ABCDEFGH")) == 64
    assert hash_of("ABCDEFGH") != hash_of("ABCDEFGJ")


def test_what_the_older_said_stays_and_the_younger_fills_the_gaps() -> None:
    older = replace(OLDER, language="en", team="HR")
    younger = replace(YOUNGER, language="ja", team="Sales", time_zone="Asia/Tokyo", rank="senior")

    one = together(older, younger)

    assert (one.id, one.key, one.name) == (OLDER.id, OLDER.key, OLDER.name)
    assert (one.language, one.team, one.time_zone, one.rank) == ("en", "HR", "Asia/Tokyo", "senior")


@pytest.mark.parametrize(
    ("older", "younger", "kind", "confirmed"),
    [
        ((MemberKind.ALUMNUS, False, None), (MemberKind.STAFF, True, NOON), MemberKind.STAFF, True),
        ((MemberKind.ALUMNUS, False, NOON), (MemberKind.STAFF, True, NOON), MemberKind.STAFF, True),
        ((MemberKind.ALUMNUS, True, NOON), (MemberKind.STAFF, True, NOON), MemberKind.ALUMNUS, True),
        ((MemberKind.ALUMNUS, False, None), (MemberKind.STAFF, False, NOON), MemberKind.STAFF, False),
        ((MemberKind.ALUMNUS, False, NOON), (MemberKind.STAFF, False, NOON), MemberKind.ALUMNUS, False),
        ((MemberKind.STAFF, True, NOON), (MemberKind.ALUMNUS, False, None), MemberKind.STAFF, True),
    ],
)
def test_a_confirmed_kind_goes_before_a_declared_one_and_that_before_none(
    older: tuple[MemberKind, bool, datetime | None],
    younger: tuple[MemberKind, bool, datetime | None],
    kind: MemberKind,
    confirmed: bool,
) -> None:
    first = replace(OLDER, kind=older[0], confirmed=older[1], declared_at=older[2])
    second = replace(YOUNGER, kind=younger[0], confirmed=younger[1], declared_at=younger[2])

    one = together(first, second)

    assert (one.kind, one.confirmed) == (kind, confirmed)


@pytest.mark.parametrize(
    ("older", "younger", "organises"),
    [
        (None, None, None),
        (None, True, True),
        (False, True, True),
        (False, None, False),
        (None, False, False),
        (False, False, False),
        (True, False, True),
    ],
)
def test_to_organise_is_kept_from_either(
    older: bool | None, younger: bool | None, organises: bool | None
) -> None:
    one = together(replace(OLDER, organises=older), replace(YOUNGER, organises=younger))

    assert one.organises is organises


def test_a_pause_of_either_is_kept_whole() -> None:
    paused = replace(YOUNGER, paused_at=NOON, paused_until=NOON)
    for_ever = replace(OLDER, paused_at=NOON)

    assert together(OLDER, paused).paused_until == NOON
    assert together(for_ever, paused).paused_until is None
