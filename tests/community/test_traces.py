"""Whether what somebody began names somebody else."""

import json

import pytest

from community.traces import Traces

HANA = Traces(frozenset({"佐藤 花", "Hana", "H"}), frozenset({"U1", "slack:U1"}), frozenset({12}))


@pytest.mark.parametrize(
    "words",
    [
        "the talk with hana",
        "佐藤花さんの話",
        "ＨＡＮＡ",
        "for U1, and others",
        json.dumps(["again", "", [["who", ["U1"]]]]),
        json.dumps([1, "advice", True, "words", [11, 12]]),
        json.dumps({"receivers": [12]}),
        json.dumps({"slack:U1": None}),
        '["Hana \\"san\\""]',
    ],
)
def test_a_name_an_id_or_a_row_is_found_wherever_it_stands(words: str) -> None:
    assert HANA.are_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "How nice",
        "for U12 and XU1",
        json.dumps([1, "advice", True, "12 people", [112]]),
        "{broken json",
        "[" * 100_000,
    ],
)
def test_what_only_looks_alike_is_none(words: str) -> None:
    assert not HANA.are_in(words)


def test_true_is_no_number_of_a_row() -> None:
    assert not Traces(frozenset(), frozenset(), frozenset({1})).are_in("[true]")
