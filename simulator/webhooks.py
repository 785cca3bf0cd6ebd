"""Carrying events to the bot the way LINE does: sealed, in batches, out of order, and again when refused."""

import base64
import hashlib
import hmac
import json
import queue
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import requests

from simulator.shapes import Json
from simulator.state import State

Post = Callable[[bytes, dict[str, str]], int]
PATIENCE_SECONDS = 2
AGAIN_AFTER_SECONDS = (3, 10, 30, 120, 600)
NOT_REACHED = 0
DELIVERIES_KEPT = 5000
OK, ABOVE_OK = 200, 300


def seal(secret: str, body: bytes) -> str:
    """Return LINE's signature of a webhook body."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def post_to(url: str) -> Post:
    """Return a carrier to `url` that waits two seconds for the answer."""

    def post(body: bytes, headers: dict[str, str]) -> int:
        try:
            return requests.post(url, data=body, headers=headers, timeout=PATIENCE_SECONDS).status_code
        except requests.RequestException:
            return NOT_REACHED

    return post


@dataclass(slots=True)
class Delivery:
    """One webhook call: its events, the bot's status (0 when it could not be reached), how often it was tried."""

    events: list[Json]
    status: int = NOT_REACHED
    attempts: int = 0

    @property
    def title(self) -> str:
        """The kinds of its events, and whether it comes again."""
        return ", ".join(event["type"] for event in self.events) + (" (again)" if self.attempts > 1 else "")

    @property
    def refused(self) -> bool:
        """Whether the bot did not answer 2xx."""
        return not OK <= self.status < ABOVE_OK


@dataclass(slots=True)
class Courier:
    """Posts events; without a `post` they are only kept. `background` posts from a thread and tries again by itself."""

    state: State
    post: Post | None
    deliveries: list[Delivery] = field(default_factory=list)
    _held: list[Json] | None = None
    _waiting: "queue.Queue[Delivery | None] | None" = None

    def carry(self, event: Json) -> None:
        """Take one event to the bot, or put it with those held back."""
        if self._held is not None:
            self._held.append(event)
        else:
            self._dispatch(Delivery([event]))

    def hold(self) -> None:
        """Keep events back until `deliver`."""
        self._held = self._held or []

    def deliver(self, *, batch: bool = True, shuffle: int | None = None, copies: int = 1) -> list[Delivery]:
        """Take all held events to the bot, in one call or one each, shuffled by a seed, each call `copies` times."""
        events, self._held = self._held or [], None
        if shuffle is not None:
            random.Random(shuffle).shuffle(events)  # noqa: S311
        parcels = ([events] if events else []) if batch else [[event] for event in events]
        made = [Delivery(parcel) for parcel in parcels for _ in range(copies)]
        for delivery in made:
            self._dispatch(delivery)
        return made

    def redeliver(self, *, everything: bool = False) -> list[Delivery]:
        """Try refused calls once more, marked as redelivery; `everything` repeats accepted ones too."""
        again = [delivery for delivery in self.deliveries if everything or delivery.refused]
        for delivery in again:
            self._send(delivery)
        return again

    def repeat_last(self) -> None:
        """Post the newest call once more, accepted or not, as LINE may at any time."""
        if self.deliveries:
            self._post_or_queue(self.deliveries[-1])

    def in_background(self) -> None:
        """From now on post from a thread of our own, and repeat refused calls after a while."""
        if self._waiting is None:
            self._waiting = queue.Queue()
            threading.Thread(target=self._work, name="line-lookalike-courier", daemon=True).start()

    def stop(self) -> None:
        """End the thread once it has posted what waits."""
        if self._waiting is not None:
            self._waiting.put(None)

    def _dispatch(self, delivery: Delivery) -> None:
        self.deliveries.append(delivery)
        del self.deliveries[:-DELIVERIES_KEPT]
        self._post_or_queue(delivery)

    def _post_or_queue(self, delivery: Delivery) -> None:
        if self._waiting is None:
            self._send(delivery)
        else:
            self._waiting.put(delivery)

    def _work(self) -> None:
        waiting = self._waiting
        while waiting is not None and (delivery := waiting.get()) is not None:
            self._send(delivery)
            if delivery.refused and delivery.attempts <= len(AGAIN_AFTER_SECONDS):
                later = threading.Timer(AGAIN_AFTER_SECONDS[delivery.attempts - 1], waiting.put, [delivery])
                later.daemon = True
                later.start()

    def _send(self, delivery: Delivery) -> None:
        for event in delivery.events:
            event["deliveryContext"]["isRedelivery"] = delivery.attempts > 0
            if "replyToken" in event:
                self.state.tokens.deliver(event["replyToken"], self.state.now())
        delivery.attempts += 1
        delivery.status = self.post_events(delivery.events)
        self.state.note(delivery.title, delivery.status, webhook=True)

    def post_events(self, events: list[Json]) -> int:
        """Post events sealed as LINE seals them and return the bot's status."""
        channel = self.state.channel
        envelope = {"destination": channel.bot_user_id, "events": events}
        body = json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "LineBotWebhook/2.0",
            "x-line-signature": seal(channel.secret, body),
        }
        return OK if self.post is None else self.post(body, headers)
