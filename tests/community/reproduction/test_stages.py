"""Which of the five stages a community has reached."""

from community.reciprocity import Stage, StageState, Verdict
from community.reproduction.log import GivingLog
from community.reproduction.stages import stages
from community.verdict import Estimate
from tests.community.reproduction.logs import Gift, log_of

ABOUT_HALF = Estimate(0.5, 0.3, 0.7, 0.001)


def of(log: GivingLog, stage: Stage, verdict: Verdict = Verdict.INDUCE, outcomes: int = 0) -> StageState:
    found = stages(log, ABOUT_HALF, verdict, outcomes)
    assert [state.stage for state in found] == list(Stage)
    return found[list(Stage).index(stage)]


def test_a_place_is_worth_joining_where_a_quarter_took_part_lately() -> None:
    recent = log_of(Gift(350, 1, [2]), members=9, staff=[0], until=400)
    long_ago = log_of(Gift(200, 1, [2]), Gift(350, 0, [0]), members=9, staff=[0], until=400)

    assert of(recent, Stage.WORTH_JOINING) == StageState(Stage.WORTH_JOINING, 0.25, 0.25, reached=True)
    assert of(long_ago, Stage.WORTH_JOINING) == StageState(Stage.WORTH_JOINING, 0.0, 0.25, reached=False)


def test_alumni_come_forward_where_a_fifth_ever_gave_unasked() -> None:
    unasked = log_of(Gift(1, 1, [2]), Gift(2, 2, [1], prompted=True), members=6, staff=[0], until=400)
    for_host = log_of(Gift(1, 1, [2], host=True), Gift(2, -1, [2]), members=6, staff=[0])

    assert of(unasked, Stage.VOLUNTEERING) == StageState(Stage.VOLUNTEERING, 0.2, 0.2, reached=True)
    assert of(for_host, Stage.VOLUNTEERING) == StageState(Stage.VOLUNTEERING, 0.0, 0.2, reached=False)


def test_inducing_and_the_chain_follow_the_verdict() -> None:
    reached = {
        verdict: (
            of(log_of(), Stage.INDUCING, verdict).reached,
            of(log_of(), Stage.CHAIN, verdict).reached,
        )
        for verdict in Verdict
    }

    assert reached == {
        Verdict.NOT_ENOUGH: (False, False),
        Verdict.FROM_HOST: (False, False),
        Verdict.FROM_OWN: (False, False),
        Verdict.INDUCE: (True, False),
        Verdict.CARRIES: (True, True),
        Verdict.GROWING: (True, True),
    }
    assert of(log_of(), Stage.INDUCING).value == ABOUT_HALF.low
    assert of(log_of(), Stage.CHAIN).value == ABOUT_HALF.R


def test_something_came_back_where_an_outcome_is_recorded() -> None:
    assert of(log_of(), Stage.RETURN, outcomes=0) == StageState(Stage.RETURN, 0.0, 1.0, reached=False)
    assert of(log_of(), Stage.RETURN, outcomes=2) == StageState(Stage.RETURN, 2.0, 1.0, reached=True)


def test_nothing_is_known_where_nobody_is_there_or_nothing_was_measured() -> None:
    for nobody in (log_of(members=0), log_of(members=2, staff=[0, 1])):
        assert [state.value for state in stages(nobody, None, Verdict.NOT_ENOUGH, 0)] == [
            *(None, None, None, None),
            0.0,
        ]
