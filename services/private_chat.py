"""The way from a group to one-to-one chat with the bot."""

from urllib.parse import quote

from language.phrases import receipts as words
from services.words import Button


def private_buttons(chat_url: str, text: str) -> list[Button]:
    """Return the button that opens one-to-one chat with a text written there already; none while no way is known."""
    return [Button(words.OPEN_PRIVATE, f"{chat_url}?{quote(text)}", kind="uri")] if chat_url else []
