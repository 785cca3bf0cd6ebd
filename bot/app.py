"""The factory only hangs doors."""

from flask import Flask

from bot import health, photo_links, summary_links, webhook
from bot.inbox import Inbox
from bot.office import office_of
from bot.runtime import Runtime
from console.mount import mount_console


def create_app(runtime: Runtime) -> Flask:
    """Return the web application of a runtime."""
    app = Flask("khaonet", static_folder=None)
    app.config.update(SECRET_KEY=runtime.settings.secret_key.get_secret_value(), MAX_CONTENT_LENGTH=8 * 1024 * 1024)
    app.extensions["runtime"] = runtime
    app.extensions["settings"] = runtime.settings
    app.extensions["inbox"] = Inbox(runtime)
    app.register_blueprint(webhook.bp)
    app.register_blueprint(health.bp)
    mount_console(app, office_of(runtime))
    app.register_blueprint(summary_links.bp)
    app.register_blueprint(photo_links.bp)
    return app
