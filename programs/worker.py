#!/usr/bin/env python3
"""Works on tasks from the queue: pretends to, for as long as a task of its type and size would take.

A task is JSON with task_id, type (analysis, aggregation or transformation), priority (high, medium or low) and
data_size. One that is anything else goes to the dead letters; one that fails comes back after a delay.

Environment, besides that of queue_worker, which connects, acknowledges and retries:
  TASK_SECONDS_SCALE  multiplies how long a task takes, fractions allowed; default 1
  FAILURE_RATE        probability of a simulated failure, 0 to 1; default 0.1
  RANDOM_SEED         a whole number: the same outcome for the same try of the same task; default: every run differs

Exit codes: 0 stopped by SIGTERM, 1 it cannot do its work, 2 wrong environment.
"""

import os
import random
import time

from queue_environment import Environment, log
from queue_worker import Malformed, Message, run

RECORDS_PER_SECOND = {"analysis": 1_000, "aggregation": 2_000, "transformation": 3_000}
PRIORITIES = ("high", "medium", "low")
LARGEST = 1_000_000

env = Environment()
scale = env.number("TASK_SECONDS_SCALE", 0, 1_000, 1)
failure_rate = env.number("FAILURE_RATE", 0, 1, 0.1)
seed = env.whole("RANDOM_SEED", 0, 2**63) if os.environ.get("RANDOM_SEED") else None
env.settle()


def process(message: Message) -> None:
    task = checked(message.json())
    chance = random.Random(None if seed is None else f"{seed}/{task['task_id']}/{message.attempt}")
    seconds = scale * max(1, task["data_size"] / RECORDS_PER_SECOND[task["type"]] * chance.uniform(0.8, 1.2))
    about = {name: task[name] for name in ("task_id", "type", "priority")}
    log("processing task", **about, attempt=message.attempt, seconds=round(seconds, 2))
    time.sleep(seconds)
    if chance.random() < failure_rate:
        raise RuntimeError("simulated processing error")


def checked(task: object) -> dict:
    """The task, if it is one."""
    if not isinstance(task, dict):
        raise Malformed(f"not a task but a {type(task).__name__}")
    size = task.get("data_size")
    problems = {
        "task_id, allowed a whole number": type(task.get("task_id")) is not int,
        f"type, allowed {', '.join(RECORDS_PER_SECOND)}": task.get("type") not in list(RECORDS_PER_SECOND),
        f"priority, allowed {', '.join(PRIORITIES)}": task.get("priority") not in PRIORITIES,
        f"data_size, allowed 1 to {LARGEST}": type(size) is not int or not 1 <= size <= LARGEST,
    }
    wrong = [what for what, is_wrong in problems.items() if is_wrong]
    if wrong:
        raise Malformed("wrong " + "; ".join(wrong))
    return task


if __name__ == "__main__":
    run(process)
