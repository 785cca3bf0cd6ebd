"""Pictures: a small one for those who have none at hand, and the preview of any."""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

PREVIEW, KEPT = (240, 240), (2048, 2048)


def snapshot(colour: str = "#7d9bb5", size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a plain JPEG of one colour."""
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, "JPEG")
    return target.getvalue()


def preview(data: bytes) -> bytes | None:
    """Return a small JPEG of a picture, or None when the bytes are no picture."""
    return _fitted(data, PREVIEW)


def kept(data: bytes) -> bytes | None:
    """Return a picture as LINE keeps it: an upright JPEG of bearable size, without place or camera; None if none."""
    return _fitted(data, KEPT)


def _fitted(data: bytes, size: tuple[int, int]) -> bytes | None:
    target = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data)) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return None
    upright.thumbnail(size)
    Image.frombytes("RGB", upright.size, upright.tobytes()).save(target, "JPEG", quality=88)
    return target.getvalue()
