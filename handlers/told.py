"""What a gift or a thanks is shown as: its words, that they are hidden, or what kind of gift it was."""

from community.gift import Gift
from community.thanks import Thanks
from community.words import shortened
from handlers import text
from handlers.context import Context
from handlers.view import Note, Section, When

SHORT = 60
"""Letters of a gift's words beside a date."""


def about(ctx: Context, gift: Gift, most: int = SHORT) -> str:
    """A gift in a few words."""
    if gift.words_hidden:
        return ctx.say("told-hidden")
    if gift.words:
        return shortened(gift.words, most)
    return ctx.say("told-thanked-for") if gift.born_of_thanks else ctx.say("gift-kind", kind=gift.kind)


def about_thanks(ctx: Context, word: Thanks, most: int = SHORT) -> str:
    """A thanks in a few words."""
    if word.words_hidden:
        return ctx.say("told-hidden")
    return shortened(word.words, most) or ctx.say("told-without-words")


def words(ctx: Context, told: Gift | Thanks) -> tuple[Section | Note, ...]:
    """The words as they were written, with what a late correction says of itself."""
    if told.words_hidden:
        return (Note(ctx.text("told-hidden-note")),)
    said = (Section(text.plain(told.words)),) if told.words else ()
    if told.edited_at is None:
        return said
    return (*said, Note(ctx.text("told-corrected", at=When(told.edited_at), note=told.note)))
