#!/usr/bin/env python3
"""Processes one shard of a data set: each pod of an Indexed Job handles its own part of the records.

Environment:
  JOB_COMPLETION_INDEX     which shard this is, counted from 0; set by Kubernetes in an Indexed Job
  JOB_COMPLETIONS          how many shards there are; set both or neither: with neither, this is shard 0 of 1
  RECORDS                  size of the whole data set; default 1000
  MIN_SECONDS              the work takes a random number of whole seconds from MIN_SECONDS, default 5,
  MAX_SECONDS              to MAX_SECONDS, default 24
  FAILURE_RATE             probability of a simulated failure, 0 to 1; default 0.1
  RANDOM_SEED              a whole number: makes seconds and failure repeatable; default: every run differs
  JOB_INDEX_FAILURE_COUNT  failed tries of this shard so far: with a seed, it makes each retry differ; default 0

Exit codes: 0 done; 1 failed, a retry may succeed; 2 wrong environment, a retry cannot help; 143 stopped by SIGTERM.
"""

import os
import random
import signal
import sys
import time

problems: list[str] = []


def number(name, default, low, high):
    """The variable's value, whole unless its default is a fraction; what is wrong with it goes to `problems`."""
    text = os.environ.get(name)
    if not text:
        return default
    kind = float if isinstance(default, float) else int
    try:
        value = kind(text)
        if low <= value <= high:
            return value
    except ValueError:
        pass
    problems.append(f"{name}: got {text!r}, allowed a{'' if kind is float else ' whole'} number from {low} to {high}")
    return default


def part(records: range, index: int, count: int) -> range:
    """The index-th of count parts: neighbours meet and never overlap, and their sizes differ by one at most."""
    return records[len(records) * index // count : len(records) * (index + 1) // count]


def value_of(record: int) -> int:
    """Stands in for reading a record: the same in every shard and at every try."""
    return record * 7919 % 1009


def main() -> int:
    # The first process of a container never sees a SIGTERM that it does not handle.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.stdout.reconfigure(line_buffering=True)  # for live logs

    count = number("JOB_COMPLETIONS", 1, 1, 1_000_000)
    index = number("JOB_COMPLETION_INDEX", 0, 0, count - 1)
    record_count = number("RECORDS", 1000, 0, 1_000_000_000)
    min_seconds = number("MIN_SECONDS", 5, 0, 86_400)
    max_seconds = number("MAX_SECONDS", 24, 0, 86_400)
    failure_rate = number("FAILURE_RATE", 0.1, 0, 1)
    seed = number("RANDOM_SEED", None, 0, 2**63)
    failures = number("JOB_INDEX_FAILURE_COUNT", 0, 0, 1_000_000)
    if bool(os.environ.get("JOB_COMPLETIONS")) != bool(os.environ.get("JOB_COMPLETION_INDEX")):
        # Knowing only one of them, pods would take each other's records for their own.
        problems.append("JOB_COMPLETION_INDEX, JOB_COMPLETIONS: got one of them, allowed both or neither")
    if not problems and min_seconds > max_seconds:
        problems.append(f"MIN_SECONDS, MAX_SECONDS: got {min_seconds} and {max_seconds}, allowed the smaller first")
    if problems:
        print(*(f"process-shard: {problem}" for problem in problems), sep="\n", file=sys.stderr)
        return 2

    chance = random.Random() if seed is None else random.Random(f"{seed} {index} {failures}")
    seconds = chance.randint(min_seconds, max_seconds)
    records = part(range(record_count), index, count)
    print(f"shard {index} of {count}: {len(records)} records from {records.start} on, {seconds} s of work")

    total = 0
    steps = max(seconds, 1)
    for step in range(steps):
        total += sum(value_of(record) for record in part(records, step, steps))
        time.sleep(seconds / steps)
        print(f"processing: {step + 1}/{steps}")

    if chance.random() < failure_rate:
        print(f"shard {index} failed (simulated)", file=sys.stderr)
        return 1
    print(f"shard {index} succeeded: {len(records)} records, total {total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
