import pytest

from models.vault import Vault, VaultError, parse_keys

OLD, NEW = b"o" * 32, b"n" * 32


def test_what_was_sealed_opens_again_and_shows_nothing():
    vault = Vault([NEW])
    sealed = vault.seal("ไฟไหม้ตลาดพลู")
    assert "ไฟไหม้".encode() not in sealed
    assert vault.open(sealed) == "ไฟไหม้ตลาดพลู"


def test_the_same_text_is_sealed_differently_each_time():
    vault = Vault([NEW])
    assert vault.seal("ก") != vault.seal("ก")


def test_after_a_rotation_old_values_still_open_and_are_known_as_old():
    sealed = Vault([OLD]).seal("ข้อความ")
    rotated = Vault([NEW, OLD])
    assert rotated.open(sealed) == "ข้อความ"
    assert not rotated.is_newest(sealed)
    assert Vault([OLD]).fingerprint("U1") in rotated.fingerprints("U1")


def test_a_lost_key_and_a_changed_value_are_refused():
    sealed = Vault([OLD]).seal("ข้อความ")
    with pytest.raises(VaultError):
        Vault([NEW]).open(sealed)
    with pytest.raises(VaultError):
        Vault([OLD]).open(sealed[:-1] + bytes([sealed[-1] ^ 1]))


@pytest.mark.parametrize("value", ["abc", "MDEy", "###"])
def test_wrong_keys_are_named(value):
    with pytest.raises(ValueError, match="key 1"):
        parse_keys(value)
