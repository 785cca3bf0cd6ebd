import random
import shutil
import subprocess

import pytest

from services.clips import clean_clip


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return (len(body) + 8).to_bytes(4, "big") + kind + body


PLACE = box(b"udta", box(b"\xa9xyz", b"+13.7500+100.5000/"))
KEYS = box(b"meta", b"com.apple.quicktime.location.ISO6709 +13.75+100.50/")
TRACK = box(b"trak", box(b"tkhd", b"header"), box(b"udta", b"name of a person"))
CLIP = box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", b"header"), PLACE, KEYS, TRACK) + box(b"mdat", b"udta" * 99)


def test_place_device_and_names_are_blanked_and_nothing_moves():
    clean = clean_clip(CLIP)
    assert len(clean) == len(CLIP)
    for mark in (b"+13.75", b"location", b"name of a person"):
        assert mark in CLIP
        assert mark not in clean
    assert clean.endswith(box(b"mdat", b"udta" * 99))
    assert clean.count(b"header") == 2


def test_a_clip_without_metadata_stays_as_it_is():
    plain = box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", b"header")) + box(b"mdat", b"picture")
    assert clean_clip(plain) == plain


def test_a_long_box_and_one_to_the_end_are_read():
    long = b"\x00\x00\x00\x01udta" + (16 + 6).to_bytes(8, "big") + b"secret"
    assert b"secret" not in clean_clip(box(b"ftyp", b"isom") + box(b"moov", long))
    assert b"secret" not in clean_clip(box(b"ftyp", b"isom") + b"\x00\x00\x00\x00udtasecret")


def test_broken_boxes_end_and_never_raise():
    chance = random.Random(7)
    for _ in range(500):
        broken = bytearray(CLIP)
        for _ in range(chance.randint(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        cut = bytes(broken[: chance.randint(0, len(broken))])
        assert len(clean_clip(cut)) == len(cut)


def test_deep_nesting_does_no_harm():
    nested = b""
    for _ in range(3000):
        nested = box(b"moov", nested)
    assert len(clean_clip(nested)) == len(nested)


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="skipped: no ffmpeg")
def test_a_real_clip_still_plays(tmp_path):
    made, clean = tmp_path / "made.mp4", tmp_path / "clean.mp4"
    source = ["-f", "lavfi", "-i", "testsrc=duration=1:size=64x64:rate=5", "-metadata", "location=+13.75+100.50/"]
    subprocess.run(["ffmpeg", "-loglevel", "error", *source, made], check=True)
    assert b"+13.75" in made.read_bytes()
    clean.write_bytes(clean_clip(made.read_bytes()))
    assert b"+13.75" not in clean.read_bytes()
    subprocess.run(["ffmpeg", "-v", "error", "-i", clean, "-f", "null", "-"], check=True)
