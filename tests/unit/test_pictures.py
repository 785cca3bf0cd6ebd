import io
import struct
import zlib

import pytest
from PIL import Image

from services.pictures import PictureError, clean_picture, distance
from tests.photographs import CAMERA, GPS_TAG, photograph, scene


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_place_and_camera_stay_behind():
    content = photograph()
    assert opened(content).getexif().get_ifd(GPS_TAG) != {}
    assert CAMERA.encode() in content
    clean = clean_picture(content)
    for kept in (clean.content, clean.thumbnail):
        assert dict(opened(kept).getexif()) == {}
        assert CAMERA.encode() not in kept


def test_a_picture_that_lies_on_its_side_is_put_upright():
    assert opened(clean_picture(photograph(orientation=6)).content).size == (480, 640)


def test_the_thumbnail_is_a_jpeg_of_at_most_320_pixels():
    small = opened(clean_picture(photograph(size=(1600, 900))).thumbnail)
    assert (small.format, small.size) == ("JPEG", (320, 180))


def test_comments_and_profiles_of_a_png_stay_behind():
    target = io.BytesIO()
    from PIL import PngImagePlugin  # noqa: PLC0415 - only here

    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "taken at home")
    scene().save(target, "PNG", pnginfo=info, icc_profile=b"profile of a phone")
    clean = clean_picture(target.getvalue())
    assert b"taken at home" in target.getvalue()
    assert b"taken at home" not in clean.content
    assert b"iCCP" not in clean.content
    assert clean.mime == "image/png"


@pytest.mark.parametrize(("form", "mime"), [("WEBP", "image/webp"), ("GIF", "image/png")])
def test_other_kinds_of_pictures_are_kept(form, mime):
    target = io.BytesIO()
    scene().save(target, form)
    assert clean_picture(target.getvalue()).mime == mime


def test_the_same_picture_scaled_and_compressed_anew_is_known_again():
    first = clean_picture(photograph(3)).hash
    again = clean_picture(photograph(3, size=(320, 240), quality=55)).hash
    other = clean_picture(photograph(4)).hash
    assert distance(first, again) <= 3
    assert distance(first, other) > 12


def test_a_picture_without_features_has_no_hash():
    target = io.BytesIO()
    Image.new("RGB", (640, 480), "#7d9bb5").save(target, "JPEG")
    assert clean_picture(target.getvalue()).hash is None


def png_of_claimed_size(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + rows + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [7_200, 10_000, 30_000])
def test_a_small_file_that_unfolds_into_a_huge_picture_is_refused(side):
    with pytest.raises(PictureError, match="pixels"):
        clean_picture(png_of_claimed_size(side, side))


def test_half_a_picture_is_refused():
    with pytest.raises(PictureError, match="broken"):
        clean_picture(photograph()[:2000])


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_bytes_changed_at_random_never_raise_anything_else():
    import random  # noqa: PLC0415 - only here

    chance, content = random.Random(7), photograph(size=(64, 48))
    for _ in range(150):
        broken = bytearray(content)
        for _ in range(chance.randint(1, 30)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            clean_picture(bytes(broken))
        except PictureError:
            continue
