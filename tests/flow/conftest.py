from collections.abc import Iterator

import pytest

from tests.flow.world import World, build_world


@pytest.fixture
def world(tmp_path, database_url) -> Iterator[World]:
    """The whole product against the LINE look-alike, on a database of its own."""
    made = build_world(tmp_path, database_url)
    with made.sim:
        yield made
    made.runtime.database.dispose()


@pytest.fixture
def group(world):
    return world.group()


@pytest.fixture
def somchai(world):
    return world.person("สมชาย")
