"""What counts as saying thanks: an emoji, `@who ++`, or a thanking word close to a mention."""

import re
from typing import Final, NamedTuple
from unicodedata import normalize

GAP: Final = 24
"""Code points between word and mention: at 8 one thanks in four is missed, at 60 chance ones come."""

EMOJI: Final = (
    "pray,bow,man-bowing,woman-bowing,person_bowing,bowing,bowing_man,bowing_woman,🙏,🙇,🙇\u200d♂,🙇\u200d♀"
)
"""Slack's names for bowing and folded hands, and the characters that Discord sends for them."""

EMOJI_BEGINNINGS: Final = (
    "thank,thx,tysm,arigato,kansha,kansya,gratitude,merci,gracias,danke,ありがと,有難,感謝,サンクス,さんくす"
)
"""How communities name their own thanking emoji: arigatougozaimasu, thank-you, ありがとうございます."""

LATIN_WORDS: Final = (
    "thanks,thank,thank you,thank-you,thankyou,thank u,thx,thnx,thanx,tnx,tks,ty,tysm,kudos,much appreciated,"
    "gracias,merci,danke,obrigado,obrigada,arigato,arigatou,arigatogozaimasu,arigatougozaimasu"
)
"""Words that thank in any case, outside a longer run of letters."""

OTHER_WORDS: Final = (
    "ありがと,アリガト,有難う,有り難う,有りがと,感謝,サンキュ,さんきゅ,サンクス,あざます,あざす,あざっす,"
    "助かりました,多謝,谢谢,謝謝,感谢,감사,고마"
)
"""Words that thank wherever they stand, since these scripts put no spaces between words."""


def is_thanking_emoji(name: str, extra: frozenset[str] = frozenset()) -> bool:
    """Say whether a reaction (Slack's name, Discord's character) thanks; `extra`: the community's own."""
    plain = _MODIFIERS.sub("", name.partition("::")[0])
    folded = plain.lower().replace("-", "").replace("_", "")
    if plain in _EMOJI or plain in extra or name in extra:
        return True
    return folded == "ty" or folded.startswith(_BEGINNINGS)


def thanked_by_plusplus(text: str) -> tuple[str, ...]:
    """Name the accounts that a Slack message thanks by `<@U…> ++`, in order, each once."""
    if "<@" not in text or "++" not in text:
        return ()
    return tuple(dict.fromkeys(_PLUSPLUS.findall(_own_words(text))))


def thanked_by_word(text: str) -> tuple[str, ...]:
    """Name the accounts that a Slack message mentions near a thanking word, in order, each once."""
    if "<@" not in text:
        return ()
    words, mentions = _measured(_own_words(text))
    near = _near(words, mentions)
    return tuple(
        dict.fromkeys(mention.account for mention, thanked in zip(mentions, near, strict=True) if thanked)
    )


class _Word(NamedTuple):
    """A thanking word; places count a mention as nothing and an emoji as one code point."""

    begin: int
    end: int


class _Mention(NamedTuple):
    """Who is mentioned, and where, on the same scale as the words."""

    account: str
    place: int


def _own_words(text: str) -> str:
    """Drop code and quotes, in Slack's order: blocks, then inline code, then quoted lines."""
    written = _INLINE_CODE.sub(" ", "\n".join(text.split("```")[::2]))
    return "\n".join(line for line in written.split("\n") if not line.startswith("&gt;"))


def _measured(text: str) -> tuple[list[_Word], list[_Mention]]:
    words, mentions, free = list[_Word](), list[_Mention](), 0
    for found in _TOKEN.finditer(text):
        begin, end = found.span()
        account = found["account"]
        if account is not None:
            mentions.append(_Mention(account, begin - free))
            free += end - begin
        elif text[begin] == ":":
            free += end - begin - 1
        elif not _is_declined(text, begin):
            words.append(_Word(begin - free, end - free))
    return words, mentions


def _is_declined(text: str, begin: int) -> bool:
    """Tell `no thanks` and `no, thanks`, walking only the gap before this word: a long text stays linear."""
    while begin and text[begin - 1] in _AFTER_NO:
        begin -= 1
    before = text[max(begin - 3, 0) : begin]
    return before[-2:].lower() == "no" and not (
        len(before) == 3 and before[0].isascii() and before[0].isalpha()
    )


def _near(words: list[_Word], mentions: list[_Mention]) -> list[bool]:
    near, following = list[bool](), 0
    for mention in mentions:
        while following < len(words) and words[following].end <= mention.place:
            following += 1
        after_word = following > 0 and mention.place - words[following - 1].end <= GAP
        before_word = following < len(words) and words[following].begin - mention.place <= GAP
        near.append(after_word or before_word)
    return near


def _either_form(words: str) -> list[str]:
    """Add the decomposed spelling that macOS writes; longest first, for `thank you` is no mere `thank`."""
    spelled = {normalize(form, word) for word in words.split(",") for form in ("NFC", "NFD")}
    return sorted(spelled, key=lambda word: (-len(word), word))


_SPACES: Final = r"[ \t\u00a0\u3000]"
_AFTER_NO: Final = " \t\u00a0\u3000,"
# Skin tones, and the selector that asks for the coloured drawing.
_MODIFIERS: Final = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f]")
_EMOJI: Final = frozenset(EMOJI.split(","))
_BEGINNINGS: Final = tuple(_either_form(EMOJI_BEGINNINGS))
_INLINE_CODE: Final = re.compile(r"`[^`\n]++`")
# The name part excludes `<` so that a million unclosed mentions are read once each.
_MENTION: Final = r"<@(?P<account>[UW][A-Z0-9]++)(?:\|[^<>]*+)?>"
_EMOJI_CODE: Final = r":[\w+'\-\u3099\u309a]++:"
_LATIN: Final = "|".join(map(re.escape, _either_form(LATIN_WORDS)))
_OTHER: Final = "|".join(map(re.escape, _either_form(OTHER_WORDS)))
_PLUSPLUS: Final = re.compile(rf"{_MENTION}{_SPACES}*+(?::{_SPACES}*+)?\+\+")
_TOKEN: Final = re.compile(rf"{_MENTION}|{_EMOJI_CODE}|(?<![A-Za-z])(?i:{_LATIN})(?![A-Za-z])|{_OTHER}")
