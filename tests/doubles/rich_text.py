"""Block Kit's rich_text with its element types, as Slack's own types list them."""

from collections.abc import Mapping

from tests.doubles.block_rules import Rule, Shape, flag, many, number, one_of, text, typed

MOST = 1000  # no limit is published; a list longer than this is a mistake of ours

STYLE = Shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), flag))
STYLED: Mapping[str, Rule] = {"style": STYLE}
INLINE: Mapping[str, Rule] = {
    "text": Shape({"text": text(13_200)}, STYLED),
    "user": Shape({"user_id": text(30)}, STYLED),
    "usergroup": Shape({"usergroup_id": text(30)}, STYLED),
    "channel": Shape({"channel_id": text(30)}, STYLED),
    "link": Shape({"url": text(3000)}, {**STYLED, "text": text(3000), "unsafe": flag}),
    "emoji": Shape({"name": text(100)}, {**STYLED, "unicode": text(100)}),
    "broadcast": Shape({"range": one_of("here", "channel", "everyone")}, STYLED),
    "date": Shape(
        {"timestamp": number(0, 10**10 - 1), "format": text(200)},
        {**STYLED, "url": text(3000), "fallback": text(200), "timezone": text(100)},
    ),
    "color": Shape({"value": text(20)}),
}
LINE = many(typed(INLINE), 1, MOST)
SECTION = Shape({"elements": LINE})
BORDERED: Mapping[str, Rule] = {"border": number(0, 1)}
RICH_TEXT = many(
    typed(
        {
            "rich_text_section": SECTION,
            "rich_text_list": Shape(
                {
                    "elements": many(typed({"rich_text_section": SECTION}), 1, MOST),
                    "style": one_of("bullet", "ordered"),
                },
                {**BORDERED, "indent": number(0, 8), "offset": number(0, MOST)},
            ),
            "rich_text_quote": Shape({"elements": LINE}, BORDERED),
            "rich_text_preformatted": Shape({"elements": LINE}, {**BORDERED, "language": text(50)}),
        }
    ),
    1,
    MOST,
)
