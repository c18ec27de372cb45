"""Where the broker is, who asks, and which queues are expected there.

Environment, all of it rendered from the queue's contract:
  RABBITMQ_HOST, RABBITMQ_PORT, RABBITMQ_VHOST   where the broker is
  RABBITMQ_CREDENTIALS_DIR      a folder with the files `username` and `password`
  RABBITMQ_TLS                  `true` for an encrypted connection, whose certificate must be that of the host
  RABBITMQ_CA_FILE              the authority of that certificate; default: those that the image knows
  RABBITMQ_HEARTBEAT_SECONDS    the heartbeat timeout; a dead connection is noticed in two to three of them
  QUEUE_NAME                    the work queue
  QUEUE_DECLARATIONS            JSON list of {"name", "arguments"}: all durable queues, declared at each connection
  QUEUE_CONNECT_SECONDS         how long the broker may be away before the program gives up; default 300
"""

import os
import socket
import ssl
from typing import Any

from queue_environment import Environment  # first: it handles SIGTERM

import pika  # isort: skip


class ConnectionSettings:
    """Where the broker is, who asks, and which queues are expected there."""

    def __init__(self, env: Environment) -> None:
        self.queue = env.text("QUEUE_NAME")
        self.declarations = env.json("QUEUE_DECLARATIONS", 'a JSON list of {"name", "arguments"}', _are_declarations)
        self.connect_seconds = env.whole("QUEUE_CONNECT_SECONDS", 1, 86_400, 300)
        self._host = env.text("RABBITMQ_HOST")
        self._port = env.whole("RABBITMQ_PORT", 1, 65_535)
        self._virtual_host = env.text("RABBITMQ_VHOST")
        self._heartbeat = env.whole("RABBITMQ_HEARTBEAT_SECONDS", 1, 3_600)
        self._login = tuple(env.file("RABBITMQ_CREDENTIALS_DIR", name) for name in ("username", "password"))
        self._tls = _tls_context(env)
        self.broker = f"{self._host}:{self._port}"

    def parameters(self) -> pika.ConnectionParameters:
        return pika.ConnectionParameters(
            host=self._host,
            port=self._port,
            virtual_host=self._virtual_host,
            credentials=pika.PlainCredentials(*self._login),
            heartbeat=self._heartbeat,
            ssl_options=pika.SSLOptions(self._tls, self._host) if self._tls else None,
            # A broker short of memory reads nothing from who publishes, not even acknowledgements: then start anew.
            blocked_connection_timeout=60,
            client_properties={"connection_name": socket.gethostname()},
        )


def _are_declarations(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(one, dict) and isinstance(one.get("name"), str) and isinstance(one.get("arguments"), dict)
        for one in value
    )


def _tls_context(env: Environment) -> ssl.SSLContext | None:
    if env.text("RABBITMQ_TLS", "false") != "true":
        return None
    authority = os.environ.get("RABBITMQ_CA_FILE") or None
    try:
        return ssl.create_default_context(cafile=authority)
    except OSError as error:  # an SSLError is one, too
        env.problems.append(f"RABBITMQ_CA_FILE: cannot read {authority}: {error}")
        return None
