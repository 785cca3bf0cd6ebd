"""The register's names, kept searchable in memory until the register says that a name changed."""

from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlalchemy.orm import Session

from language.project_names import NamedProject
from language.project_search import RegisterNames
from models.project import Project, RegisterVersion

_ROW = 1
_RENAMING = "register names change in this transaction"
_kept: WeakKeyDictionary[sa.Engine, tuple[int, RegisterNames]] = WeakKeyDictionary()


def names_of(session: Session) -> RegisterNames:
    """Return the searchable names of the register as this transaction sees it.

    A transaction that renames builds its own: were it rolled back, nobody else may keep what it saw.
    """
    if _is_renaming(session):
        return RegisterNames.of(_named(session))
    engine = session.get_bind().engine
    version = session.scalar(sa.select(RegisterVersion.version).where(RegisterVersion.id == _ROW)) or 0
    kept = _kept.get(engine)
    if kept is None or kept[0] != version:
        kept = version, RegisterNames.of(_named(session))
        _kept[engine] = kept
    return kept[1]


def names_changed(session: Session) -> None:
    """Tell every process that the names in the register are no longer those it keeps."""
    if _is_renaming(session):
        return
    row = session.get(RegisterVersion, _ROW, with_for_update=True)
    if row is None:
        session.add(RegisterVersion(id=_ROW, version=1))
    else:
        row.version += 1
    session.flush()
    session.info[_RENAMING] = session.get_transaction()


def _is_renaming(session: Session) -> bool:
    transaction = session.get_transaction()
    return transaction is not None and session.info.get(_RENAMING) is transaction


def _named(session: Session) -> list[NamedProject]:
    columns = (Project.code, Project.name, Project.fiscal_year, Project.agency, Project.kind)
    rows = session.execute(sa.select(*columns).order_by(Project.fiscal_year, Project.id))
    return [NamedProject(*row) for row in rows]
