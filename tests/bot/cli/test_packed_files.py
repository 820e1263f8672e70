"""A packed file is read like any other, and a broken one is told in a sentence."""

import gzip
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Okaeri

GIFTS = "when,giver,kind,receivers\n2026-04-01,hana,advice,ken\n2026-04-10,ken,advice,花\n".encode()


def test_a_packed_file_is_imported(okaeri: Okaeri, home: Path) -> None:
    file = home / "gifts.csv.gz"
    file.write_bytes(gzip.compress(b"\xef\xbb\xbf" + GIFTS))

    assert "2 gifts added" in okaeri("import", "gifts", file).out


@pytest.mark.parametrize("content", [GIFTS, gzip.compress(GIFTS * 999)[:200], b"\x1f\x8b\x08" + b"\0" * 30])
def test_what_only_looks_packed_or_ends_too_soon_is_a_sentence(
    okaeri: Okaeri, home: Path, content: bytes
) -> None:
    file = home / "gifts.csv.gz"
    file.write_bytes(content)

    said = okaeri("import", "gifts", file)

    assert said.code != 0
    assert "gifts.csv.gz cannot be unpacked" in said.err
    assert "Traceback" not in said.err
