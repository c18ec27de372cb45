#!/usr/bin/env python3
"""Looks at the dead letters of a queue, or puts them back to be tried anew.

Environment, besides that of queue_dead_letters:
  ACTION  required: look or return
  COUNT   how many at most, the oldest first; default 10

Exit codes: 0 done; 1 it cannot do its work, a retry may; 2 wrong environment; 143 stopped by SIGTERM.
"""

import os

from queue_environment import Environment, fail

env = Environment()
count = env.whole("COUNT", 1, 1_000_000, 10)
env.settle()
action = os.environ.get("ACTION")
if action not in ("look", "return"):
    fail(f"ACTION: got {action!r}, allowed look, return", code=2)

from queue_dead_letters import look, put_back  # noqa: E402  after the checks, which need no packages

if action == "look":
    look(count)
else:
    put_back(count)
