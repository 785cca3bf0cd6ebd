"""What every answer to a signed link says to browsers and searchers, and the page of a link that gives no file."""

from flask import Response
from markupsafe import escape

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
_PAGE = """<!doctype html><html lang="th"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<body><h1>{title}</h1><p>{text}</p></body></html>"""


def page(status: int, title: str, text: str) -> Response:
    """Return a page that says in plain words why there is no file."""
    said = _PAGE.format(title=escape(title), text=escape(text))
    return Response(said, status=status, mimetype="text/html", headers=HEADERS)
