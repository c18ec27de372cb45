#!/bin/sh
# Shows how a Job deals with success, delay, retry and failure: the index of the pod picks the scenario.
#
#   0  succeeds fast                                      after FAST_SECONDS, default 5
#   1  succeeds slowly                                    after SLOW_SECONDS, default 30
#   2  fails at the first try, which a retry then mends   after FIRST_TRY_SECONDS, default 15, and RETRY_SECONDS, default 10
#   3  fails at every try, as if memory ran out           after FAILING_SECONDS, default 20
#
# Environment (besides those seconds, fractions allowed):
#   JOB_COMPLETION_INDEX     the scenario, set by Kubernetes in an Indexed Job; default 0
#   JOB_INDEX_FAILURE_COUNT  how many tries of this index failed before; from the pod's annotation
#                            batch.kubernetes.io/job-index-failure-count; default 0
#
# Exit codes: 0 success; 1 failed, a retry may succeed; 2 failed for good, a retry cannot help: scenario 3, or a wrong
# environment; 143 stopped by SIGTERM.
set -eu

# The first process of a container gets no SIGTERM unless it has a trap, and a trap waits for a foreground command: so
# sleep in the background. Left behind, that sleep holds no log open.
trap 'exit 143' TERM

nap() {
  sleep "$1" >/dev/null 2>&1 &
  wait "$!"
}

reject() {
  echo "test-scenarios: $*" >&2
  exit 2
}

# work NAME SECONDS: stands in for the work of a scenario; NAME is the variable to mend when SECONDS are wrong.
work() {
  case $2 in
    *[!0-9.]* | *.*.* | .) reject "$1: got '$2', allowed seconds such as 10 or 0.5" ;;
  esac
  echo "working for $2 s"
  nap "$2"
}

scenario=${JOB_COMPLETION_INDEX:-0}
failures=${JOB_INDEX_FAILURE_COUNT:-0}
case $failures in
  *[!0-9]*) reject "JOB_INDEX_FAILURE_COUNT: got '$failures', allowed a whole number from 0" ;;
esac

case $scenario in
  0)
    echo "scenario 0: fast success"
    work FAST_SECONDS "${FAST_SECONDS:-5}"
    echo "succeeded"
    ;;
  1)
    echo "scenario 1: slow success"
    work SLOW_SECONDS "${SLOW_SECONDS:-30}"
    echo "succeeded, slowly"
    ;;
  2)
    if [ "$failures" -eq 0 ]; then
      echo "scenario 2: success on retry; this is the first try"
      work FIRST_TRY_SECONDS "${FIRST_TRY_SECONDS:-15}"
      echo "failed; a retry will succeed (simulated)" >&2
      exit 1
    fi
    echo "scenario 2: success on retry; tries that failed before: $failures"
    work RETRY_SECONDS "${RETRY_SECONDS:-10}"
    echo "succeeded on retry"
    ;;
  3)
    echo "scenario 3: failure for good; tries that failed before: $failures"
    work FAILING_SECONDS "${FAILING_SECONDS:-20}"
    echo "failed: out of resources, and no retry will help (simulated)" >&2
    exit 2
    ;;
  *) reject "JOB_COMPLETION_INDEX: got '$scenario', allowed 0 to 3; give the Job 4 completions" ;;
esac
