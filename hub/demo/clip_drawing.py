"""Draw the frames of the clip that stands in place of the programme's video."""

import math
from functools import cache
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

SIZE = (1280, 720)
PAPER = (253, 252, 249)
INK = (11, 61, 71)
TEXT = (20, 41, 46)
AMBER = (255, 196, 77)
EMBER = (154, 71, 8)
FAINT = (213, 207, 192)
CHAIRS = 8
SMOOTHING = 3

Colour = tuple[int, ...]
Point = tuple[float, float]


class Scene(NamedTuple):
    """What is said and shown together.

    ``spoken`` is read aloud and written in the captions; ``lines`` are on the screen. ``motion``
    names what the ring of chairs does: still, three, gather, listen, agree.
    """

    spoken: str
    heading: str
    lines: tuple[str, ...]
    motion: str
    flag: str = ""


@cache
def typeface(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return Liberation Sans, which the documents are set in too."""
    return ImageFont.truetype(f"LiberationSans-{'Bold' if bold else 'Regular'}.ttf", size)


def blend(start: Colour, end: Colour, share: float) -> Colour:
    """Return the colour ``share`` of the way from ``start`` to ``end``."""
    share = min(1.0, max(0.0, share))
    return tuple(round(a + (b - a) * share) for a, b in zip(start, end, strict=True))


def point(centre: Point, radius: float, angle: float) -> Point:
    """Return the point at ``angle`` (degrees, clockwise from the top) on a circle."""
    return (
        centre[0] + radius * math.sin(math.radians(angle)),
        centre[1] - radius * math.cos(math.radians(angle)),
    )


def draw_chair(draw: ImageDraw.ImageDraw, unit: float, angle: float, colour: Colour) -> None:
    """Draw one chair of the ring: a seat, and the back behind it, with round ends.

    ``unit`` is a 48th of the side of the picture, the unit of the mark's own drawing.
    """
    centre = (24 * unit, 24 * unit)
    ends = []
    seat = [point(centre, 13.6 * unit, angle + turn) for turn in (-7.1, 7.1)]
    draw.line(seat, fill=colour, width=round(5.8 * unit))
    ends += [(end, 2.9 * unit) for end in seat]
    outer = 22.4 * unit
    draw.arc(
        [centre[0] - outer, centre[1] - outer, centre[0] + outer, centre[1] + outer],
        angle - 14 - 90,
        angle + 14 - 90,
        fill=colour,
        width=round(3.2 * unit),
    )
    ends += [(point(centre, 20.8 * unit, angle + turn), 1.6 * unit) for turn in (-14, 14)]
    for (x, y), radius in ends:
        draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=colour)


def ring(diameter: int, colours: list[Colour]) -> Image.Image:
    """Return the mark, an assembly seen from above, with one colour for each chair."""
    side = diameter * SMOOTHING
    picture = Image.new("RGB", (side, side), PAPER)
    draw = ImageDraw.Draw(picture)
    for number, colour in enumerate(colours):
        draw_chair(draw, side / 48, 360 / CHAIRS * (number + 0.5), colour)
    return picture.resize((diameter, diameter), Image.Resampling.LANCZOS)


def chair_colours(motion: str, share: float) -> list[Colour]:
    """Return the colour of each chair when ``share`` of the scene has passed."""
    if motion == "gather":
        return [blend(FAINT, INK, (share * 1.25 - n / CHAIRS) * 8) for n in range(CHAIRS)]
    if motion == "listen":
        at = share * 2 * CHAIRS
        return [blend(INK, EMBER, 1.4 - abs((at - n) % CHAIRS - 0.5) * 1.4) for n in range(CHAIRS)]
    if motion == "agree":
        return [blend(INK, EMBER, (share * 1.8 - n / CHAIRS) * 6) for n in range(CHAIRS)]
    return [EMBER if n == 1 else INK for n in range(CHAIRS)]


def draw_three(frame: Image.Image, scene: Scene, share: float) -> None:
    """Draw three rings side by side, each with a name under it, filling one after the other."""
    draw = ImageDraw.Draw(frame)
    draw.text((SIZE[0] / 2, 150), scene.heading, INK, typeface(52, bold=True), anchor="mm")
    for number, name in enumerate(scene.lines):
        left = 130 + number * 400
        colours = chair_colours("gather", share * 3.2 - number * 0.6)
        frame.paste(ring(220, colours), (left, 260))
        draw.text((left + 110, 530), name, INK, typeface(34, bold=True), anchor="mm")


def draw_one(frame: Image.Image, scene: Scene, share: float) -> None:
    """Draw one ring with the words of the scene beside it."""
    draw = ImageDraw.Draw(frame)
    frame.paste(ring(360, chair_colours(scene.motion, share)), (110, 148))
    left = 560
    heading_height = 78 * (scene.heading.count("\n") + 1) + 22
    top = 328 - (heading_height + 54 * len(scene.lines)) / 2 + (24 if scene.flag else 0)
    if scene.flag:
        width = draw.textlength(scene.flag, typeface(26, bold=True))
        draw.rectangle([left, top - 66, left + width + 36, top - 18], EMBER)
        draw.text((left + 18, top - 42), scene.flag, "white", typeface(26, bold=True), "lm")
    draw.multiline_text((left, top), scene.heading, INK, typeface(58, bold=True), spacing=16)
    for number, line in enumerate(scene.lines):
        draw.text((left, top + heading_height + 54 * number), line, TEXT, typeface(36))


def draw_frame(scene: Scene, share: float) -> Image.Image:
    """Return one frame of ``scene`` when ``share`` (0 to 1) of it has passed."""
    frame = Image.new("RGB", SIZE, PAPER)
    draw_words = draw_three if scene.motion == "three" else draw_one
    draw_words(frame, scene, share)
    draw = ImageDraw.Draw(frame)
    middle = SIZE[1] - 32
    draw.rectangle([0, SIZE[1] - 64, *SIZE], INK)
    draw.text((40, middle), "Demonstration clip", AMBER, typeface(24, bold=True), "lm")
    purpose = "In place of the programme's video"
    draw.text((SIZE[0] - 40, middle), purpose, PAPER, typeface(24), "rm")
    return frame
