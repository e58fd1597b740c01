"""A picture's bytes → its size and kind from the header, its problems, its published copy without hidden data."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from showcase import limits
from showcase.problem import Place, Problem

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
    """Tell from the header alone what is wrong; nothing is decoded."""
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
    if width * height > limits.PICTURE_PIXELS:
        message = f"{width} × {height} is more than 25 million pixels"
        yield Problem(place, "picture-too-many-pixels", message, "make it smaller: 1600 pixels wide do")
    if frames > 1:
        yield Problem(place, "picture-animated", "the picture moves", "save one frame of it")


def _header(data: bytes) -> tuple[str, int, int, int] | None:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most sites need it for no record

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=tuple(FORMATS)) as image:
                return str(image.format), image.width, image.height, int(getattr(image, "n_frames", 1))
    except Image.DecompressionBombError:
        return _bomb(data)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None


def _bomb(data: bytes) -> tuple[str, int, int, int]:
    """Width and height that Pillow refuses to open, read from a PNG's own header."""
    return "PNG", int.from_bytes(data[16:20]), int.from_bytes(data[20:24]), 1


def _why(data: bytes) -> str:
    if data.startswith(b"version https://git-lfs"):
        return "this is a pointer, not the picture"
    return "this is not a picture of the kind its name says"


@lru_cache(maxsize=256)
def publish_picture(data: bytes) -> Picture:
    """Re-encode as WebP: no place, date or camera of the photographer leaves with it."""
    from PIL import Image, ImageOps  # noqa: PLC0415

    with Image.open(io.BytesIO(data)) as opened:
        image = ImageOps.exif_transpose(opened).convert("RGB")
    image.thumbnail((WIDEST, WIDEST))
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=80, method=4)
    encoded = buffer.getvalue()
    return Picture(f"{hashlib.sha256(encoded).hexdigest()[:16]}.webp", encoded, image.width, image.height)
