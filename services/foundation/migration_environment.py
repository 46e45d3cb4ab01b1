"""What the ``env.py`` of a service's migrations calls."""

from alembic import context
from sqlalchemy import MetaData


def run(metadata: MetaData) -> None:
    """Run the migrations on the connection that ``foundation.migrate.upgrade`` opened.

    The version table stands in the service's own schema; everything happens in one transaction,
    so that a migration that fails leaves nothing behind.
    """
    attributes = context.config.attributes
    context.configure(
        connection=attributes["connection"],
        target_metadata=metadata,
        version_table="alembic_version",
        version_table_schema=attributes["schema"],
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
