"""Key rotation: every sealed column is sealed anew with the newest key, every fingerprint is made anew."""

from sqlalchemy import LargeBinary, Table, select, update
from sqlalchemy.orm import Session

from models import Base
from models.group import Group
from models.person import Identity
from models.vault import vault_of


def reseal(session: Session) -> int:
    """Seal anew whatever is not under the newest key, in this transaction; return how many values were."""
    return _fingerprints(session) + sum(_table(session, table) for table in Base.metadata.sorted_tables)


def sealed_columns(table: Table) -> list[str]:
    """Return the names of a table's sealed columns: all that end in `_sealed`."""
    return [c.name for c in table.columns if c.name.endswith("_sealed") and isinstance(c.type, LargeBinary)]


def _table(session: Session, table: Table) -> int:
    vault, changed = vault_of(session), 0
    names, keys = sealed_columns(table), list(table.primary_key.columns)
    if not names:
        return 0
    for row in session.execute(select(*keys, *(table.c[name] for name in names))).all():
        values = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
        old = {name: values[name] for name in names if values[name] and not vault.is_newest(values[name])}
        if old:
            fresh = {name: vault.seal_bytes(vault.open_bytes(sealed)) for name, sealed in old.items()}
            session.execute(update(table).where(*(key == values[key.name] for key in keys)).values(fresh))
            changed += len(fresh)
    return changed


def _fingerprints(session: Session) -> int:
    vault, changed = vault_of(session), 0
    for identity in session.scalars(select(Identity)).all():
        fresh = vault.fingerprint(vault.open(identity.line_id_sealed))
        if fresh != identity.fingerprint:
            changed += 1
            session.execute(update(Identity).where(Identity.person_id == identity.person_id).values(fingerprint=fresh))
    for group in session.scalars(select(Group)).all():
        fresh = vault.fingerprint(vault.open(group.line_id_sealed))
        changed += fresh != group.fingerprint
        group.fingerprint = fresh
    session.flush()
    return changed
