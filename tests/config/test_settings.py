"""Settings that cannot be used are refused in a sentence that names them."""

import pytest

from config.settings import SettingsRefused, load


@pytest.mark.parametrize(
    "address",
    [
        "https://alumni.example.com",
        "https://alumni.example.com/",
        "https://example.com:8443/okaeri",
        "http://localhost:8080",
        "http://127.0.0.1:8080/",
        "http://[::1]:8080",
    ],
)
def test_a_public_address_is_encrypted_or_never_leaves_the_machine(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("OKAERI_PUBLIC_URL", address)

    assert load(None).public_url == address


@pytest.mark.parametrize(
    "address",
    [
        "http://alumni.example.com",
        "http://localhost.example.com",
        "alumni.example.com",
        "https://",
        "https://alumni.example.com?x=1",
        "https://alumni.example.com#x",
        "https://me:secret@alumni.example.com",
        "https://alumni.example.com /x",
        "javascript:alert(1)",
        "ftp://localhost",
    ],
)
def test_any_other_address_is_refused_with_an_example(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("OKAERI_PUBLIC_URL", address)

    with pytest.raises(SettingsRefused, match=r"OKAERI_PUBLIC_URL: .*https://alumni\.example\.com"):
        load(None)


def test_without_a_public_address_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKAERI_PUBLIC_URL", "")

    assert load(None).public_url == ""
