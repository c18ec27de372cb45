#!/usr/bin/env python3
"""Puts tasks into the queue, with a pause between them. The tries of one run put the same tasks with the same ids.

Environment, besides that of queue_producer, which connects, confirms and retries:
  TASK_COUNT      how many tasks; default 20
  PAUSE_SECONDS   the pause between two tasks, fractions allowed; default 0.5
  RANDOM_SEED     a whole number that decides the tasks; default: the run decides, which all of its tries share

Exit codes: 0 the broker has all tasks, 1 it cannot do its work, 2 wrong environment, 143 stopped by SIGTERM.
"""

import os
import random
import time
from collections.abc import Iterator

from queue_environment import Environment
from queue_producer import publish, run_id

TYPES = ("analysis", "aggregation", "transformation")
PRIORITIES = ("high", "medium", "low")

env = Environment()
count = env.whole("TASK_COUNT", 0, 10_000_000, 20)
pause = env.number("PAUSE_SECONDS", 0, 3_600, 0.5)
seed = env.whole("RANDOM_SEED", 0, 2**63) if os.environ.get("RANDOM_SEED") else run_id()
env.settle()


def tasks() -> Iterator[tuple[str, dict]]:
    # No time of creation in a task: a second try would make another task of it. The message carries it.
    chance = random.Random(seed)
    for number in range(1, count + 1):
        if number > 1:
            time.sleep(pause)
        yield (
            f"task-{number}",
            {
                "task_id": number,
                "type": chance.choice(TYPES),
                "priority": chance.choice(PRIORITIES),
                "data_size": chance.randint(100, 10_000),
            },
        )


if __name__ == "__main__":
    publish(tasks())
