"""Works on the messages of a queue, one function call for each.

    from queue_worker import Malformed, Message, run

    def process(message: Message) -> None: ...

    run(process)

When the function returns, the message is done and acknowledged. When it raises Malformed, the message goes to the dead
letters at once; with any other exception it comes back after a delay, until its tries are used up, and is a dead letter
then. A message may come more than once: it is delivered at least once, never "exactly once".

A command of yours can be the task, in any language: `python queue_worker.py -- COMMAND ARGS...` gives it the body on
standard input, and MESSAGE_ID and MESSAGE_ATTEMPT as environment. Exit code 0 is done, 65 malformed, all others failed.

Environment, besides that of queue_settings:
  QUEUE_RETRIES          JSON list of the delay queues, shortest delay first
  QUEUE_DEAD_LETTERS     the dead-letter queue
  QUEUE_ATTEMPTS         tries before a message is dead
  QUEUE_PREFETCH         how many messages are worked on at once; default 1
  QUEUE_LONGEST_TASK_SECONDS   a task that takes much longer is stuck
  HEALTH_PORT            GET /ready is 200 while it consumes, GET /live while nothing is stuck; default 8080

Headers of a message that failed: x-tries (so far), x-last-error; of a dead letter also x-dead-reason:
malformed, failed, or unanswered when each try ended its worker.

Exit codes: 0 stopped by SIGTERM or SIGINT, with nothing left in hand; 1 it cannot do its work; 2 wrong environment.
"""

import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, NoReturn

import queue_environment
from queue_client import Link
from queue_environment import Environment, fail, line, log, write
from queue_health import serve_health
from queue_message import Malformed, Message
from queue_settings import ConnectionSettings

import pika  # isort: skip

ERROR_CHARACTERS = 1_000


class Unanswered(Exception):
    """All tries are used up by workers that ended in the middle of one."""


NO_FURTHER_TRY = {Malformed: "malformed", Unanswered: "unanswered"}


class WorkerSettings(ConnectionSettings):
    """How failed messages are treated, and how much is done at once."""

    def __init__(self, env: Environment) -> None:
        super().__init__(env)
        self.retries = env.json("QUEUE_RETRIES", "a JSON list of names", _are_names)
        self.dead_letters = env.text("QUEUE_DEAD_LETTERS")
        self.attempts = env.whole("QUEUE_ATTEMPTS", 1, 1_000_000)
        self.prefetch = env.whole("QUEUE_PREFETCH", 1, 1_000, 1)
        self.longest_task = env.number("QUEUE_LONGEST_TASK_SECONDS", 0.001, 10_000_000)
        self.health_port = env.whole("HEALTH_PORT", 0, 65_535, 8_080)


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


