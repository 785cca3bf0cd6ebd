"""A bare Flask app that only checks the seal: the yardstick the webhook is held against."""

import base64
import hashlib
import hmac
import sys

from flask import Flask, Response, request

from bot.server import Server

SECRET = "s" * 32


def create() -> Flask:
    app = Flask("bare")

    @app.post("/webhook/line")
    def receive() -> Response:
        seal = base64.b64encode(hmac.new(SECRET.encode(), request.get_data(), hashlib.sha256).digest()).decode()
        good = hmac.compare_digest(seal, request.headers.get("x-line-signature", ""))
        return Response(status=200 if good else 400)

    @app.get("/healthz")
    def healthz() -> Response:
        return Response(status=200)

    return app


if __name__ == "__main__":
    Server(create, port=int(sys.argv[1])).run()
