"""Looks at the dead letters of a queue, and puts them back to be tried anew.

    from queue_dead_letters import look, put_back

Looking changes nothing but the order. Putting back publishes a copy to the work queue, confirmed, with its tries
forgotten, and then takes the dead letter away: at least once, as everything here. Environment: that of queue_settings,
and QUEUE_DEAD_LETTERS.

Exit codes: 0 done; 1 it cannot do its work; 2 wrong environment; 143 stopped by SIGTERM.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import queue_environment
from queue_client import is_refusal
from queue_environment import Environment, fail, log
from queue_settings import ConnectionSettings

import pika  # isort: skip
from pika.exceptions import AMQPError

BODY_CHARACTERS = 2_000
OURS = ("x-tries", "x-last-error", "x-dead-reason")
BROKERS = ("x-delivery-count", "x-death", "x-first-death", "x-last-death")


def look(count: int) -> None:
    """One line of JSON for each of at most `count` dead letters."""
    with _dead_letters() as (channel, _, dead):
        seen = 0
        for _, properties, body in _letters(channel, dead, count):
            seen += 1
            log("dead letter", **_told(properties), body=body[:BODY_CHARACTERS].decode(errors="backslashreplace"))
        log("looked", queue=dead, seen=seen)  # what was seen goes back when the channel closes


def put_back(count: int) -> None:
    """Puts at most `count` dead letters back, the oldest first."""
    with _dead_letters() as (channel, work, dead):
        channel.confirm_delivery()
        done = 0
        for method, properties, body in _letters(channel, dead, count):
            told = _told(properties)
            kept = {k: v for k, v in (properties.headers or {}).items() if not k.startswith((*OURS, *BROKERS))}
            properties.headers = kept
            properties.delivery_mode = 2
            channel.basic_publish("", work, body, properties, mandatory=True)
            channel.basic_ack(method.delivery_tag)
            done += 1
            log("put back", **told, queue=work)
        log("done", queue=dead, put_back=done)


@contextmanager
def _dead_letters() -> Iterator[tuple[Any, str, str]]:
    env = Environment()
    settings = ConnectionSettings(env)
    dead = env.text("QUEUE_DEAD_LETTERS")
    env.settle()
    try:
        with pika.BlockingConnection(settings.parameters()) as connection:
            yield connection.channel(), settings.queue, dead
    except AMQPError as error:
        why = "refuses the user, the password or the virtual host" if is_refusal(error) else "failed"
        fail(f"{settings.broker} {why}: {type(error).__name__}: {error}")


def _letters(channel: Any, dead: str, count: int) -> Iterator[tuple[Any, Any, bytes]]:
    """Takes one after the other; each that is not acknowledged goes back at the end, so none comes twice."""
    for _ in range(count):
        if queue_environment.stop_requested:
            sys.exit(143)
        method, properties, body = channel.basic_get(dead)
        if method is None:
            return
        yield method, properties, body


def _told(properties: Any) -> dict[str, Any]:
    headers = properties.headers or {}
    return {"id": properties.message_id, **{name[2:].replace("-", "_"): headers.get(name) for name in OURS}}