class Worker:
    """Hands deliveries to a pool of threads, and their outcome back to the broker.

    Only `_labour` runs in the pool; all else in the link's thread, so nothing needs a lock.
    """

    def __init__(self, settings: WorkerSettings, process: Callable[[Message], object]) -> None:
        self._settings, self._process = settings, process
        self.link = Link(settings, self)
        self.consuming = False
        self.begun: dict[int, float] = {}  # when each thread began the task that it is at
        self._stopping = False
        self._channel: Any = None
        self._to_do: SimpleQueue[Message] = SimpleQueue()
        self._finished: deque[Message] = deque()
        self._woken = False
        self._held = 0  # deliveries that are not settled yet
        self._handing_on: set[Message] = set()  # those of them whose copy the broker has not confirmed yet

    def start(self) -> None:
        for number in range(self._settings.prefetch):
            threading.Thread(target=self._labour, args=(number,), name=f"task-{number}", daemon=True).start()
        self.link.start()

    def stop(self) -> None:
        """Takes nothing new, gives back what is not begun, and leaves when the rest is finished."""
        if self._stopping:
            return
        self._stopping = True
        log("stopping", in_hand=self._held)
        waiting = self._not_begun()
        if self._channel is not None and self._channel.is_open:
            if self.consuming:
                self._channel.basic_cancel(self._settings.queue)
            for message in waiting:
                self._channel.basic_nack(message.delivery_tag, requeue=True)
        self.consuming = False
        self._leave_when_done()

    def ready(self, channel: Any) -> None:
        self._channel = channel
        if not self._stopping:
            channel.basic_qos(prefetch_count=self._settings.prefetch)
            tag = self._settings.queue
            channel.basic_consume(tag, self._delivered, consumer_tag=tag, callback=lambda _: self._consumes())

    def lost(self) -> None:
        """All unsettled deliveries will come again. What is begun goes on; its outcome is of no use."""
        self.consuming, self._channel = False, None
        self._not_begun()
        self._held -= len(self._handing_on)
        self._handing_on.clear()
        self._leave_when_done()

    def _consumes(self) -> None:
        self.consuming = not self._stopping

    def _delivered(self, *delivery: Any) -> None:
        self._held += 1
        self._to_do.put(Message(*delivery))

    def _not_begun(self) -> list[Message]:
        """Takes back what waits for a thread, which is only so after a lost connection."""
        taken = []
        try:
            while True:
                taken.append(self._to_do.get_nowait())
        except Empty:
            self._held -= len(taken)
            return taken

    def _labour(self, number: int) -> None:
        """One thread of the pool."""
        while True:
            message = self._to_do.get()
            begun = self.begun[number] = time.monotonic()
            try:
                if message.attempt <= self._settings.attempts:
                    self._process(message)
                else:
                    message.error = Unanswered("each try ended with its worker, before an answer")
            except BaseException as error:  # SystemExit, too, is the task's failure and not the worker's end
                message.error = error
            message.seconds = time.monotonic() - begun
            del self.begun[number]
            self._finished.append(message)
            if not self._woken:  # one call for all that are finished until it is made
                self._woken = True
                self.link.call(self._settle_finished)

    def _settle_finished(self) -> None:
        self._woken = False
        lines = []
        while self._finished:
            message = self._finished.popleft()
            if message.channel is not self._channel or not self._channel.is_open:
                self._held -= 1
                log("comes again", id=message.id, attempt=message.attempt, error="the connection was lost meanwhile")
            elif message.error is None:
                self._channel.basic_ack(message.delivery_tag)
                self._held -= 1
                lines.append(line("done", id=message.id, attempt=message.attempt, seconds=round(message.seconds, 3)))
            else:
                self._hand_on(message, message.error)
        write("".join(lines))
        self._leave_when_done()

    def _hand_on(self, message: Message, error: BaseException) -> None:
        """Publishes a copy where the message belongs now. The original is acknowledged once the broker has that."""
        retries = self._settings.retries
        tries = message.attempt - (1 if isinstance(error, Unanswered) else 0)
        reason = next((why for kind, why in NO_FURTHER_TRY.items() if isinstance(error, kind)), None)
        text = str(error) if reason else f"{type(error).__name__}: {error}"
        headers = {**message.headers, "x-tries": tries, "x-last-error": (text := text[:ERROR_CHARACTERS])}
        if reason or tries >= self._settings.attempts:
            event, queue = "dead letter", self._settings.dead_letters
            headers["x-dead-reason"] = reason or "failed"
        else:
            event, queue = "failed", retries[min(tries, len(retries)) - 1] if retries else self._settings.queue
        copy = pika.BasicProperties(**{**message.lasting_properties, "headers": headers, "delivery_mode": 2})
        log(event, id=message.id, attempt=tries, error=text, queue=queue, seconds=round(message.seconds, 3))
        self._handing_on.add(message)
        self.link.publish(queue, message.body, copy, partial(self._handed_on, message))

    def _handed_on(self, message: Message) -> None:
        if message in self._handing_on:
            self._handing_on.remove(message)
            self._held -= 1
            if self._channel.is_open:
                self._channel.basic_ack(message.delivery_tag)
            self._leave_when_done()

    def _leave_when_done(self) -> None:
        if self._stopping and self._held == 0:
            self.link.close()


def run(process: Callable[[Message], object]) -> NoReturn:
    """Works until SIGTERM or SIGINT, and ends the program."""
    env = Environment()
    settings = WorkerSettings(env)
    env.settle()
    worker = Worker(settings, process)

    def stop(*_: object) -> None:
        worker.link.call(worker.stop)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    if queue_environment.stop_requested:
        sys.exit(0)
    serve_health(settings.health_port, settings.longest_task, worker)
    worker.start()
    worker.link.done.wait()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a second one must not turn this end into a failure
    if worker.link.failure:
        fail(worker.link.failure)
    log("stopped")
    sys.exit(0)


if __name__ == "__main__":
    from queue_command import main

    main()
