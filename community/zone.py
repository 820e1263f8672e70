"""Time zones: the name that everybody's clocks know, read kindly from what a member types."""

import difflib
import re
import unicodedata
import zoneinfo
from datetime import UTC, tzinfo
from functools import cache
from typing import Final

from community.errors import NoSuchZone
from community.words import shortened

LONGEST: Final = 64
"""Letters that are read; the longest name of a zone has 32."""

OTHERWISE: Final = "Asia/Tokyo"
"""What is offered where nothing is near."""

_NEAR: Final = 0.6  # difflib's ratio; "tokio" is 0.8 from "tokyo"

_CALLED: Final = {
    "Asia/Tokyo": "jst,japan,日本,日本時間,東京,大阪,京都,名古屋,福岡,札幌,osaka,kyoto,とうきょう,にほん",
    "Asia/Seoul": "kst,korea,south korea,韓国,ソウル",
    "Asia/Shanghai": "china,中国,上海,北京,beijing,深圳,shenzhen",
    "Asia/Taipei": "taiwan,台湾,台北",
    "Asia/Hong_Kong": "hkt,hongkong,香港",
    "Asia/Singapore": "sgt,シンガポール",
    "Asia/Bangkok": "thailand,タイ,バンコク",
    "Asia/Ho_Chi_Minh": "vietnam,ベトナム,ホーチミン,hanoi,ハノイ",
    "Asia/Manila": "philippines,フィリピン,マニラ",
    "Asia/Jakarta": "ジャカルタ",
    "Asia/Kuala_Lumpur": "malaysia,マレーシア,クアラルンプール",
    "Asia/Kolkata": "ist,india,インド,mumbai,ムンバイ,delhi,デリー,bangalore",
    "Asia/Dubai": "uae,ドバイ",
    "Australia/Sydney": "シドニー",
    "Australia/Melbourne": "メルボルン",
    "Europe/London": "bst,uk,england,英国,イギリス,ロンドン",
    "Europe/Paris": "france,フランス,パリ",
    "Europe/Berlin": "germany,ドイツ,ベルリン,munich,ミュンヘン",
    "Europe/Amsterdam": "netherlands,オランダ,アムステルダム",
    "America/New_York": "et,est,edt,eastern,ニューヨーク,boston,ボストン,washington,ワシントン",
    "America/Chicago": "ct,cdt,central,シカゴ",
    "America/Denver": "mt,mst,mdt,mountain,デンバー",
    "America/Los_Angeles": "pt,pst,pdt,pacific,ロサンゼルス,san francisco,サンフランシスコ,seattle,シアトル",
    "Pacific/Honolulu": "hst,hawaii,ハワイ,ホノルル",
    "UTC": "utc,gmt,z",
}
"""What members call a zone whose own name they need not know."""

_AHEAD: Final = {
    0: "UTC",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    420: "Asia/Bangkok",
    480: "Asia/Singapore",
    540: "Asia/Tokyo",
    570: "Australia/Darwin",
    600: "Australia/Brisbane",
}
"""Places that are this many minutes ahead of UTC all the year; a place reads better than Etc/GMT-9."""

_REGIONS: Final = ("Asia", "Europe", "America", "Australia", "Pacific", "Africa", "Atlantic", "Indian")
"""Where cities are looked for; beside them stand old names, and poles."""

_NOWHERE: Final = frozenset({"Factory", "localtime", "posixrules"})
"""Files among the zones that are no zone, or another one on each machine."""

_SHIFT: Final = re.compile(r"(?:utc|gmt)?([+-])([0-9]{1,2})(?::?([0-9]{2}))?")


def zone_named(said: str) -> str:
    """The zone that is meant: its name, a city, a country with one zone, or the hours from UTC.

    Raises NoSuchZone with the nearest that exists.
    """
    wanted, known = _folded(said[:LONGEST]), _known()
    shifted = _SHIFT.fullmatch(wanted.replace(" ", ""))
    found = known.get(wanted) or (_ahead(shifted) if shifted else None)
    if found is None:
        near = difflib.get_close_matches(wanted, known, n=1, cutoff=_NEAR)
        raise NoSuchZone(shortened(said, 40), known[near[0]] if near else OTHERWISE)
    return found


def clock_of(zone: str | None, otherwise: str) -> tzinfo:
    """A zone's clock; where nobody here knows the zone, that of the community."""
    found = next((name for name in (zone, otherwise) if name in _names()), None)
    return zoneinfo.ZoneInfo(found) if found else UTC


def _ahead(shifted: re.Match[str]) -> str | None:
    minutes = int(shifted[2]) * 60 + int(shifted[3] or 0)
    minutes = -minutes if shifted[1] == "-" else minutes
    # The sign is turned round there: it counts the hours from the place to Greenwich.
    by_hours = f"Etc/GMT{-minutes // 60:+d}" if minutes % 60 == 0 else ""
    return _AHEAD.get(minutes) or (by_hours if by_hours in _names() else None)


@cache
def _names() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones()) - _NOWHERE


@cache
def _known() -> dict[str, str]:
    """Every folded way to name a zone: a city (the least nested one), the zone's own name, and our table."""
    names = sorted(_names(), key=lambda name: (name.count("/"), len(name), name), reverse=True)
    cities = {_folded(n.rpartition("/")[2]): n for n in names if n.partition("/")[0] in _REGIONS}
    called = {_folded(word): name for name, words in _CALLED.items() for word in words.split(",")}
    return cities | {_folded(name): name for name in names} | called


def _folded(said: str) -> str:
    spaced = unicodedata.normalize("NFKC", said).casefold().replace("_", " ")
    return " ".join(re.sub("[−–—‐]", "-", spaced).split())
