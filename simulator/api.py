"""The Messaging API as one list of blueprints."""

from flask import Flask

from simulator import api_content, api_messages, api_people, api_rich_menus, api_tokens
from simulator.door import EXTENSION
from simulator.platform import Platform

BLUEPRINTS = (api_messages.bp, api_content.bp, api_people.bp, api_rich_menus.bp, api_tokens.bp)


def mount_api(app: Flask, platform: Platform, *, prefix: str = "") -> None:
    """Hang the API into an app under a prefix; the bot's base URL is the app's address and this prefix."""
    app.extensions[EXTENSION] = platform
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint, url_prefix=prefix or None)
