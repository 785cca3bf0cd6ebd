"""E-mail: one summary to one address by SMTP; a repeat of an attempt carries the same Message-ID."""

import contextlib
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from urllib.parse import SplitResult, unquote, urlsplit

import structlog

from bot.runtime import Runtime
from bot.settings import Settings
from bot.summary_links import KINDS
from language.phrases import summary_news as words
from models.quarter_summary import DeliveryState
from services import summary_mail
from services.summary_drawing import UndrawableError, draw_file
from services.summary_mail import Letter

log = structlog.get_logger(__name__)

_TIMEOUT_SECONDS = 30
_PORTS = {"smtp": 25, "smtps": 465}
_ATTACHED = ("pdf", "docx", "xlsx")
_NEVER = range(500, 600)
_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


class UnfitServerError(Exception):
    """The mail server cannot be signed in to, or only with the password in the clear."""


def send_mail(runtime: Runtime, delivery_id: int, attempt: int) -> None:
    """Make one attempt at mailing a delivery; whatever happens is written to its row. Safe to run again."""
    with runtime.sessions.begin() as session:
        letter = summary_mail.claim(session, delivery_id, attempt, runtime.clock())
    if letter is None:
        return
    state, reason = _send(runtime, letter)
    with runtime.sessions.begin() as session:
        summary_mail.settle(session, delivery_id, state, reason, now=runtime.clock())
    log.info("mail settled", delivery=delivery_id, state=str(state), reason=reason)


def _send(runtime: Runtime, letter: Letter) -> tuple[DeliveryState, str | None]:
    settings = runtime.settings
    if not (settings.smtp_url.get_secret_value() and settings.mail_from):
        return DeliveryState.WAITING, "SMTP_URL or MAIL_FROM is not set"
    try:
        message = _message(runtime, letter)
    except UndrawableError as error:
        return DeliveryState.WAITING, str(error)
    except (OSError, ValueError) as error:
        return DeliveryState.WAITING, f"the mail cannot be written: {type(error).__name__}"
    return _hand_over(settings, message)


def _hand_over(settings: Settings, message: EmailMessage) -> tuple[DeliveryState, str | None]:
    try:
        server = _server(settings)
        try:
            server.send_message(message)
        finally:
            _take_leave(server)
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        return _judged(min(codes, default=0))
    except smtplib.SMTPDataError as error:
        return _judged(error.smtp_code)
    except smtplib.SMTPNotSupportedError:
        return DeliveryState.REFUSED, "the mail server takes no address with letters beyond ASCII"
    except UnfitServerError as error:
        return DeliveryState.WAITING, str(error)
    except (smtplib.SMTPException, OSError) as error:
        return DeliveryState.WAITING, f"mail server: {type(error).__name__}"
    return DeliveryState.SENT, None


def _take_leave(server: smtplib.SMTP) -> None:
    """Say QUIT; whatever the server answers, it has taken the mail or has not, and that was said before."""
    with contextlib.suppress(smtplib.SMTPException, OSError):
        server.quit()
    server.close()


def _judged(code: int) -> tuple[DeliveryState, str]:
    """Tell a mail that will never be taken from one that may be taken later."""
    return DeliveryState.REFUSED if code in _NEVER else DeliveryState.WAITING, f"mail server answered {code}"


def _server(settings: Settings) -> smtplib.SMTP:
    parts = urlsplit(settings.smtp_url.get_secret_value())
    host, port = parts.hostname or "localhost", parts.port or _PORTS[parts.scheme]
    if parts.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            host, port, timeout=_TIMEOUT_SECONDS, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(host, port, timeout=_TIMEOUT_SECONDS)
    try:
        _sign_in(server, parts, host)
    except Exception:
        server.close()
        raise
    return server


def _sign_in(server: smtplib.SMTP, parts: SplitResult, host: str) -> None:
    server.ehlo()
    if parts.scheme == "smtp" and server.has_extn("starttls"):
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    if not parts.username:
        return
    if not isinstance(server.sock, ssl.SSLSocket) and host not in _THIS_MACHINE:
        raise UnfitServerError("the mail server offers no TLS, and a password is not sent in the clear")
    if not server.has_extn("auth"):
        raise UnfitServerError("the mail server offers no sign-in; take user and password out of SMTP_URL")
    server.login(unquote(parts.username), unquote(parts.password or ""))


def _message(runtime: Runtime, letter: Letter) -> EmailMessage:
    period = (letter.fiscal_year, letter.quarter, letter.edition)
    message = EmailMessage()
    message["Subject"] = words.mail_subject(*period)
    message["From"], message["To"] = runtime.settings.mail_from, letter.to
    message["Date"] = format_datetime(runtime.clock())
    message["Message-ID"] = _message_id(runtime.settings.mail_from, letter)
    message.set_content(words.mail_body(*period, letter.fingerprint))
    for kind in _ATTACHED:
        main, sub = KINDS[kind].split("/")
        content = draw_file(kind, letter.figures, letter.settings)
        name = words.file_name(*period, kind, is_draft=False)
        message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message


def _message_id(sender: str, letter: Letter) -> str:
    """Return the same id for every attempt at a delivery, so that a mail server or reader knows a repeat."""
    digest = sha256(f"{letter.delivery_id}:{letter.fingerprint}".encode()).hexdigest()[:32]
    return f"<khaonet.{digest}@{sender.rpartition('@')[2].strip('<> ') or 'localhost'}>"
