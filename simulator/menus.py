"""Rich menus: what exists, who was given which."""

from simulator.shapes import Json
from simulator.store import Store

ALL = "all"


class RichMenus:
    """The menus by id, and the links from a person (or "all") to one of them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.menus: dict[str, Json] = {row["richMenuId"]: row for row in store.all("menu")}
        self.links: dict[str, str] = {row["user"]: row["menu"] for row in store.all("menu link") if row["menu"]}

    def keep(self, menu_id: str, menu: Json) -> None:
        """Add a menu."""
        self.menus[menu_id] = menu | {"richMenuId": menu_id}
        self._store.put("menu", menu_id, self.menus[menu_id])

    def forget(self, menu_id: str) -> None:
        """Drop a menu and every link to it."""
        del self.menus[menu_id]
        self._store.drop("menu", menu_id)
        self._store.drop_media(menu_id)
        for user in [user for user, linked in self.links.items() if linked == menu_id]:
            self.link(user, None)

    def link(self, user: str, menu_id: str | None) -> None:
        """Show a menu to a person or to all, or none any more."""
        self._store.put("menu link", user, {"user": user, "menu": menu_id})
        if menu_id is None:
            self.links.pop(user, None)
        else:
            self.links[user] = menu_id

    def shown_to(self, user: str) -> Json | None:
        """Return the menu a person sees: their own before everybody's."""
        return self.menus.get(self.links.get(user) or self.links.get(ALL) or "")
