"""Sealed webhook posts from a process of its own, bounded in number; prints how long each took."""

import base64
import hashlib
import hmac
import http.client
import json
import subprocess
import sys
import threading
import time
import uuid

CONNECTIONS = 8


def bodies(secret: str, group: str, texts: list[str], number: int) -> list[tuple[bytes, str]]:
    """Return sealed bodies of one event each, told by 50 people in turn."""
    made = []
    for index in range(number):
        event = {
            "type": "message",
            "mode": "active",
            "timestamp": int(time.time() * 1000),
            "webhookEventId": uuid.uuid4().hex,
            "deliveryContext": {"isRedelivery": False},
            "replyToken": uuid.uuid4().hex,
            "source": {"type": "group", "groupId": group, "userId": f"U{index % 50:032x}"},
            "message": {
                "type": "text",
                "id": str(10**17 + index),
                "quoteToken": "q",
                "text": texts[index % len(texts)],
            },
        }
        body = json.dumps({"destination": "U" + "0" * 32, "events": [event]}).encode()
        seal = base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
        made.append((body, seal))
    return made


def _message(index: int, text: str) -> dict[str, str]:
    return {"type": "text", "id": str(10**17 + index), "quoteToken": "q", "text": text}


def post_all(port: int, path: str, letters: list[tuple[bytes, str]]) -> dict[str, object]:
    """Post all letters over eight connections; return seconds in all, milliseconds of each, and the statuses."""
    times: list[float] = []
    statuses: dict[str, int] = {}
    lock, queue = threading.Lock(), iter(letters)

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            with lock:
                letter = next(queue, None)
            if letter is None:
                return
            started = time.perf_counter()
            connection.request(
                "POST", path, letter[0], {"x-line-signature": letter[1], "Content-Type": "application/json"}
            )
            status = connection.getresponse()
            status.read()
            with lock:
                times.append((time.perf_counter() - started) * 1000)
                statuses[str(status.status)] = statuses.get(str(status.status), 0) + 1

    threads = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"seconds": time.perf_counter() - started, "times": times, "statuses": statuses}


def run(port: int, path: str, secret: str, group: str, texts: list[str], number: int) -> dict[str, object]:
    """Post from a process of its own, so that the load does not share the server's interpreter."""
    order = {"port": port, "path": path, "secret": secret, "group": group, "texts": texts, "number": number}
    command, told = [sys.executable, "-m", "bench.load"], json.dumps(order).encode()
    done = subprocess.run(command, input=told, capture_output=True, check=True, timeout=300)
    return json.loads(done.stdout)


if __name__ == "__main__":
    order = json.load(sys.stdin)
    letters = bodies(order["secret"], order["group"], order["texts"], order["number"])
    json.dump(post_all(order["port"], order["path"], letters), sys.stdout)
