from __future__ import annotations

import io
import random
import struct
import zlib

import pytest
from PIL import Image

from showcase import limits
from showcase.picture import WIDEST, check_picture, publish_picture


def drawn(form: str = "JPEG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **options: object) -> bytes:
    """A picture of noise, so that every byte of it counts."""
    noise = random.Random(7).randbytes(size[0] * size[1] * len(mode))  # noqa: S311
    buffer = io.BytesIO()
    Image.frombytes(mode, size, noise).save(buffer, form, **options)
    return buffer.getvalue()


def moving(form: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, form, save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def jpeg_of_size(width: int, height: int) -> bytes:
    """A JPEG whose header claims a size."""
    data = drawn()
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def told(name: str, data: bytes) -> list[str]:
    return [problem.code for problem in check_picture(f"content/projects/atlas/{name}", data)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", drawn()),
        ("a.JPEG", drawn()),
        ("a.png", drawn("PNG")),
        ("a.png", drawn("PNG", mode="RGBA")),
        ("a.webp", drawn("WEBP")),
        ("from-a-telephone.jpg", moving("MPO")),
    ],
)
def test_a_picture_that_is_what_its_name_says_passes(name: str, data: bytes) -> None:
    assert told(name, data) == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"", "file-empty"),
        ("a.jpg", b"\xff" * (limits.PICTURE_BYTES + 1), "file-too-large"),
        ("a.jpg", drawn("PNG"), "picture-type"),
        ("a.png", b"<html></html>", "picture-type"),
        ("a.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "picture-type"),
        ("a.jpg", moving("GIF"), "picture-type"),
        ("a.jpg", drawn()[:-200], "picture-type"),
        ("a.png", drawn("PNG")[:-200], "picture-type"),
        ("a.webp", drawn("WEBP")[:-200], "picture-type"),
        ("a.png", png_header(20_000, 20_000), "picture-too-many-pixels"),
        ("a.png", png_header(12_000, 12_000), "picture-too-many-pixels"),
        ("a.jpg", jpeg_of_size(20_000, 20_000), "picture-too-many-pixels"),
        ("a.jpg", jpeg_of_size(6_000, 5_000), "picture-too-many-pixels"),
        ("a.png", moving("PNG"), "picture-animated"),
        ("a.webp", moving("WEBP"), "picture-animated"),
    ],
)
def test_one_cause_is_one_problem(name: str, data: bytes, code: str) -> None:
    assert told(name, data) == [code]


def test_a_pointer_to_a_picture_is_told_as_one() -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n"
    (problem,) = check_picture("a.png", pointer)
    assert problem.message == "this is a pointer, not the picture"


def test_a_bomb_is_told_with_its_size() -> None:
    (problem,) = check_picture("a.png", png_header(20_000, 20_000))
    assert problem.message == "20000 × 20000 is more than 25 million pixels"


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
def test_nothing_of_the_photographer_leaves_with_the_picture(form: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "SECRET camera"
    exif[0x8825] = {1: "N", 2: (43.0, 17.0, 47.0)}
    data = drawn(form, exif=exif, xmp=b"<x>SECRET</x>", comment=b"SECRET")
    assert b"SECRET" in data
    published = publish_picture(data)
    with Image.open(io.BytesIO(published.data)) as image:
        assert image.format == "WEBP"
        assert not image.getexif()
        assert "xmp" not in image.info
    assert b"SECRET" not in published.data


def test_a_picture_stands_upright_without_its_note_on_how_to_turn_it() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    published = publish_picture(drawn(size=(40, 30), exif=exif))
    assert (published.width, published.height) == (30, 40)


def test_a_wide_picture_is_made_as_wide_as_a_page_and_a_small_one_is_left() -> None:
    wide = publish_picture(drawn(size=(2000, 500)))
    assert (wide.width, wide.height) == (WIDEST, 400)
    small = publish_picture(drawn())
    assert (small.width, small.height) == (40, 30)
    with Image.open(io.BytesIO(small.data)) as image:
        assert image.size == (40, 30)


def test_what_is_not_drawn_is_white() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(buffer, "PNG")
    with Image.open(io.BytesIO(publish_picture(buffer.getvalue()).data)) as image:
        assert image.convert("RGB").getpixel((4, 4)) == (255, 255, 255)


def test_notes_that_cannot_be_read_do_not_matter() -> None:
    data = drawn(exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff")
    assert told("a.jpg", data) == []
    assert publish_picture(data).width == 40


def test_the_name_is_made_of_the_content() -> None:
    one, two = publish_picture(drawn()), publish_picture(drawn(size=(41, 30)))
    assert one.path == f"assets/pictures/{one.name}"
    assert one.name != two.name
    publish_picture.cache_clear()
    assert publish_picture(drawn()) == one
