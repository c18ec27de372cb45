"""Publishes messages to a queue, each kept by the broker for good or the program fails.

    from queue_producer import publish

    publish((key, body) for ...)

A key names a message within its run and must not repeat there. The id of a message is made of the run and the key, so
a run that is repeated, after a crash for instance, repeats the ids: that is how a worker tells a message that it knows.

Environment, besides that of queue_settings:
  RUN_ID    the same for all tries of a run; default: JOB_NAME, else the host's name

Exit codes: 1 it cannot do its work, 2 wrong environment, 143 stopped by SIGTERM.
"""

import json
import signal
import socket
import sys
import threading
import time
import uuid
from collections.abc import Iterable
from functools import partial
from typing import Any

import queue_environment
from queue_client import Link
from queue_environment import Environment, fail, log
from queue_settings import ConnectionSettings

import pika  # isort: skip

UNCONFIRMED_AT_MOST = 100


def run_id() -> str:
    """What the tries of one run have in common."""
    env = Environment()
    return env.text("RUN_ID", env.text("JOB_NAME", socket.gethostname()))


def message_id(run: str, key: str) -> str:
    """The same for the same run and key."""
    return str(uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_OID, run), key))


class Producer:
    """Publishes, and again after a lost connection, until each message is confirmed."""

    def __init__(self, settings: ConnectionSettings, run: str) -> None:
        self.link = Link(settings, self)
        self._queue, self._run = settings.queue, run
        self._connected = False
        self._unconfirmed: dict[int, tuple[str, bytes, Any]] = {}
        self._room = threading.Semaphore(UNCONFIRMED_AT_MOST)
        self._count = 0

    def put(self, key: str, body: bytes) -> None:
        """Takes a message, as soon as not too many others are unconfirmed. For the thread that has the messages."""
        self._wait_for_room()
        properties = pika.BasicProperties(
            message_id=message_id(self._run, key), delivery_mode=2, timestamp=int(time.time()), headers={"x-key": key}
        )
        self._count += 1
        self.link.call(partial(self._publish, self._count, (key, body, properties)))

    def finish(self) -> int:
        """Waits until the broker has all, and says how many. For the thread that has the messages."""
        for _ in range(UNCONFIRMED_AT_MOST):
            self._wait_for_room()
        self.link.call(self.link.close)
        self.link.done.wait()
        return self._count

    def ready(self, _: Any) -> None:
        self._connected = True
        for number in list(self._unconfirmed):
            self._send(number)

    def lost(self) -> None:
        self._connected = False

    def _publish(self, number: int, message: tuple[str, bytes, Any]) -> None:
        self._unconfirmed[number] = message
        if self._connected:
            self._send(number)

    def _send(self, number: int) -> None:
        _, body, properties = self._unconfirmed[number]
        self.link.publish(self._queue, body, properties, partial(self._confirmed, number))

    def _confirmed(self, number: int) -> None:
        key, _, properties = self._unconfirmed.pop(number)
        log("published", id=properties.message_id, key=key)
        self._room.release()

    def _wait_for_room(self) -> None:
        while not self._room.acquire(timeout=0.5):
            if self.link.done.is_set():
                break
        if self.link.failure:
            fail(self.link.failure)


def publish(messages: Iterable[tuple[str, bytes | str | dict[str, Any]]]) -> int:
    """Publishes each (key, body), and returns how many when the broker has them all. A dict goes as JSON."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if queue_environment.stop_requested:
        sys.exit(143)
    env = Environment()
    settings = ConnectionSettings(env)
    env.settle()
    run = run_id()
    producer = Producer(settings, run)
    producer.link.start()
    log("publishing", queue=settings.queue, run=run)
    for key, body in messages:
        producer.put(key, _bytes(body))
    count = producer.finish()
    log("all published", queue=settings.queue, count=count)
    return count


def _bytes(body: bytes | str | dict[str, Any]) -> bytes:
    if isinstance(body, bytes):
        return body
    return (body if isinstance(body, str) else json.dumps(body)).encode()
