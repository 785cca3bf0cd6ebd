"""Pictures: a small one for those who have none at hand, and the preview of any."""

import io

from PIL import Image, UnidentifiedImageError

PREVIEW = (240, 240)


def snapshot(colour: str = "#7d9bb5", size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a plain JPEG of one colour."""
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, "JPEG")
    return target.getvalue()


def preview(data: bytes) -> bytes | None:
    """Return a small JPEG of a picture, or None when the bytes are no picture."""
    target = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data)) as picture:
            small = picture.convert("RGB")
    except (UnidentifiedImageError, OSError):
        return None
    small.thumbnail(PREVIEW)
    small.save(target, "JPEG")
    return target.getvalue()
