"""Who lives in the example community: names, teams and dates, all made up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from community.member import MemberKind

MEMBERS = 120
MONTHS = 18
MONTH = timedelta(days=30.4)

TEAMS = ("営業", "開発", "人事", "広報", "経理", "Design", "Sales", "Data", "Support", "海外事業")

_FAMILY = (
    ("佐藤", "Sato"), ("鈴木", "Suzuki"), ("高橋", "Takahashi"), ("田中", "Tanaka"), ("伊藤", "Ito"),
    ("渡辺", "Watanabe"), ("山本", "Yamamoto"), ("中村", "Nakamura"), ("小林", "Kobayashi"), ("加藤", "Kato"),
    ("吉田", "Yoshida"), ("山田", "Yamada"), ("佐々木", "Sasaki"), ("松本", "Matsumoto"), ("井上", "Inoue"),
    ("木村", "Kimura"), ("林", "Hayashi"), ("清水", "Shimizu"), ("山崎", "Yamazaki"), ("森", "Mori"),
    ("池田", "Ikeda"), ("橋本", "Hashimoto"), ("石川", "Ishikawa"), ("前田", "Maeda"), ("藤田", "Fujita"),
    ("岡田", "Okada"), ("長谷川", "Hasegawa"), ("村上", "Murakami"), ("近藤", "Kondo"), ("坂本", "Sakamoto"),
)  # fmt: skip

_GIVEN = (
    ("花", "Hana"), ("陽子", "Yoko"), ("美咲", "Misaki"), ("さくら", "Sakura"), ("結衣", "Yui"),
    ("真由美", "Mayumi"), ("恵", "Megumi"), ("彩", "Aya"), ("千尋", "Chihiro"), ("香織", "Kaori"),
    ("健太", "Kenta"), ("翔", "Sho"), ("大輔", "Daisuke"), ("拓也", "Takuya"), ("直樹", "Naoki"),
    ("誠", "Makoto"), ("亮", "Ryo"), ("隆", "Takashi"), ("悠", "Yu"), ("智也", "Tomoya"),
)  # fmt: skip

_ABROAD = (
    "Emma Clarke", "Daniel Okafor", "Priya Raman", "Lucas Moreau", "Sofia Lindqvist", "Tom Whitfield",
    "Mei Chen", "Ana Ribeiro", "Jonas Weber", "Grace Adeyemi", "Minjun Park", "Olivia Hart",
    "Nguyen Linh", "Carlos Vega", "Hannah Fischer", "Ben Carter", "Aisha Rahman", "Matteo Conti",
    "Chloe Dubois", "Ravi Menon", "Julia Nowak", "Sam Doyle", "Leah Stern", "Arjun Pillai",
    "Nora Berg", "Felix Brandt", "Isabel Cruz", "Kwame Mensah", "Ingrid Solberg", "Paul Novak",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody made up; `id` is how the page names them. `gives`: whether they ever gave."""

    id: str
    name: str
    language: str
    kind: MemberKind
    organises: bool
    team: str
    joined: datetime
    left_company: date | None
    gives: bool

    @property
    def is_staff(self) -> bool:
        """Whether they work at the host."""
        return self.kind is MemberKind.STAFF


def residents(rng: Random, now: datetime) -> tuple[Resident, ...]:
    """Everybody, and first those whom the page is seen through: two alumni, one of staff, one organiser."""
    places = _FIRST + rng.sample(_OTHERS, len(_OTHERS))
    english = rng.sample(range(len(_FIRST), MEMBERS), len(_ABROAD) - 1)
    languages = ["ja", "en", "ja", "ja"] + ["en" if n in english else "ja" for n in range(4, MEMBERS)]
    names = {"ja": iter(_japanese(rng, languages.count("ja"))), "en": iter(_english(rng))}
    return tuple(
        _resident(rng, now, place, *next(names[language]), language)
        for place, language in zip(places, languages, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """What somebody is in the community, before they have a name."""

    staff: bool = False
    newcomer: bool = False
    organises: bool = False
    gives: bool = True


_FIRST = [_Place(), _Place(newcomer=True), _Place(staff=True), _Place(organises=True)]

# With the first four 46 of 120 give, which is 38 %: more of the newcomers than of those long there.
_OTHERS = [
    *[_Place(staff=True)] * 11,
    *[_Place(staff=True, gives=False)] * 2,
    *[_Place(newcomer=True)] * 19,
    *[_Place(newcomer=True, gives=False)] * 22,
    *[_Place()] * 12,
    *[_Place(gives=False)] * 50,
]


def _resident(rng: Random, now: datetime, place: _Place, name: str, handle: str, language: str) -> Resident:
    joined = now - (_newcomer(rng, place) if place.newcomer else MONTHS * MONTH + _days(rng, 5, 500))
    return Resident(
        handle,
        name,
        language,
        MemberKind.STAFF if place.staff else MemberKind.ALUMNUS,
        place.organises,
        rng.choice(TEAMS),
        joined,
        None if place.staff else (joined - _days(rng, 20, 2_500)).date(),
        place.gives,
    )


def _newcomer(rng: Random, place: _Place) -> timedelta:
    """How long ago a newcomer came; who gives was there long enough for a first gift."""
    return _days(rng, 45 if place.gives else 8, MONTHS * MONTH.days - 10)


def _days(rng: Random, least: float, most: float) -> timedelta:
    return timedelta(days=rng.uniform(least, most))


def _japanese(rng: Random, count: int) -> list[tuple[str, str]]:
    pairs = rng.sample([(f, g) for f in _FAMILY for g in _GIVEN], count)
    return [(f"{f} {g}", f"{given}-{family}".lower()) for (f, family), (g, given) in pairs]


def _english(rng: Random) -> list[tuple[str, str]]:
    return [(name, name.lower().replace(" ", "-")) for name in rng.sample(_ABROAD, len(_ABROAD))]
