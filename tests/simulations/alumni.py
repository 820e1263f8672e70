"""300 made-up alumni, what they tell the bot, and what they keep to themselves.

A rule sees what the bot would: profiles, languages, how prompts ended. What decides is latent, in log odds:

- **Willingness** by member and kind: the kind's base, a member's readiness (deviation 0.8) and their liking
  for each kind (0.6). At ease, of those who know the topic four to six in ten say yes, of others one to
  three, and five in ten welcome a newcomer: near what direct requests find (Flynn and Lake 2008). Nothing
  but how prompts end tells the bot of readiness and liking.
- **Topics**: each truly knows about three of thirty, some far commoner than others, and tells the bot of
  seven in ten; three in ten name a further one that only interests them. To know the topic makes a yes
  likelier, not to know it less so. Three in ten said "ask me about this" for the two kinds they like best.
- **Receiving**: who received something in the last six weeks is readier to give (+0.5; Bartlett and DeSteno
  2006), whoever gave it.
- **Fatigue**: a prompt left unanswered adds 1, a *no* 0.4; half is gone after four weeks. Each point takes
  0.6 off, and makes it 2.7 times as likely (from 2 in 1,000) that a further prompt without a yes is the
  last: they opt out for good.
- **Time**: a gift takes an hour or an evening. Each yes takes 0.8 off, half of it gone after four weeks: a
  probability of 0.60 is 0.40 right after, and 0.50 four weeks later. Without this, asking the same few
  willing every week would go well for ever; `docs/decisions/whom-we-invite-to-what.md` says how much hangs
  on it.
- **Languages**: 70 % Japanese, 20 % both, 10 % English. Whom no common language joins never says yes.
- **Rhythm**: one in ten says "often", one in ten "rarely". 85 % are awake when a plan is made.
- Of what is not *yes*, six in ten is silence, four in a hundred *not this kind*, the rest *not now*. Of
  twenty yeses seventeen become gifts.

Nobody has given anything at the start. How active somebody is in the channels says a little of their
readiness (correlation about 0.5), as activity does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import exp
from typing import Final

import numpy as np
import numpy.typing as npt

from community.gift import GiftKind
from community.prompt import GIFT_OF, PATIENCE, Ending, PromptKind, Rhythm

MEMBERS: Final = 300
KINDS: Final = tuple(PromptKind)
TOPICS: Final = 30
HALF_GONE: Final = 28
"""Days after which half of a member's fatigue, or of what giving took, is gone."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Leaning:
    """How a kind of gift lies with those who would make it: log odds, and what the topic does to them."""

    base: float
    knows: float
    lacks: float


LEANINGS: Final = {
    PromptKind.ANSWER: Leaning(-1.0, 1.6, -1.0),
    PromptKind.INTRODUCE: Leaning(-0.8, 0.8, -0.3),
    PromptKind.SHARE: Leaning(-0.5, 1.0, -0.5),
    PromptKind.SPEAK: Leaning(-1.6, 1.2, -1.0),
    PromptKind.WELCOME: Leaning(-0.1, 0.0, 0.0),
}


@dataclass(frozen=True, slots=True)
class Nature:
    """What may be varied to see how much hangs on it."""

    tired: float = 0.6
    opts_out: float = 0.002
    busy: float = 0.8
    passes_on: float = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """What one member told the bot."""

    languages: frozenset[str]
    topics: frozenset[str]
    askable: frozenset[tuple[GiftKind, str]]
    rhythm: Rhythm


