#!/usr/bin/env python3
"""Multiplies growing matrices: work whose use of memory and CPU varies, to try requests and limits on.

Environment:
  BATCHES               how many batches; default 20
  MATRIX_SIZE           rows and columns in the first batch; default 1000
  GROWTH                how many rows and columns each next batch adds; default 1000,
  GROWING_BATCHES       for so many batches, after which the size stays; default 5, hence up to 6000
  MULTIPLICATIONS       how many multiplications a batch does; default 3
  PAUSE_SECONDS         pause after each batch, fractions allowed; default 1
  OPENBLAS_NUM_THREADS  threads of a multiplication: the CPU limit in whole CPUs; default 2

Exit codes: 0 done; 1 failed, with a traceback; 2 wrong environment, a retry cannot help; 143 stopped by SIGTERM.
Needs the packages of optimized-batch.requirements.txt.
"""

import os
import resource
import signal
import sys
import threading
import time

MIB = 1024 * 1024

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


def exit_on_sigterm() -> None:
    """A handler would wait for the end of a multiplication, which can take longer than the grace period."""
    # Blocked, it waits for the thread; and the first process of a container never sees one that is merely unhandled.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})

    def wait() -> None:
        signal.sigwait({signal.SIGTERM})
        os._exit(143)

    threading.Thread(target=wait, daemon=True).start()


def peak_memory() -> float:
    """The most memory that this process has held so far, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MIB


def main() -> int:
    exit_on_sigterm()
    sys.stdout.reconfigure(line_buffering=True)  # for live logs

    batches = number("BATCHES", 20, 1, 1_000_000)
    first_size = number("MATRIX_SIZE", 1000, 1, 100_000)
    growth = number("GROWTH", 1000, 0, 100_000)
    growing_batches = number("GROWING_BATCHES", 5, 0, 1_000_000)
    multiplications = number("MULTIPLICATIONS", 3, 1, 1_000_000)
    pause_seconds = number("PAUSE_SECONDS", 1.0, 0, 86_400)
    threads = number("OPENBLAS_NUM_THREADS", 2, 1, 1024)
    if problems:
        print(*(f"optimized-batch: {problem}" for problem in problems), sep="\n", file=sys.stderr)
        return 2

    # NumPy reads it when it is loaded. Its own default, a thread per CPU of the node, would be throttled by the limit.
    os.environ["OPENBLAS_NUM_THREADS"] = str(threads)
    import numpy as np

    for batch in range(batches):
        size = first_size + growth * min(batch, growing_batches)
        data = np.ones((size, size), dtype=np.float32)
        result = np.empty_like(data)
        print(f"batch {batch + 1}/{batches}: {size} x {size}, {data.nbytes / MIB:.1f} MiB a matrix")

        start = time.monotonic()
        for _ in range(multiplications):
            np.matmul(data, data, out=result)  # into the same memory each time
        seconds = time.monotonic() - start
        print(f"batch {batch + 1} took {seconds:.2f} s, peak memory {peak_memory():.0f} MiB")

        del data, result  # before the next, larger pair is made: memory must never hold both
        time.sleep(pause_seconds)

    print(f"succeeded: {batches} batches")
    return 0


if __name__ == "__main__":
    sys.exit(main())
