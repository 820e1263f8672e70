"""The longest line of told inspirations, found in one pass."""

from hypothesis import given

from community.chain import longest_chain
from community.reproduction.lines import longest_told
from community.reproduction.log import GivingLog
from tests.community.reproduction.logs import Gift, log_of, logs


def test_a_line_runs_through_all_that_its_givers_told() -> None:
    log = log_of(
        Gift(1, 0, to=(1,)),
        Gift(2, 1, to=(2,), told=(0,)),
        Gift(3, 2, to=(3,), told=(0, 1)),
        Gift(4, 3, to=(4,)),
    )

    assert longest_told(log) == 3


def test_nothing_told_is_a_line_of_one_and_no_gifts_are_none() -> None:
    assert longest_told(log_of(Gift(1, 0, to=(1,)), Gift(2, 1, to=(0,)))) == 1
    assert longest_told(log_of()) == 0


@given(logs())
def test_it_is_what_following_each_link_finds(log: GivingLog) -> None:
    links: dict[int, list[int]] = {}
    for gift, parent in zip(log.told_gift.tolist(), log.told_parent.tolist(), strict=True):
        links.setdefault(gift, []).append(parent)

    assert longest_told(log) == longest_chain(log.gifts, links)
