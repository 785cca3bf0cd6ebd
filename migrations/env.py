"""Alembic's environment: our tables only, on the connection that bot.database hands over."""

from alembic import context

from models import Base


def _is_ours(item, name, kind, reflected, compare_to):
    del item, compare_to
    # The durable engine keeps its tables beside ours; without this line autogenerate would drop them.
    return not (kind == "table" and reflected and name not in Base.metadata.tables)


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    include_object=_is_ours,
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
