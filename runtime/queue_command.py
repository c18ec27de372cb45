"""A command of yours as the task of a worker: `python queue_worker.py -- COMMAND ARGS...`."""

import os
import shutil
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from typing import IO, NoReturn

from queue_environment import fail
from queue_worker import Malformed, Message, run

MALFORMED = 65  # EX_DATAERR
LAST_LINES = 5


def run_command(command: list[str], message: Message) -> None:
    """Runs the command on one message; raises what its exit code means, with the end of its standard error."""
    process = subprocess.Popen(  # noqa: S603  the command is the user's own
        command,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "MESSAGE_ID": message.id, "MESSAGE_ATTEMPT": str(message.attempt)},
        start_new_session=True,  # an interrupt at the terminal stops the worker, not the task in hand
    )
    threading.Thread(target=_feed, args=(process.stdin, message.body), daemon=True).start()
    last = deque(_passed_on(process.stderr), maxlen=LAST_LINES)
    code = process.wait()
    error = b"".join(last).decode(errors="replace").strip() or "it said nothing on standard error"
    if code == MALFORMED:
        raise Malformed(error)
    if code != 0:
        raise RuntimeError(f"exit code {code}: {error}")


def _feed(stdin: IO[bytes], body: bytes) -> None:
    with suppress(OSError), stdin:  # a command need not read it all
        stdin.write(body)


def _passed_on(stderr: IO[bytes]):
    with stderr:
        for text in stderr:
            sys.stderr.buffer.write(text)
            sys.stderr.buffer.flush()
            yield text


def main() -> NoReturn:
    arguments = sys.argv[1:]
    if len(arguments) < 2 or arguments[0] != "--":
        fail("usage: python queue_worker.py -- COMMAND [ARGS...]", code=2)
    if shutil.which(arguments[1]) is None:  # else every message would become a dead letter
        fail(f"cannot run the command {arguments[1]}: there is no such program", code=2)
    run(lambda message: run_command(arguments[1:], message))
