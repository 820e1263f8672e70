"""The odds of a yes: assumed at first, then as prompts ended."""

from community.prompt import PromptKind, Reason
from community.prompt_odds import KINDS, MOST, Tally, cell_of, odds_of

NO_REASON = frozenset({Reason.TURN})
KNOWS = frozenset({Reason.KNOWS_TOPIC})
SAID = frozenset({Reason.SAID_SO, Reason.RECEIVED_LATELY})


def test_where_nothing_is_known_a_match_and_something_received_make_a_yes_likelier() -> None:
    odds = odds_of(())

    plain, knows, said = (
        odds.of(cell_of(PromptKind.ANSWER, reasons)) for reasons in (NO_REASON, KNOWS, SAID)
    )

    assert 0.15 < plain < knows < said < MOST


def test_many_answers_outweigh_what_was_assumed() -> None:
    odds = odds_of([Tally(PromptKind.ANSWER, KNOWS, asked=10_000, accepted=8_000)])

    assert abs(odds.of(cell_of(PromptKind.ANSWER, KNOWS)) - 0.8) < 0.01


def test_few_answers_move_it_only_a_little() -> None:
    before = odds_of(()).of(cell_of(PromptKind.SPEAK, KNOWS))

    after = odds_of([Tally(PromptKind.SPEAK, KNOWS, asked=2, accepted=2)]).of(
        cell_of(PromptKind.SPEAK, KNOWS)
    )

    assert before < after < before + 0.12


def test_what_one_kind_learns_lends_a_little_to_the_others() -> None:
    none, many = odds_of(()), odds_of([Tally(PromptKind.WELCOME, NO_REASON, asked=200, accepted=180)])

    own, other = (cell_of(kind, NO_REASON) for kind in (PromptKind.WELCOME, PromptKind.SHARE))
    assert none.of(other) < many.of(other) < many.of(own)


def test_odds_are_never_out_of_bounds() -> None:
    lucky = odds_of([Tally(kind, SAID, asked=900, accepted=900) for kind in KINDS])
    unlucky = odds_of([Tally(kind, SAID, asked=900, accepted=0) for kind in KINDS])

    cells = [(kind, match, lately) for kind in range(len(KINDS)) for match in range(3) for lately in (0, 1)]
    assert all(0 < unlucky.of(cell) <= lucky.of(cell) <= MOST for cell in cells)
