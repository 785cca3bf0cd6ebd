"""Photographs with features, places and cameras in them, made for tests."""

import io
import math

from PIL import Image

GPS_TAG, ORIENTATION_TAG, MODEL_TAG = 0x8825, 0x0112, 0x0110
CAMERA = "Kamera Luang 9"
_SKETCH = (80, 60)


def scene(seed: int = 1, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Return a picture of soft hills; another seed is another place."""
    picture = Image.new("RGB", _SKETCH)
    spots = [(x / _SKETCH[0], y / _SKETCH[1]) for y in range(_SKETCH[1]) for x in range(_SKETCH[0])]
    picture.putdata([tuple(_colour(seed, x, y, channel) for channel in (1, 2, 3)) for x, y in spots])
    return picture.resize(size, Image.Resampling.BICUBIC)


def _colour(seed: int, x: float, y: float, channel: int) -> int:
    return int(127 + 120 * math.sin(seed * channel + x * 9 * (1 + seed % 3)) * math.cos(y * 7 * seed))


def photograph(seed: int = 1, *, size: tuple[int, int] = (640, 480), orientation: int = 1, quality: int = 92) -> bytes:
    """Return a JPEG that tells its camera, its place (13°45' N, 100°30' E) and which way is up."""
    exif = Image.Exif()
    exif[MODEL_TAG], exif[ORIENTATION_TAG] = CAMERA, orientation
    place = exif.get_ifd(GPS_TAG)
    place.update({1: "N", 2: (13.0, 45.0, 0.0), 3: "E", 4: (100.0, 30.0, 0.0)})
    exif[GPS_TAG] = place
    target = io.BytesIO()
    scene(seed, size).save(target, "JPEG", exif=exif, quality=quality)
    return target.getvalue()


def mp4(size: int = 5000) -> bytes:
    """Return bytes that begin as an MP4 does."""
    return b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(range(256)) * (size // 256)
