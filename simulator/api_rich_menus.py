"""/v2/bot/richmenu: the menu under a one-to-one chat."""

import io

from flask import Response, request
from linebot.v3 import messaging
from PIL import Image, UnidentifiedImageError

from simulator import ids
from simulator.door import body, guarded, platform
from simulator.refusals import Detail, RefusedError, bad_request, not_found
from simulator.shapes import Json

bp = guarded("line_rich_menus")
MOST_AREAS, MOST_BAR_TEXT, MOST_NAME, MOST_IMAGE = 20, 14, 300, 1024 * 1024
IMAGE_TYPES = {"image/jpeg", "image/png"}
WIDTHS, SLIMMEST, FLATTEST = range(800, 2501), 250, 1.45
ALL = "all"


@bp.post("/v2/bot/richmenu")
def create_rich_menu() -> Json:
    """Keep a menu without its picture and return its id."""
    menu = checked(body())
    menu_id = ids.rich_menu_id()
    platform().menus.keep(menu_id, menu)
    return {"richMenuId": menu_id}


@bp.post("/v2/bot/richmenu/validate")
def validate_rich_menu() -> Json:
    """Check a menu."""
    checked(body())
    return {}


@bp.get("/v2/bot/richmenu/list")
def list_rich_menus() -> Json:
    """List the menus there are."""
    return {"richmenus": list(platform().menus.menus.values())}


@bp.get("/v2/bot/richmenu/<menu_id>")
def get_rich_menu(menu_id: str) -> Json:
    """Show one menu."""
    return known(menu_id)


@bp.delete("/v2/bot/richmenu/<menu_id>")
def delete_rich_menu(menu_id: str) -> Json:
    """Forget a menu, wherever it is shown."""
    known(menu_id)
    platform().menus.forget(menu_id)
    return {}


@bp.post("/v2/bot/richmenu/<menu_id>/content")
def upload_rich_menu_image(menu_id: str) -> Json:
    """Take a menu's picture, once."""
    menu, data = known(menu_id), request.get_data()
    store = platform().state.store
    if store.media(menu_id):
        raise RefusedError(400, "An image has already been uploaded to the richmenu")
    if request.mimetype not in IMAGE_TYPES:
        raise RefusedError(415, "The media type is not supported")
    if len(data) > MOST_IMAGE:
        raise RefusedError(413, "The image is larger than 1 MB")
    check_picture(data, menu["size"])
    store.put_media(menu_id, request.mimetype, data)
    return {}


@bp.get("/v2/bot/richmenu/<menu_id>/content")
def download_rich_menu_image(menu_id: str) -> Response:
    """Give a menu's picture back."""
    found = platform().state.store.media(menu_id)
    if found is None:
        raise not_found()
    return Response(found[1], mimetype=found[0])


@bp.post("/v2/bot/user/<user_id>/richmenu/<menu_id>")
def link_rich_menu(user_id: str, menu_id: str) -> Json:
    """Show a menu to one person, or to all."""
    known(menu_id)
    known_person(user_id)
    if platform().state.store.media(menu_id) is None:
        raise RefusedError(400, "must upload richmenu image before applying it to user")
    platform().menus.link(user_id, menu_id)
    return {}


@bp.get("/v2/bot/user/<user_id>/richmenu")
def linked_rich_menu(user_id: str) -> Json:
    """Tell which menu one person, or all, were given."""
    known_person(user_id)
    linked = platform().menus.links.get(user_id)
    if linked is None:
        raise not_found()
    return {"richMenuId": linked}


@bp.delete("/v2/bot/user/<user_id>/richmenu")
def unlink_rich_menu(user_id: str) -> Json:
    """Take the menu away again."""
    known_person(user_id)
    platform().menus.link(user_id, None)
    return {}


def known(menu_id: str) -> Json:
    """Return a menu; RefusedError (404) when there is none of that id."""
    menu = platform().menus.menus.get(menu_id)
    if menu is None:
        raise not_found()
    return menu


def known_person(user_id: str) -> None:
    """Raise RefusedError (404) unless it is a person, or all of them."""
    if user_id != ALL and user_id not in platform().state.accounts:
        raise not_found()


def checked(menu: Json) -> Json:
    """Return the menu; RefusedError (400) when LINE would not take it."""
    try:
        messaging.RichMenuRequest.from_dict(menu)
    except (ValueError, TypeError) as error:
        raise bad_request([Detail(str(error), "richmenu")]) from error
    problems = list(menu_faults(menu))
    if problems:
        raise bad_request(problems)
    return menu


def menu_faults(menu: Json) -> list[Detail]:
    """Return what is wrong with a menu's size, texts and areas."""
    width, height = menu["size"]["width"], menu["size"]["height"]
    rules = [
        (width in WIDTHS and height >= SLIMMEST and width / height >= FLATTEST, "size"),
        (len(menu["areas"]) <= MOST_AREAS, "areas"),
        (1 <= len(menu.get("chatBarText") or "") <= MOST_BAR_TEXT, "chatBarText"),
        (1 <= len(menu.get("name") or "") <= MOST_NAME, "name"),
    ]
    return [Detail("Invalid value", place) for kept, place in rules if not kept]


def check_picture(data: bytes, size: Json) -> None:
    """Raise RefusedError (400) unless the bytes are a picture of the menu's size."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            measured = {"width": picture.width, "height": picture.height}
    except (UnidentifiedImageError, OSError) as error:
        raise RefusedError(400, "The image is invalid") from error
    if measured != size:
        raise RefusedError(400, "The image size is different from the size of the rich menu")
