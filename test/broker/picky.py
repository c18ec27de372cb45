"""A task that does what its message says: sleeps `seconds`, and fails when told to. For the broker suite."""

import time

from queue_worker import Message, run


def process(message: Message) -> None:
    task = message.json()
    time.sleep(task.get("seconds", 0))
    if task.get("fail"):
        raise RuntimeError("told to fail")


run(process)
