"""What a worker says of itself to the probes of its pod."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import TYPE_CHECKING

from queue_environment import fail

if TYPE_CHECKING:
    from queue_worker import Worker

MARGIN_SECONDS = 30.0
SILENCE_SECONDS = 30.0


class HealthServer(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


class DualStackServer(HealthServer):
    address_family = socket.AF_INET6

    def server_bind(self) -> None:
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()


def not_ready(worker: "Worker") -> str:
    """Why the worker is not ready; empty when it is."""
    return "" if worker.consuming else "it does not consume"


def not_alive(worker: "Worker", longest_task: float, now: float) -> str:
    """Why only a restart can help; empty while the worker may go on."""
    longest = max((now - begun for begun in list(worker.begun.values())), default=0.0)
    if longest > longest_task + MARGIN_SECONDS:
        return f"a task takes {longest:.0f} s, the longest may take {longest_task:g} s"
    silence = now - worker.link.beat
    return f"the connection's thread is silent for {silence:.0f} s" if silence > SILENCE_SECONDS else ""


def serve_health(port: int, longest_task: float, worker: "Worker") -> None:
    """Answers GET /ready and GET /live, in threads of its own."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def do_GET(self) -> None:
            checks = {
                "/ready": lambda: not_ready(worker),
                "/live": lambda: not_alive(worker, longest_task, time.monotonic()),
            }
            check = checks.get(self.path)
            problem = check() if check else "ask for /ready or /live"
            body = (problem or "ok").encode()
            self.send_response(200 if not problem else 503 if check else 404)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """A probe is no event."""

    threading.Thread(target=_listen(port, Handler).serve_forever, name="health", daemon=True).start()


def _listen(port: int, handler: type[BaseHTTPRequestHandler]) -> HealthServer:
    try:
        return DualStackServer(("::", port), handler)
    except OSError:  # a node without IPv6
        try:
            return HealthServer(("0.0.0.0", port), handler)  # noqa: S104  the kubelet asks from outside
        except OSError as error:
            fail(f"cannot answer probes on HEALTH_PORT {port}: {error}")
