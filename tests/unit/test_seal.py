import pytest

from bot.seal import is_sealed, seal

SECRET = "8c570fa6dd201bb328f1c1eac23a96d8"
BODY = b'{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}'
SIGNATURE = "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs="


def test_lines_own_example_is_sealed():
    assert seal(BODY, SECRET) == SIGNATURE
    assert is_sealed(BODY, SIGNATURE, [SECRET])


def test_during_a_rotation_either_secret_is_good():
    assert is_sealed(BODY, SIGNATURE, ["new", SECRET])


@pytest.mark.parametrize("signature", [None, "", "x", SIGNATURE[:-2], "ลายเซ็น"])
def test_anything_else_is_not(signature):
    assert not is_sealed(BODY, signature, [SECRET])


def test_one_changed_byte_breaks_the_seal():
    assert not is_sealed(BODY + b" ", SIGNATURE, [SECRET])
