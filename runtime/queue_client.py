"""A connection to the broker that is kept: what the worker and the producer of a queue share."""

import random
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from queue_environment import log  # first: it handles SIGTERM
from queue_settings import ConnectionSettings

import pika  # isort: skip
from pika.adapters.select_connection import IOLoop
from pika.exceptions import ProbableAccessDeniedError, ProbableAuthenticationError

FIRST_DELAY_SECONDS = 0.2
LONGEST_DELAY_SECONDS = 5.0
REFUSED, UNLIKE = 403, 406  # AMQP's codes for a permission that is missing and a queue that has other arguments


class Owner(Protocol):
    """Who uses a link. Called in the link's thread."""

    def ready(self, channel: Any) -> None: ...
    def lost(self) -> None: ...


class Link:
    """A connection in a thread of its own, so that heartbeats go on during any work.

    It connects, declares the queues, hands its owner a channel with publisher confirms, and starts again when that
    is lost. All but `start` and `call` is for the link's own thread.
    """

    def __init__(self, settings: ConnectionSettings, owner: Owner) -> None:
        self.failure: str | None = None
        self.done = threading.Event()
        self.beat = time.monotonic()
        self._settings, self._owner = settings, owner
        self._loop = IOLoop()
        self._connection: Any = None
        self._channel: Any = None
        self._declaring: str | None = None
        self._closing = False
        self._away_since = time.monotonic()
        self._delay = FIRST_DELAY_SECONDS
        self._serial = 0
        self._unconfirmed: dict[int, tuple[str, bytes, Any, Callable[[], None]]] = {}

    def start(self) -> None:
        threading.Thread(target=self._run, name="link", daemon=True).start()

    def call(self, function: Callable[[], None]) -> None:
        """Calls the function in the link's thread. Safe in any thread."""
        self._loop.add_callback_threadsafe(function)

    def close(self) -> None:
        """Ends the connection, then the thread."""
        self._closing = True
        if self._connection is not None and self._connection.is_open:
            self._connection.close()
            self._loop.call_later(1, self._loop.stop)  # a broker that does not answer is not waited for
        else:
            self._loop.stop()

    def restart(self, why: str) -> None:
        """Connects anew."""
        log("connection given up", error=why)
        self._unconfirmed.clear()  # a message that no queue took is "confirmed", too
        if self._connection.is_open:
            self._connection.close()

    def publish(self, queue: str, body: bytes, properties: Any, confirmed: Callable[[], None]) -> None:
        """Publishes, and calls `confirmed` once the broker has it safely; never if the link is lost before."""
        if self._channel is not None and self._channel.is_open:
            self._serial += 1
            self._unconfirmed[self._serial] = (queue, body, properties, confirmed)
            self._channel.basic_publish("", queue, body, properties, mandatory=True)

    def _run(self) -> None:
        try:
            self._tick()
            self._connect()
            self._loop.start()
        except BaseException as error:  # the thread that waits for `done` ends the program
            self.failure = f"{type(error).__name__}: {error}"
        finally:
            self.done.set()

    def _tick(self) -> None:
        self.beat = time.monotonic()
        self._loop.call_later(1, self._tick)

    def _fail(self, error: str) -> None:
        self.failure = error
        self.close()

    def _connect(self) -> None:
        if not self._closing:
            self._connection = pika.SelectConnection(
                self._settings.parameters(),
                on_open_callback=lambda connection: connection.channel(on_open_callback=self._opened),
                on_open_error_callback=lambda _, error: self._again(root_cause(error)),
                on_close_callback=self._closed,
                custom_ioloop=self._loop,
            )

    def _again(self, error: BaseException) -> None:
        """Plans the next try, unless it would be in vain."""
        broker, reason = self._settings.broker, f"{type(error).__name__}: {error}"
        away = time.monotonic() - self._away_since
        if is_refusal(error):
            self._fail(f"{broker} refuses the user, the password or the virtual host: {reason}")
        elif away > self._settings.connect_seconds:
            self._fail(f"no connection to {broker} for {away:.0f} s: {reason}")
        elif not self._closing:
            delay = self._delay * random.uniform(0.5, 1)
            self._delay = min(self._delay * 1.6, LONGEST_DELAY_SECONDS)
            log("connecting", broker=broker, error=reason, again_in_seconds=round(delay, 2))
            self._loop.call_later(delay, self._connect)

    def _opened(self, channel: Any) -> None:
        channel.add_on_close_callback(self._channel_closed)
        channel.add_on_cancel_callback(lambda _: self.restart("the broker cancelled the consumer"))
        channel.add_on_return_callback(lambda _, method, *__: self.restart(f"no queue {method.routing_key}"))
        self._declare(channel, [(one["name"], one["arguments"]) for one in self._settings.declarations])

    def _declare(self, channel: Any, queues: list[tuple[str, dict[str, Any]]]) -> None:
        if not queues:
            self._declaring = None
            channel.confirm_delivery(self._answered, callback=lambda _: self._ready(channel))
            return
        (name, arguments), *others = queues
        self._declaring = name
        channel.queue_declare(
            name, durable=True, arguments=arguments, callback=lambda _: self._declare(channel, others)
        )

    def _ready(self, channel: Any) -> None:
        self._channel, self._serial, self._delay = channel, 0, FIRST_DELAY_SECONDS
        log("connected", broker=self._settings.broker, queue=self._settings.queue)
        self._owner.ready(channel)

    def _answered(self, frame: Any) -> None:
        """The broker has, or refuses, one or all messages up to a number."""
        number, channel = frame.method.delivery_tag, self._channel
        numbers = [one for one in self._unconfirmed if one <= number] if frame.method.multiple else [number]
        for message in [self._unconfirmed.pop(one, None) for one in numbers]:
            if message is None:
                continue
            if frame.method.NAME == "Basic.Ack":
                message[3]()
            else:
                log("publishing again", queue=message[0], error="the broker refused the message; is the queue full?")
                self._loop.call_later(1, partial(self._republish, channel, message))

    def _republish(self, channel: Any, message: tuple[str, bytes, Any, Callable[[], None]]) -> None:
        if channel is self._channel:  # else it was lost, and its owner starts over
            self.publish(*message)

    def _channel_closed(self, _: Any, reason: Any) -> None:
        code, text = getattr(reason, "reply_code", 0), getattr(reason, "reply_text", str(reason))
        if code == UNLIKE and self._declaring:
            self._fail(f"queue {self._declaring} exists, but not as declared: {text}")
        elif code == REFUSED:
            self._fail(f"the user may not do this: {text}")
        elif self._connection.is_open:
            self.restart(f"the channel was closed: {text}")

    def _closed(self, _: Any, reason: BaseException) -> None:
        if self._channel is not None:
            self._channel = None
            self._away_since = time.monotonic()
            self._unconfirmed.clear()
            self._owner.lost()
        if self._closing:
            self._loop.stop()
        else:
            self._again(root_cause(reason))


def root_cause(error: BaseException) -> BaseException:
    """The error that pika's connection workflow wraps in others."""
    parts = [*error.args, getattr(error, "exception", None), *getattr(error, "exceptions", [])]
    inner = [part for part in parts if isinstance(part, BaseException)]
    return root_cause(inner[-1]) if inner else error


def is_refusal(error: BaseException) -> bool:
    """Whether another try would be refused, too. A virtual host that is down, as during start-up, comes back."""
    return isinstance(error, ProbableAuthenticationError | ProbableAccessDeniedError) and "is down" not in str(error)
