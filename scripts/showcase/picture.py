"""A picture's bytes → its size and kind from the header, its problems, its published copy without hidden data."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from showcase import limits
from showcase.message import Message, template, told
from showcase.problem import Place, Problem

if TYPE_CHECKING:  # most sites need Pillow for no record
    from PIL.Image import Image

FORMATS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
WIDEST = 1600
"""Pixels of the published copy's longer side."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A published picture: file name made of its content, bytes, width and height in pixels."""

    name: str
    data: bytes
    width: int
    height: int

    @property
    def path(self) -> str:
        """Its file in the published site."""
        return f"assets/pictures/{self.name}"


def check_picture(path: str, data: bytes) -> Iterator[Problem]:
    """Tell what is wrong; a picture is decoded only after its header has told that it is small enough."""
    place = Place(path)
    if not data:
        yield Problem(place, "file-empty", told("the file is empty"), told("save the picture again"))
        return
    if len(data) > limits.PICTURE_BYTES:
        message = told("the picture has more than {number} MiB", number=limits.PICTURE_BYTES // 1024**2)
        yield Problem(place, "file-too-large", message, _SMALLER)
        return
    header = _header(data)
    if header is None or not path.lower().endswith(FORMATS.get(header[0], ("?",))):
        yield Problem(place, "picture-type", _why(data), told("export it as JPEG, PNG or WebP"))
        return
    _, width, height, frames = header
    if not width or width * height > limits.PICTURE_PIXELS:
        message = told("the picture has more than {number} million pixels", number=_MILLIONS)
        if width:
            sentence = template("{width} × {height} is more than {number} million pixels")
            message = told(sentence, width=width, height=height, number=_MILLIONS)
        yield Problem(place, "picture-too-many-pixels", message, _SMALLER)
    elif frames > 1:
        yield Problem(place, "picture-animated", told("the picture moves"), told("save one frame of it"))
    elif not _whole(data):
        message = told("the picture breaks off, or holds nonsense")
        yield Problem(place, "picture-type", message, told("save it again"))


_MILLIONS = limits.PICTURE_PIXELS // 1_000_000
_SMALLER = told("make it smaller: {number} pixels wide do", number=WIDEST)


def _header(data: bytes) -> tuple[str, int, int, int] | None:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=tuple(FORMATS)) as image:
                if image.format == "MPO":  # a telephone's JPEG, with a smaller picture or a map of light behind it
                    return "JPEG", image.width, image.height, 1
                return str(image.format), image.width, image.height, int(getattr(image, "n_frames", 1))
    except Image.DecompressionBombError:
        return _bomb(data)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None


def _bomb(data: bytes) -> tuple[str, int, int, int]:
    """Kind, width and height of what Pillow refuses to open; only a PNG has its size at a fixed place."""
    if data.startswith(b"\x89PNG"):
        return "PNG", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]), 1
    return "WEBP" if data.startswith(b"RIFF") else "JPEG", 0, 0, 1


def _whole(data: bytes) -> bool:
    try:
        _upright(data)
    except (OSError, ValueError, SyntaxError):
        return False
    return True


def _why(data: bytes) -> Message:
    if data.startswith(b"version https://git-lfs"):
        return told("this is a pointer, not the picture")
    return told("this is not a picture of the kind its name says")


@lru_cache(maxsize=256)
def publish_picture(data: bytes) -> Picture:
    """Re-encode as WebP: no place, date or camera of the photographer leaves with it."""
    image = _upright(data)
    image.thumbnail((WIDEST, WIDEST))
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=80, method=4)
    encoded = buffer.getvalue()
    return Picture(f"{hashlib.sha256(encoded).hexdigest()[:16]}.webp", encoded, image.width, image.height)


def _upright(data: bytes) -> Image:
    """The picture as people see it, on white where nothing is drawn: a dark logo is read on a dark page, too."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what stands wrong beside the picture, in its EXIF, is not published
        with Image.open(io.BytesIO(data), formats=tuple(FORMATS)) as opened:
            image = ImageOps.exif_transpose(opened)
    if not image.has_transparency_data:
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")
