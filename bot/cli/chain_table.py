"""How the giving stands as a table for people, and as one JSON object with keys that stay."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from math import ceil
from textwrap import fill
from typing import Final

from bot.cli.counted import counted
from bot.cli.giving import Giving, Source
from community.chain import ChainFigures
from community.reciprocity import Beside, Month, Reciprocity, Stage, StageState
from handlers.verdicts import in_figures, judged

WIDE: Final = 24
"""Characters of the first column."""

WIDEST: Final = 100
"""Characters of a line."""

_UNFIT: Final = {
    "twice": "{} under an id that came before",
    "later": "{} after the end of what was seen",
    "to_themselves": "{} to the giver alone",
    "to_nobody": "{} to nobody",
    "unknown": "{} of what is not there",
    "not_earlier": "{} to a gift that is not earlier",
}
_ROWS: Final = {"unknown": "mention", "not_earlier": "link"}

_INDICATORS: Final = {
    Stage.WORTH_JOINING: "{value:.0%} of members gave or received in the last 90 days (from {threshold:.0%})",
    Stage.VOLUNTEERING: "{value:.0%} of members ever gave without being asked (from {threshold:.0%})",
    Stage.INDUCING: "R is {value:.2f} at the lower end of its interval (above {threshold:.2f})",
    Stage.CHAIN: "R is {value:.2f} (from {threshold:.2f})",
    Stage.RETURN: "{value:,.0f} outcomes recorded (from {threshold:,.0f})",
}


def as_json(source: Source, given: Giving, measured: Reciprocity) -> dict[str, object]:
    """Shares run from 0 to 1, and what is not known is null; `verdict` is the English sentence."""
    since = given.heard_since
    return {
        **asdict(measured.beside),
        **asdict(given.figures),
        "left_out": source.left_out,
        "R": measured.R,
        "R_low": measured.R_low,
        "R_high": measured.R_high,
        "R_with_prompted": measured.R_with_prompted,
        "null_p": measured.null_p,
        "swap_p": measured.swap_p,
        "told": measured.told,
        "verdict": judged("en", measured).verdict,
        "sample": asdict(measured.sample),
        "stage": measured.stage,
        "stages": [asdict(state) for state in measured.stages],
        "months": [asdict(month) for month in measured.months],
        "unfit": asdict(given.unfit),
        "heard_since": None if since is None else since.isoformat(timespec="seconds"),
    }


def in_words(source: Source, given: Giving, measured: Reciprocity) -> str:
    """The verdict with its reason and the next sign, and below it the figures."""
    said = judged("en", measured)
    parts = (
        [f"{said.verdict[:1].upper()}{said.verdict[1:]}.", *map(_wrapped, (said.why, said.next))],
        _table(_reproduction(measured)),
        _table(_counts(given.figures)),
        _table(_beside(measured.beside)),
        _stages(measured),
        _months(measured.months),
        _table(_rest(source, given)),
    )
    return "\n".join("".join(f"{line}\n" for line in part) for part in parts if part)


def _wrapped(text: str) -> str:
    return fill(text, WIDEST)


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    """What is long goes on below its beginning."""
    room = WIDEST - WIDE
    return [f"{name:<{WIDE}}{fill(said, room).replace(chr(10), chr(10) + ' ' * WIDE)}" for name, said in rows]


def _counts(figures: ChainFigures) -> Iterator[tuple[str, str]]:
    yield "Gifts", f"{figures.gifts:,}"
    yield "Members", f"{figures.members:,}"
    yield "Givers", f"{figures.givers:,}{_of_members(figures.givers, figures.members)}"
    received = _of_members(figures.receivers, figures.members)
    yield "Receivers", f"{figures.receivers:,}{received}, named by the giver"
    yield "Given by the host", _host(figures)
    yield "Longest chain", _longest(figures.longest_chain)


def _of_members(part: int, whole: int) -> str:
    return f" ({part / whole:.0%} of members)" if whole >= part > 0 else ""


def _host(figures: ChainFigures) -> str:
    if figures.host_share is None:
        return f"not known: no giver is confirmed ({counted(figures.unconfirmed, 'gift')})"
    beside = f"; {counted(figures.unconfirmed, 'gift')} of unconfirmed members beside that"
    return f"{figures.host_share:.0%}" + (beside if figures.unconfirmed else "")


def _longest(gifts: int) -> str:
    if gifts > 1:
        return f"{gifts:,} gifts, each moved by the one before, as their givers said"
    return "no giver has said yet that an earlier gift moved them"


def _reproduction(measured: Reciprocity) -> Iterator[tuple[str, str]]:
    sample = measured.sample
    if measured.R is not None:
        interval = f"95% between {in_figures(measured.R_low)} and {in_figures(measured.R_high)}"
        yield "R", f"{measured.R:.2f} further gifts for each gift; {interval}"
    if measured.R_with_prompted not in (None, measured.R):
        yield "", f"{measured.R_with_prompted:.2f} with gifts that the bot invited"
    if measured.null_p is not None:
        yield "Were it chance", _chance(measured.null_p, measured.swap_p)
    read = f"{counted(sample.gifts, 'gift')} of members, {counted(sample.receipts, 'receipt')}"
    part = "" if sample.whole else f"; of {counted(sample.members, 'member')} only, since all would take long"
    yield "Worked out from", f"{read}{part}"
    if measured.told is not None:
        yield "Told", f"{measured.told:.0%} of these gifts’ givers said what moved them"


def _chance(null: float, swapped: float | None) -> str:
    said = f"as much or more would be seen in {_in_hundred(null)} of 100 such communities"
    return (
        said if swapped is None else f"{said}; with receivers swapped within weeks, in {_in_hundred(swapped)}"
    )


def _in_hundred(p: float) -> str:
    return "fewer than 1" if p < 0.01 else f"{100 * p:.0f}"


def _beside(found: Beside) -> Iterator[tuple[str, str]]:
    if found.host_rooted_share is not None:
        yield "Begun by the host", f"{found.host_rooted_share:.0%} of gifts are of chains that the host began"
    if found.depth_mean is not None:
        steps = f"{found.depth_mean:.1f} on average, {found.depth_max:,} at most"
        yield "Steps to the beginning", steps
        largest = f"{counted(found.chain_largest, 'gift')} in the largest"
        yield "Chains of two or more", f"{found.chains:,}{f', {largest}' if found.chains else ''}"
    if found.gini is not None and found.top_tenth is not None:
        yield "Concentration", f"Gini {found.gini:.2f}; a tenth of members gave {found.top_tenth:.0%}"
    if found.returned is not None and found.passed_on is not None:
        within = f"{found.returned:.0%} to the giver, {found.passed_on:.0%} to somebody else"
        yield "Given on in 90 days", f"of receipts, {within}"
    if found.newcomers:
        yield "Newcomers in a year", _newcomers(found)
    if found.received_before_asked is not None:
        yield "Received before asked", f"{found.received_before_asked:.0%} of those whom the bot invited"
    if found.guests:
        guests = counted(found.guests, "member only receives", "members only receive")
        yield "Guests", f"{guests}, while the host gives most"


def _newcomers(found: Beside) -> str:
    said = [f"{found.newcomers:,}"]
    if found.newcomers_gave_in_90 is not None:
        said.append(f"{found.newcomers_gave_in_90:.0%} gave within 90 days")
    if found.first_gift_days is not None:
        said.append(f"half within {counted(max(1, ceil(found.first_gift_days)), 'day')}")
    if found.newcomers_R is not None:
        said.append(f"R of what they received {found.newcomers_R:.2f}")
    return "; ".join(said)


def _stages(measured: Reciprocity) -> list[str]:
    reached = list(Stage).index(measured.stage) + 1 if measured.stage is not None else 0
    lines = [("Stage", f"{reached} of {len(Stage)}")]
    return _table([*lines, *((f"{_mark(state)} {_name(state)}", _value(state)) for state in measured.stages)])


def _mark(state: StageState) -> str:
    return "+" if state.reached else "-"


def _name(state: StageState) -> str:
    return state.stage.value.replace("_", " ")


def _value(state: StageState) -> str:
    if state.value is None:
        return "not known yet"
    return _INDICATORS[state.stage].format(value=state.value, threshold=state.threshold)


def _months(months: Sequence[Month]) -> list[str]:
    if not months:
        return []
    head = f"{'Month':<{WIDE}}{'gifts':>9}{'host':>7}{'R':>7}   95%"
    return [head, *(f"{month.month:<{WIDE}}{_month(month)}".rstrip() for month in months)]


def _month(month: Month) -> str:
    host = "–" if month.host_share is None else f"{month.host_share:.0%}"
    known = month.R is not None
    interval = f"   {in_figures(month.R_low)} to {in_figures(month.R_high)}" if known else ""
    return f"{month.gifts:>9,}{host:>7}{in_figures(month.R):>7}{interval}"


def _rest(source: Source, given: Giving) -> Iterator[tuple[str, str]]:
    if source.left_out:
        rows = counted(source.left_out, "row")
        yield "Left out", f"{rows} in which the giver is the only receiver"
    if given.unfit.rows:
        counts = [(name, many) for name, many in asdict(given.unfit).items() if many]
        unfit = (_UNFIT[name].format(counted(many, _ROWS.get(name, "gift"))) for name, many in counts)
        yield "Not measured", "; ".join(unfit)
    if given.heard_since is not None:
        said = f"before {given.heard_since:%Y-%m-%d} gifts were found in an archive, by words and emoji"
        yield "Where they are from", f"{said}; where a figure jumps then, this may be all there is to it"