@dataclass(slots=True)
class Alumni:
    """Everybody, a row each; `fatigue` and `busy` change with what happens to them."""

    nature: Nature
    told: tuple[Told, ...]
    truly: tuple[frozenset[str], ...]
    willing: Floats
    activity: Floats
    fatigue: Floats = field(default_factory=lambda: np.zeros(MEMBERS))
    busy: Floats = field(default_factory=lambda: np.zeros(MEMBERS))

    def a_day_passes(self) -> None:
        """Rest a little."""
        self.fatigue *= 0.5 ** (1 / HALF_GONE)
        self.busy *= 0.5 ** (1 / HALF_GONE)

    def felt(self, member: int, ending: Ending) -> None:
        """What a prompt leaves behind."""
        match ending:
            case Ending.ACCEPTED:
                self.busy[member] += 1
            case Ending.IGNORED:
                self.fatigue[member] += 1
            case _:
                self.fatigue[member] += 0.4

    def odds(self, member: int, kind: PromptKind, topics: frozenset[str], received_lately: bool) -> float:
        """The true odds of a yes, which no rule sees."""
        leaning, nature = LEANINGS[kind], self.nature
        at_ease = nature.passes_on * received_lately
        worn = nature.tired * self.fatigue[member] + nature.busy * self.busy[member]
        fit = (leaning.knows if topics & self.truly[member] else leaning.lacks) if topics else 0.0
        return float(1 / (1 + exp(worn - at_ease - fit - self.willing[member, KINDS.index(kind)])))


@dataclass(frozen=True, slots=True)
class Fate:
    """How one prompt will end, after how many days, and what comes of it."""

    ending: Ending
    days: int
    completes: bool
    opts_out: bool


def fate(alumni: Alumni, member: int, odds: float, draw: np.random.Generator) -> Fate:
    """Draw how a prompt ends; the same draws are made whatever comes out."""
    yes, days, silent, out, done = draw.random(5)
    after = 1 + int(days * 4)
    if yes < odds:
        return Fate(Ending.ACCEPTED, after, bool(done < 0.85), opts_out=False)
    hazard = alumni.nature.opts_out * exp(alumni.fatigue[member])
    opts_out = bool(out < hazard)
    if silent < 0.6:
        return Fate(Ending.IGNORED, PATIENCE.days, completes=False, opts_out=opts_out)
    return Fate(Ending.REFUSED if silent > 0.96 else Ending.DECLINED, after, False, opts_out)


def alumni(draw: np.random.Generator, nature: Nature) -> Alumni:
    """A community as drawn."""
    ready = draw.normal(0, 0.8, MEMBERS)
    liking = draw.normal(0, 0.6, (MEMBERS, len(KINDS)))
    truly = tuple(named(draw, 1 + int(draw.poisson(2))) for _ in range(MEMBERS))
    base = np.array([LEANINGS[kind].base for kind in KINDS])
    return Alumni(
        nature=nature,
        told=tuple(_told(draw, knows, likes) for knows, likes in zip(truly, liking, strict=True)),
        truly=truly,
        willing=base + ready[:, None] + liking,
        activity=np.exp(0.5 * ready + draw.normal(0, 0.7, MEMBERS)),
    )


def named(draw: np.random.Generator, count: int) -> frozenset[str]:
    """So many topics, the first of the thirty eleven times as common as the last."""
    chosen = draw.choice(TOPICS, size=min(count, TOPICS), replace=False, p=_COMMON)
    return frozenset(f"topic {place}" for place in chosen)


_COMMON: Final = np.arange(1, TOPICS + 1) ** -0.7 / (np.arange(1, TOPICS + 1) ** -0.7).sum()


def _told(draw: np.random.Generator, truly: frozenset[str], liking: Floats) -> Told:
    known = frozenset(topic for topic in sorted(truly) if draw.random() < 0.7)
    interest = named(draw, 1) if draw.random() < 0.3 else frozenset()
    askable = frozenset(_askable(known, liking)) if draw.random() < 0.3 else frozenset()
    return Told(_languages(draw.random()), known | interest, askable, _rhythm(draw.random()))


def _askable(known: frozenset[str], liking: Floats) -> Iterator[tuple[GiftKind, str]]:
    for place in np.argsort(-liking)[:2]:
        yield from ((GIFT_OF[KINDS[place]], topic) for topic in known)


def _languages(draw: float) -> frozenset[str]:
    return frozenset({"ja"} if draw < 0.7 else {"ja", "en"} if draw < 0.9 else {"en"})


def _rhythm(draw: float) -> Rhythm:
    return Rhythm.OFTEN if draw < 0.1 else Rhythm.RARELY if draw > 0.9 else Rhythm.NORMAL
