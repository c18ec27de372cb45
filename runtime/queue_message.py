"""A message as its task sees it, and the way to say that it is wrong."""

import json
from functools import cached_property
from typing import Any

# What the broker notes on a message; a copy that is published starts without.
BROKERS_HEADERS = ("x-delivery-count", "x-death", "x-first-death", "x-last-death")


class Malformed(Exception):
    """No further try can help: the message itself is wrong."""


class Message:
    """One delivery of a message."""

    def __init__(self, channel: Any, method: Any, properties: Any, body: bytes) -> None:
        self.body = body
        # For the worker, not for the task:
        self.channel, self.delivery_tag = channel, method.delivery_tag
        self.error: BaseException | None = None
        self.seconds = 0.0
        self._redelivered, self._properties = method.redelivered, properties

    @property
    def id(self) -> str:
        """The same for each delivery and each copy of a message; empty if its producer gave none."""
        return self._properties.message_id or ""

    @cached_property
    def headers(self) -> dict[str, Any]:
        """The headers, those of the broker left out."""
        return {k: v for k, v in (self._properties.headers or {}).items() if not k.startswith(BROKERS_HEADERS)}

    @cached_property
    def attempt(self) -> int:
        """Which try this is, from 1: tries that failed, and those that ended with their worker."""
        headers = self._properties.headers or {}
        # A quorum queue counts returned deliveries; a classic one only tells that there was one.
        unanswered = headers.get("x-delivery-count", int(self._redelivered))
        tries = headers.get("x-tries", 0)
        return 1 + (tries if isinstance(tries, int) else 0) + unanswered

    @property
    def lasting_properties(self) -> dict[str, Any]:
        """What a copy of the message keeps, its headers aside: all but a time to live."""
        return {name: value for name, value in vars(self._properties).items() if name != "expiration"}

    def json(self) -> Any:
        """The body as JSON. Raises Malformed when it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise Malformed(f"not JSON: {error}") from error
