import base64

import pytest

from bot.settings import LINE_SETTINGS, SERVER_SETTINGS, Settings, SettingsError, load_settings

KEY = base64.b64encode(b"k" * 32).decode()


@pytest.fixture(autouse=True)
def _clean(monkeypatch, tmp_path):
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("KHAONET_DATA", str(tmp_path / "data"))


def test_everything_that_is_missing_is_named_together(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/x.db")
    with pytest.raises(SettingsError) as refused:
        load_settings((*LINE_SETTINGS, *SERVER_SETTINGS))
    for name in (*LINE_SETTINGS, *SERVER_SETTINGS):
        assert name in str(refused.value)


def test_wrong_values_are_named_without_being_shown(monkeypatch):
    monkeypatch.setenv("KHAONET_KEYS", "c2VjcmV0")
    monkeypatch.setenv("SECRET_KEY", "short")
    monkeypatch.setenv("PORT", "no")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    sentence = str(refused.value)
    assert all(name in sentence for name in ("KHAONET_KEYS", "SECRET_KEY", "PORT"))
    assert "c2VjcmV0" not in sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SMTP_URL", "smtp://mail.example:port"),
        ("SMTP_URL", "smtp://"),
        ("SMTP_URL", "mail.example"),
        ("MAIL_FROM", "nobody"),
        ("MAIL_FROM", "a@b.example\nBcc: c@d.example"),
    ],
)
def test_a_mail_setting_that_cannot_work_is_refused_at_the_start(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        load_settings()


def test_a_local_installation_makes_its_own_keys_once(tmp_path):
    first, second = load_settings(), load_settings()
    assert first.keys == second.keys
    assert (tmp_path / "data" / "khaonet.env").stat().st_mode & 0o077 == 0


def test_a_server_never_invents_a_key(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nowhere/x")
    with pytest.raises(SettingsError, match="KHAONET_KEYS"):
        load_settings()
    assert not (tmp_path / "data").exists()


def test_secrets_are_not_shown_by_repr(monkeypatch):
    monkeypatch.setenv("KHAONET_KEYS", KEY)
    assert KEY not in repr(load_settings())


def test_several_channel_secrets_are_read_during_a_rotation(monkeypatch):
    monkeypatch.setenv("LINE_CHANNEL_SECRET", "new, old")
    assert load_settings().channel_secrets == ["new", "old"]
