"""Pictures: what is kept of one is its pixels alone, upright; the place and the camera stay behind."""

import io
import struct
from dataclasses import dataclass, field

from PIL import Image, ImageOps, ImageStat

MAX_PIXELS = 50_000_000
_THUMBNAIL = (320, 320)
_HASH_SIDE = 8
_FEATURELESS = 4.0
_FORMATS = {"JPEG": ("JPEG", "RGB"), "PNG": ("PNG", "RGBA"), "WEBP": ("WEBP", "RGBA"), "GIF": ("PNG", "RGBA")}
_MIME = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
# What Pillow is known to raise on bytes that only look like a picture.
_BROKEN = (OSError, ValueError, SyntaxError, LookupError, TypeError, ArithmeticError, struct.error)


class PictureError(Exception):
    """The bytes are no picture that we keep; the message says why."""


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture without metadata, its type, its small JPEG, and the hash by which it is known again."""

    content: bytes = field(repr=False)
    mime: str
    thumbnail: bytes = field(repr=False)
    hash: str | None


def clean_picture(content: bytes) -> CleanPicture:
    """Return the picture made anew from its pixels (an animation's first); PictureError when it is broken or huge."""
    try:
        with Image.open(io.BytesIO(content), formats=list(_FORMATS)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise PictureError("more pixels than we keep")
            form, mode = _FORMATS[picture.format or ""]
            upright = _pixels_alone(picture, mode if picture.has_transparency_data else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError("more pixels than we keep") from error
    except _BROKEN as error:
        raise PictureError("a broken picture") from error
    return CleanPicture(_saved(upright, form), _MIME[form], _thumbnail(upright), picture_hash(upright))


def picture_hash(picture: Image.Image) -> str | None:
    """Return 64 bits that survive scaling and compression, in hexadecimal; None of a picture without features.

    Each bit tells whether a spot is brighter than its right neighbour (dHash).
    """
    grey = picture.convert("L").resize((_HASH_SIDE + 1, _HASH_SIDE), Image.Resampling.LANCZOS)
    if ImageStat.Stat(grey).stddev[0] < _FEATURELESS:
        return None
    spots, wide = grey.tobytes(), _HASH_SIDE + 1
    pairs = [(row * wide + column) for row in range(_HASH_SIDE) for column in range(_HASH_SIDE)]
    bits = sum((spots[at] > spots[at + 1]) << place for place, at in enumerate(pairs))
    return f"{bits:016x}"


def distance(one: str, other: str) -> int:
    """Return in how many of 64 bits two picture hashes differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _pixels_alone(picture: Image.Image, mode: str) -> Image.Image:
    upright = _upright(picture).convert(mode)
    return Image.frombytes(mode, upright.size, upright.tobytes())


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except _BROKEN:
        # Metadata are broken more often than pixels are; the caller finds out whether the pixels are.
        return picture


def _saved(picture: Image.Image, form: str) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, quality=90)
    return target.getvalue()


def _thumbnail(picture: Image.Image) -> bytes:
    small = picture.copy()
    small.thumbnail(_THUMBNAIL)
    if small.mode == "RGBA":
        small = Image.alpha_composite(Image.new("RGBA", small.size, "white"), small)
    return _saved(small.convert("RGB"), "JPEG")
