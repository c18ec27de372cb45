#!/bin/sh
# Collects metrics (simulated): works for a while, then says how many data points it gathered.
#
# Environment:
#   COLLECT_SECONDS  how long the collection takes, fractions allowed; default 10
#   RANDOM_SEED      a whole number: the same seed gives the same data points; default: every run differs
#
# Exit codes: 0 collected; 2 wrong environment, a retry cannot help; 143 stopped by SIGTERM.
set -eu

# The first process of a container gets no SIGTERM unless it has a trap, and a trap waits for a foreground command: so
# sleep in the background. Left behind, that sleep holds no log open.
trap 'exit 143' TERM

nap() {
  sleep "$1" >/dev/null 2>&1 &
  wait "$!"
}

log() {
  echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $*"
}

reject() {
  echo "collect-metrics: $*" >&2
  exit 2
}

collect_seconds=${COLLECT_SECONDS:-10}
case $collect_seconds in
  *[!0-9.]* | *.*.* | .) reject "COLLECT_SECONDS: got '$collect_seconds', allowed seconds such as 10 or 0.5" ;;
esac

# Neither $RANDOM, which dash has not, nor the clock: awk draws similar numbers from similar seeds.
seed=${RANDOM_SEED:-$(($(od -An -N4 -tu4 /dev/urandom)))}
case $seed in
  *[!0-9]*) reject "RANDOM_SEED: got '$seed', allowed a whole number from 0" ;;
esac

log "collecting metrics for ${collect_seconds} s"
nap "$collect_seconds"
data_points=$(awk -v seed="$seed" 'BEGIN { srand(seed); print 50 + int(rand() * 100) }')
log "collected $data_points data points"
