#!/bin/sh
# Joins the rendered topology of a broker with the login of the mounted Secret into the definitions that the broker
# loads when it starts: so no manifest holds the password. POSIX sh: dash, busybox ash and bash do the same.
#
# Usage: write-definitions.sh [CREDENTIALS_DIR]
# Environment:
#   CREDENTIALS_DIR         a folder with the files `username` and `password`; a line end there is not part of them
#   TOPOLOGY_FILE           one JSON object: virtual hosts, queues, policies; no users, no permissions
#   DEFINITIONS_FILE        what is written, for its owner alone; it holds the password, so keep it in memory
#   VHOST                   the virtual host that the user may enter
#   CONFIGURE, WRITE, READ  regular expressions: the names that the user may declare, write to and read from
# Exit codes: 0 written, 1 not written, with the reason on standard error.
set -eu
umask 077
LC_ALL=C # bytes pass as they are, whatever locale the image has
export LC_ALL

fail() {
  printf 'write-definitions: %s\n' "$1" >&2
  exit 1
}

# Sets `value` to the content of a file of the Secret. Only builtins get it as an argument: no list of processes has it.
read_login() {
  [ -r "$credentials/$1" ] || fail "cannot read $credentials/$1: the Secret needs the keys username and password"
  [ "$(tr -cd '\000' <"$credentials/$1" | wc -c)" -eq 0 ] || fail "$1 holds a control character; it must be text"
  value=$(cat "$credentials/$1")
  value=${value%"$carriage_return"}
  [ -n "$value" ] || fail "$1 is empty"
  [ "$(printf '%s' "$value" | tr -cd '\001-\037\177' | wc -c)" -eq 0 ] ||
    fail "$1 holds a line end or another control character; it must be one line of text"
}

# One text as a JSON string.
json_string() {
  [ "$(printf '%s' "$1" | tr -cd '\001-\037' | wc -c)" -eq 0 ] || fail "control character in VHOST, CONFIGURE, WRITE or READ"
  printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

for name in TOPOLOGY_FILE DEFINITIONS_FILE VHOST CONFIGURE WRITE READ; do
  eval "[ -n \"\${$name+set}\" ]" || fail "$name is not set"
done
credentials=${1:-${CREDENTIALS_DIR:-}}
[ -n "$credentials" ] || fail 'CREDENTIALS_DIR is not set'
carriage_return=$(printf '\r')

[ -r "$TOPOLOGY_FILE" ] || fail "cannot read the topology $TOPOLOGY_FILE"
topology=$(cat "$TOPOLOGY_FILE")
case $topology in
  '{'*'}') topology=${topology#?} ;;
  *) fail "the topology $TOPOLOGY_FILE is not one JSON object" ;;
esac
case $(printf '%s' "$topology" | tr -d ' \t\r\n') in
  '}') separator='' ;;
  *) separator=',' ;;
esac

read_login username
user=$(json_string "$value")
read_login password
password=$(json_string "$value")

# Each in a statement of its own, so that a failure there ends the script.
vhost_text=$(json_string "$VHOST")
configure_text=$(json_string "$CONFIGURE")
write_text=$(json_string "$WRITE")
read_text=$(json_string "$READ")

# Written aside: a broker never sees half of it.
written=$(mktemp "$DEFINITIONS_FILE.XXXXXX") || fail "cannot write beside $DEFINITIONS_FILE"
trap 'rm -f "$written"' EXIT
{
  printf '{"users":[{"name":%s,"password":%s,"tags":["monitoring"]}],' "$user" "$password"
  printf '"permissions":[{"user":%s,"vhost":%s,"configure":%s,"write":%s,"read":%s}]%s' \
    "$user" "$vhost_text" "$configure_text" "$write_text" "$read_text" "$separator"
  printf '%s\n' "$topology"
} >"$written" || fail "cannot write $written"
mv -f "$written" "$DEFINITIONS_FILE"
