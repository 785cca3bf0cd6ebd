"""Write the next migration from the models: scripts/new_migration.py "what it adds"."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from bot.database import upgrade, write_migration
from models.session import make_engine

VERSIONS = Path(__file__).resolve().parent.parent / "migrations" / "versions"


def main(message: str) -> None:
    last = max((int(path.name[:4]) for path in VERSIONS.glob("[0-9]*.py")), default=0)
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{folder}/schema.db")
        upgrade(engine)
        write_migration(engine, f"{last + 1:04}", message)
        engine.dispose()
    for path in VERSIONS.glob(f"{last + 1:04}_*.py"):
        text = re.sub(r"models\.base\.UtcDateTime\(.*?\)", "UtcDateTime()", path.read_text())
        if "UtcDateTime" in text:
            text = text.replace(
                "from alembic import op\n", "from alembic import op\n\nfrom models.base import UtcDateTime\n"
            )
        path.write_text(text)
        subprocess.run(["ruff", "format", "-q", path], check=True)
        subprocess.run(["ruff", "check", "--fix", "-q", path], check=False)
        print(path.name)


if __name__ == "__main__":
    main(sys.argv[1])
