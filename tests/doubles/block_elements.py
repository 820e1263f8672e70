"""Block Kit's elements and texts with their limits, as Slack's reference and its SDKs' types give them."""

from collections.abc import Mapping

from tests.doubles.block_rules import Rule, Shape, flag, free, many, number, one_of, text, typed

ACTION_ID = text(255)


def plain(most: int) -> Rule:
    """A plain_text object of at most so many characters."""
    return typed({"plain_text": Shape({"text": text(most)}, {"emoji": flag})})


def words(most: int) -> Rule:
    """A plain_text or mrkdwn object of at most so many characters."""
    return typed(
        {
            "plain_text": Shape({"text": text(most)}, {"emoji": flag}),
            "mrkdwn": Shape({"text": text(most)}, {"verbatim": flag}),
        }
    )


OPTION = Shape({"text": words(75), "value": text(150)}, {"description": words(75)})
GROUP = Shape({"label": plain(75), "options": many(OPTION, 1, 100)})
CONFIRM = Shape(
    {"title": plain(100), "text": words(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
ASKED: Mapping[str, Rule] = {"confirm": CONFIRM, "focus_on_load": flag}
HELD: Mapping[str, Rule] = {**ASKED, "placeholder": plain(150)}
SEVERAL: Mapping[str, Rule] = {**HELD, "max_selected_items": number(1, 1000)}
PICTURE = Shape({"alt_text": text(2000)}, {"image_url": text(3000), "slack_file": free})
BUTTON = Shape(
    {"text": plain(75)},
    {
        "action_id": ACTION_ID,
        "value": text(2000),
        "url": text(3000),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": text(75),
    },
)


def picker(several: bool, **own: Rule) -> Shape:
    """A select menu of one kind, with its own fields, for one choice or for several."""
    return Shape({"action_id": ACTION_ID}, {**(SEVERAL if several else HELD), **own})


LISTED: Mapping[str, Rule] = {"options": many(OPTION, 1, 100), "option_groups": many(GROUP, 1, 100)}
FILTER: Mapping[str, Rule] = {"filter": free, "default_to_current_conversation": flag}
TYPED: Mapping[str, Rule] = {"placeholder": plain(150), "focus_on_load": flag, "dispatch_action_config": free}
SELECTS: Mapping[str, Rule] = {
    "static_select": picker(False, **LISTED, initial_option=OPTION),
    "multi_static_select": picker(True, **LISTED, initial_options=many(OPTION, 1, 100)),
    "external_select": picker(False, initial_option=OPTION, min_query_length=number(0, 100)),
    "multi_external_select": picker(
        True, initial_options=many(OPTION, 1, 100), min_query_length=number(0, 100)
    ),
    "users_select": picker(False, initial_user=text(30)),
    "multi_users_select": picker(True, initial_users=many(text(30), 1, 1000)),
    "channels_select": picker(False, initial_channel=text(30), response_url_enabled=flag),
    "multi_channels_select": picker(True, initial_channels=many(text(30), 1, 1000)),
    "conversations_select": picker(False, initial_conversation=text(30), response_url_enabled=flag, **FILTER),
    "multi_conversations_select": picker(True, initial_conversations=many(text(30), 1, 1000), **FILTER),
}
CHOICES: Mapping[str, Rule] = {
    "radio_buttons": Shape(
        {"action_id": ACTION_ID, "options": many(OPTION, 1, 10)}, {**ASKED, "initial_option": OPTION}
    ),
    "checkboxes": Shape(
        {"action_id": ACTION_ID, "options": many(OPTION, 1, 10)},
        {**ASKED, "initial_options": many(OPTION, 1, 10)},
    ),
}
TIMES: Mapping[str, Rule] = {
    "datepicker": Shape({"action_id": ACTION_ID}, {**HELD, "initial_date": text(10, 10)}),
    "timepicker": Shape(
        {"action_id": ACTION_ID}, {**HELD, "initial_time": text(5, 5), "timezone": text(100)}
    ),
    "datetimepicker": Shape(
        {"action_id": ACTION_ID}, {**ASKED, "initial_date_time": number(10**9, 10**10 - 1)}
    ),
}
OVERFLOW = Shape({"action_id": ACTION_ID, "options": many(OPTION, 1, 5)}, {"confirm": CONFIRM})
TEXTS: Mapping[str, Rule] = {
    "plain_text_input": Shape(
        {"action_id": ACTION_ID},
        {
            **TYPED,
            "initial_value": text(3000),
            "multiline": flag,
            "min_length": number(0, 3000),
            "max_length": number(1, 3000),
        },
    ),
    "email_text_input": Shape({"action_id": ACTION_ID}, {**TYPED, "initial_value": text(3000)}),
    "url_text_input": Shape({"action_id": ACTION_ID}, {**TYPED, "initial_value": text(3000)}),
    "number_input": Shape(
        {"action_id": ACTION_ID, "is_decimal_allowed": flag},
        {**TYPED, "initial_value": text(100), "min_value": text(100), "max_value": text(100)},
    ),
}
FILES: Mapping[str, Rule] = {
    "file_input": Shape({"action_id": ACTION_ID}, {"filetypes": free, "max_files": number(1, 10)})
}

ACTIONS = typed({"button": BUTTON, "overflow": OVERFLOW, **SELECTS, **CHOICES, **TIMES})
ACCESSORIES = typed({"image": PICTURE, "button": BUTTON, "overflow": OVERFLOW, **SELECTS, **CHOICES, **TIMES})
INPUTS = typed({**SELECTS, **CHOICES, **TIMES, **TEXTS, **FILES})
CONTEXT = typed(
    {
        "image": PICTURE,
        "plain_text": Shape({"text": text(3000)}, {"emoji": flag}),
        "mrkdwn": Shape({"text": text(3000)}, {"verbatim": flag}),
    }
)
