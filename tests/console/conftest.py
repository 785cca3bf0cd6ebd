from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from models.person import Role
from models.tip import Tip
from services.people import find_person
from services.sign_in import make_link
from tests.flow.world import World, build_world

HTTPS = "https://khaonet.example"


@dataclass
class Browser:
    """A browser of one member of staff."""

    client: Any

    def opens(self, path: str) -> Any:
        """Open a page."""
        return self.client.get(path, base_url=HTTPS)

    def sends(self, path: str, **fields: str) -> Any:
        """Send a form of ours: with the token that the page before it carried."""
        token = csrf_token(self.opens("/console/enter/any").text)
        answer = self.client.post(
            path, data=fields | {"csrf_token": token}, base_url=HTTPS, headers={"Referer": HTTPS + "/console/"}
        )
        return self.opens(answer.location) if answer.status_code == 302 else answer


def csrf_token(page: str) -> str:
    """Return the token that the page's forms carry."""
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]


@dataclass
class Staffed:
    """The world, and the way to a desk in its console."""

    world: World

    def link_for(self, person: Any) -> str:
        """Return a fresh one-time link of the person, without its host."""
        with self.world.session() as session:
            row = find_person(session, person.id)
            assert row is not None
            return make_link(session, row, base_url="", now=self.world.runtime.clock()).partition("?")[0]

    def browser(self) -> Browser:
        """Return a browser of nobody yet."""
        return Browser(self.world.client.application.test_client())

    def sits(self, name: str, role: Role, districts: tuple[str, ...] = ()) -> Browser:
        """Return the browser of somebody with the role, signed in."""
        browser = self.browser()
        link = self.link_for(self.world.person(name, role, districts))
        token = csrf_token(browser.opens(link).text)
        browser.client.post(link, data={"csrf_token": token}, base_url=HTTPS, headers={"Referer": HTTPS + link})
        return browser

    def tip(
        self, text: str = "ฝาท่อหายปากซอยลาซาล บางนา คนเกือบตกลงไป", district: str = "บางนา", teller: str = "สมชาย"
    ) -> str:
        """Let a volunteer tell a tip in a district; return its code."""
        group = self.world.group("เครือข่ายข่าว", district=district)
        self.world.hears(self.world.person(teller), group, text)
        with self.world.session() as session:
            tip = session.query(Tip).order_by(Tip.reported_at.desc()).first()
            assert tip is not None
            tip.district = district
            return tip.code


@pytest.fixture
def world(tmp_path, database_url) -> Iterator[World]:
    """The whole product against the LINE look-alike, on a database of its own."""
    made = build_world(tmp_path, database_url)
    with made.sim:
        yield made
    made.runtime.database.dispose()


@pytest.fixture
def staffed(world) -> Staffed:
    return Staffed(world)
