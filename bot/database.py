"""The database's schema: bring it up, and say whether it is current."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from models import Base

_SCRIPTS = Path(__file__).resolve().parent.parent / "migrations"


def upgrade(engine: sa.Engine, revision: str = "head") -> None:
    """Migrate our tables to a revision, the newest by default; does nothing when they are there already."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), revision)


def known_revisions() -> set[str]:
    """Return every revision this version of the product knows."""
    return {script.revision for script in ScriptDirectory(str(_SCRIPTS)).walk_revisions()}


def revision_of(connection: sa.Connection) -> str | None:
    """Return the revision the database stands at; None without tables."""
    return MigrationContext.configure(connection).get_current_revision()


def write_migration(engine: sa.Engine, revision: str, message: str) -> None:
    """Write the file of a new migration from the difference between models and database."""
    with engine.begin() as connection:
        command.revision(_config(connection), message=message, rev_id=revision, autogenerate=True)


def is_current(connection: sa.Connection) -> bool:
    """Tell whether the database stands at the newest revision."""
    heads = set(ScriptDirectory(str(_SCRIPTS)).get_heads())
    return set(MigrationContext.configure(connection).get_current_heads()) == heads


def differences(connection: sa.Connection) -> list[object]:
    """Return what autogenerate would change: empty when models and schema agree."""
    context = MigrationContext.configure(connection, opts={"compare_type": False})
    ours = set(Base.metadata.tables)
    return [change for change in compare_metadata(context, Base.metadata) if _concerns(change, ours)]


def _concerns(change: object, ours: set[str]) -> bool:
    if isinstance(change, tuple) and change[0] == "remove_table":
        return change[1].name in ours
    if isinstance(change, tuple) and change[0] == "remove_index":
        return change[1].table.name in ours
    return True


def _config(connection: sa.Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config
