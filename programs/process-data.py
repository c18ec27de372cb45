#!/usr/bin/env python3
"""Generates a data set of random values in four categories, and prints statistics of it.

Environment:
  SIZE             required: small (1000 records), medium (10000) or large (100000)
  TYPE             required: analysis (statistics by category) or summary (statistics of all records)
  PROCESS_SECONDS  how long the simulated processing takes, fractions allowed; default 5
  FAILURE_RATE     probability of a simulated failure, 0 to 1; default 0.1
  RANDOM_SEED      a whole number: the same data and the same outcome every time; default: every run differs

Exit codes: 0 done; 1 failed, a retry may succeed; 2 wrong environment, a retry cannot help; 143 stopped by SIGTERM.
Needs the packages of process-data.requirements.txt.
"""

import os
import signal
import sys
import time

SIZES = {"small": 1_000, "medium": 10_000, "large": 100_000}
TYPES = ("analysis", "summary")
STATISTICS = ["mean", "std", "min", "max", "count"]

problems: list[str] = []


def choice(name, allowed):
    """The variable's value. Without a default: whoever starts a run says what it is to do."""
    text = os.environ.get(name)
    if text not in allowed:
        problems.append(f"{name}: {f'got {text!r}' if text else 'not set'}, allowed {', '.join(allowed)}")
    return text


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


def main() -> int:
    # The first process of a container never sees a SIGTERM that it does not handle.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.stdout.reconfigure(line_buffering=True)  # for live logs

    size = choice("SIZE", SIZES)
    kind = choice("TYPE", TYPES)
    process_seconds = number("PROCESS_SECONDS", 5.0, 0, 86_400)
    failure_rate = number("FAILURE_RATE", 0.1, 0, 1)
    seed = number("RANDOM_SEED", None, 0, 2**63)
    if problems:
        print(*(f"process-data: {problem}" for problem in problems), sep="\n", file=sys.stderr)
        return 2

    # Only now: a wrong start is told at once, without the second that these take to load.
    import numpy as np
    import pandas as pd

    chance = np.random.default_rng(seed)
    count = SIZES[size]
    print(f"generating {count} records")
    data = pd.DataFrame(
        {
            "id": np.arange(count),
            "value": chance.normal(loc=100, scale=15, size=count),
            "category": chance.choice(["A", "B", "C", "D"], size=count),
        }
    )
    print(f"the first of them:\n{data.head()}")

    print(f"processing for {process_seconds:g} s")
    time.sleep(process_seconds)
    values = data.groupby("category")["value"] if kind == "analysis" else data["value"]
    print(f"{kind}:\n{values.agg(STATISTICS).to_string()}")

    if chance.random() < failure_rate:
        print("failed (simulated)", file=sys.stderr)
        return 1
    print(f"succeeded: {count} records")
    return 0


if __name__ == "__main__":
    sys.exit(main())
