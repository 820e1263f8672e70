"""A picture looked at: how much of it has a colour, and what was said in it."""

import io
from dataclasses import dataclass, field

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.image import imread
from numpy.typing import NDArray

from config.words import Value, say
from handlers.pictures.sheet import CRISP, WIDTH

Seen = NDArray[np.float32]


def seen(picture: bytes) -> Seen:
    """The picture's points, row by row, as red, green and blue from 0 to 1."""
    points = np.asarray(imread(io.BytesIO(picture), format="png"), np.float32)[:, :, :3]
    assert points.shape[1] == WIDTH * CRISP
    return points


def painted(picture: Seen, colour: str) -> NDArray[np.bool_]:
    """Which points have that colour."""
    distance: Seen = np.abs(picture - np.array(to_rgb(colour), np.float32)).max(axis=2)
    return distance < 0.01


@dataclass(slots=True)
class Speaker:
    """Says a picture's words, and remembers them."""

    language: str = "en"
    said: list[str] = field(default_factory=list)

    def __call__(self, wording: str, **values: Value) -> str:
        sentence = say(self.language, wording, values)
        self.said.append(sentence)
        return sentence
