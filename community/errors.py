"""What a person did or lacks, as errors that carry facts; handlers turn them into words."""


class BotError(Exception):
    """Something that a person can be told in one sentence, with the facts that the sentence needs."""

    def facts(self) -> dict[str, str | int]:
        """The names and values that the sentence uses."""
        return {}


class NotAMember(BotError):
    """Nobody of that name or account is in this community."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def facts(self) -> dict[str, str | int]:
        return {"name": self.name}


class NobodyNamed(BotError):
    """The command needs somebody and names nobody."""


class ThankingOneself(BotError):
    """A member thanks, or gives to, themselves."""


class ThankingABot(BotError):
    """Only people give and are thanked."""


class HasLeft(BotError):
    """The member named has left the community, so no word would reach them."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def facts(self) -> dict[str, str | int]:
        return {"name": self.name}


class TooManyWords(BotError):
    """Words longer than a message can carry; nothing was recorded."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(length, most)
        self.length = length
        self.most = most

    def facts(self) -> dict[str, str | int]:
        return {"length": self.length, "most": self.most}


class WordsMissing(BotError):
    """The words hold nothing that anybody could read."""


class UnknownVerb(BotError):
    """No such verb; carries the nearest ones that exist."""

    def __init__(self, said: str, nearest: str) -> None:
        super().__init__(said, nearest)
        self.said = said
        self.nearest = nearest

    def facts(self) -> dict[str, str | int]:
        return {"said": self.said, "nearest": self.nearest}


class ButtonExpired(BotError):
    """The button belongs to something that is over or was already answered."""


class AlreadyDone(BotError):
    """The same act came twice; it counts once."""


class OrganisersOnly(BotError):
    """Only organisers may see or do this."""


class WrongHome(BotError):
    """The bot serves one community, and this is not one of its homes."""


class NotYours(BotError):
    """The button or form was made for somebody else."""


class Ambiguous(BotError):
    """A name that several members have, where no choice can be offered."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def facts(self) -> dict[str, str | int]:
        return {"name": self.name}
