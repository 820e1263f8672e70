"""What every error has that a person can be told of: facts, of which handlers make a sentence."""


class BotError(Exception):
    """Something that a person can be told in one sentence; what it holds is what the sentence needs."""

    def facts(self) -> dict[str, str | int]:
        """The names and values that the sentence uses."""
        return {name: value for name, value in vars(self).items() if not name.startswith("_")}
