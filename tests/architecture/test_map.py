"""The map against the territory."""

import importlib
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from bot.cli.main import COMMANDS
from bot.database import differences, upgrade
from bot.delivery_policy import POLICY
from bot.settings import Settings
from handlers.routes import EVENTS, ROUTES
from jobs.schedule import JOBS
from language.labels import Intent
from language.phrases import console
from models import Base
from models.session import make_engine
from services.rotation import sealed_columns

ROOT = Path(__file__).resolve().parents[2]
CODE = ("bot", "console", "documents", "handlers", "jobs", "language", "models", "services", "simulator")
SOURCES = [path for folder in CODE for path in (ROOT / folder).rglob("*.py")]


def test_every_intent_has_a_route():
    assert set(ROUTES) == set(Intent)


def test_every_event_kind_the_reader_knows_has_a_handler():
    kinds = {"image", "video", "audio", "file", "location", "sticker", "edited", "unsend", "follow", "unfollow"}
    assert kinds | {"join", "leave", "member_joined", "member_left"} == set(EVENTS)


def test_the_example_environment_names_every_setting():
    named = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_nobody_commits_by_hand():
    assert [str(path) for path in SOURCES if ".commit()" in path.read_text()] == []


def test_every_command_can_be_loaded():
    for target in COMMANDS.values():
        module, name = target.split(":")
        assert hasattr(importlib.import_module(module), name), target


def test_every_process_is_a_command():
    for line in (ROOT / "Procfile").read_text().splitlines():
        assert line.split()[1] == "khaonet"
        assert line.split()[2] in COMMANDS


def test_the_console_names_every_job_and_every_purpose_of_a_message():
    assert {job.name for job in JOBS} - set(console.JOB_LABELS) == set()
    assert set(POLICY) - set(console.PURPOSE_LABELS) == set()


def test_models_equal_the_migrated_schema(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path}/schema.db")
    upgrade(engine)
    with engine.connect() as connection:
        assert differences(connection) == []
    engine.dispose()


def test_line_ids_exist_sealed_in_two_tables_only():
    holders = {table.name for table in Base.metadata.sorted_tables if "line_id_sealed" in table.columns}
    assert holders == {"identity", "line_group"}
    assert all(sealed_columns(Base.metadata.tables[name]) for name in holders)


def test_no_file_outgrows_its_budget():
    long = [f"{path}: {n}" for path in SOURCES if (n := len(path.read_text().splitlines())) > 250]
    assert long == []


def test_thai_sentences_live_in_phrases_alone():
    allowed = ("language/", "simulator/", "documents/", "bot/demo/")
    thai = re.compile(r'"[^"]*[\u0e01-\u0e5b]{12,}[^"]*"')
    found = [
        f"{path.relative_to(ROOT)}: {match[0][:40]}"
        for path in SOURCES
        if not str(path.relative_to(ROOT)).startswith(allowed)
        for match in thai.finditer(re.sub(r'""".*?"""', "", path.read_text(), flags=re.DOTALL))
    ]
    assert found == []


def test_the_version_is_said_once():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert (
        f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text()
        or "## Unreleased" in (ROOT / "CHANGELOG.md").read_text()
    )


def test_no_file_of_shared_is_copied():
    shared = ROOT.parent / "shared"
    if not shared.exists():
        pytest.skip("skipped: no ../shared")
    git = shutil.which("git")
    assert git is not None
    ours = {path.stat().st_size: path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts}
    for path in shared.rglob("*"):
        if path.is_file() and path.stat().st_size in ours and "LICENSE" not in path.name:
            assert path.read_bytes() != ours[path.stat().st_size].read_bytes(), path
