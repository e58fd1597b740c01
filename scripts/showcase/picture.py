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
        yield Problem(place, "file-empty", "the file is empty", "save the picture again")
        return
    if len(data) > limits.PICTURE_BYTES:
        yield Problem(
            place, "file-too-large", "the picture has more than 5 MiB", "make it smaller: 1600 pixels wide do"
        )
        return
    header = _header(data)
    if header is None or not path.lower().endswith(FORMATS.get(header[0], ("?",))):
        yield Problem(place, "picture-type", _why(data), "export it as JPEG, PNG or WebP")
        return
    _, width, height, frames = header
    if not width or width * height > limits.PICTURE_PIXELS:
        size = f"{width} × {height} is" if width else "the picture has"
        message = f"{size} more than 25 million pixels"
        yield Problem(place, "picture-too-many-pixels", message, "make it smaller: 1600 pixels wide do")
    elif frames > 1:
        yield Problem(place, "picture-animated", "the picture moves", "save one frame of it")
    elif not _whole(data):
        yield Problem(place, "picture-type", "the picture breaks off, or holds nonsense", "save it again")


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


def _why(data: bytes) -> str:
    if data.startswith(b"version https://git-lfs"):
        return "this is a pointer, not the picture"
    return "this is not a picture of the kind its name says"


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
