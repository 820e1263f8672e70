"""What is said when a form came too late, or when the mistake is ours."""

from config.words import say
from handlers import registry, text
from handlers.event import Command, Press
from handlers.view import Button, Form, Message, Section


def too_late(form: Form, event: Command | Press, language: str) -> Message:
    """A button to the form, since Slack's trigger for it had died."""
    action, subject = (
        (event.action, event.subject) if isinstance(event, Press) else (registry.verb_of(event).name, "")
    )
    button = Button(say(language, "form-open"), action, subject, "primary")
    return Message(form.title, (Section(text.text(language, "form-late"), (button,)),))


def unexpected(language: str) -> Message:
    """The sentence for an error of ours."""
    sentence = Section(text.text(language, "error-unexpected"))
    return Message(say(language, "error-title"), (sentence,))
