# SPDX-License-Identifier: Apache-2.0
# What the lab says. Progress, on stdout, one line each:
#   begin NAME              a step has begun
#   step NAME SECONDS TEXT  it has ended well
#   note TEXT               worth knowing, nothing failed
# Errors, on stderr: `error:` what failed and on what, `why:` the reason, `next:` what to type.

step_name=
step_since=

begin() {
  step_name=$1
  step_since=${EPOCHREALTIME/./}
  printf 'begin %s\n' "$step_name"
}

step() {
  local micros=$((${EPOCHREALTIME/./} - step_since))
  printf 'step %s %d.%02d %s\n' "$step_name" $((micros / 1000000)) $((micros % 1000000 / 10000)) "$*"
}

note() { printf 'note %s\n' "$*"; }

complain() { # WHAT WHY NEXT: says it and goes on
  printf 'error: %s\n' "$1" >&2
  [ -z "$2" ] || printf 'why: %s\n' "${2//$'\n'/$'\n'why: }" >&2
  printf 'next: %s\n' "$3" >&2
}

fail() { # WHAT WHY NEXT [EXIT]: says it and ends
  complain "$1" "$2" "$3"
  exit "${4:-2}"
}

# Runs something long so that a Ctrl-C ends it at once: bash looks at signals only between commands, but while it waits.
interruptible() { # COMMAND...
  local status=0
  set -m # a process group of its own: what it has started ends with it
  "$@" &
  set +m
  # shellcheck disable=SC2064  # this very process
  trap "kill -- -$! 2>/dev/null; wait $! || true; exit 130" INT TERM
  wait $! || status=$?
  trap 'exit 130' INT TERM
  return "$status"
}

# Waits without a process of its own for it: the pipe behind descriptor 5 never says anything.
exec 5<> <(:)
nap() { read -rt "$1" -u 5 _ || true; } # SECONDS

until_true() { # SECONDS COMMAND...: asks every tenth of a second, at least once
  local end=$((${EPOCHREALTIME/./} + $1 * 1000000))
  shift
  until "$@"; do
    [ "${EPOCHREALTIME/./}" -lt "$end" ] || return 1
    nap 0.1
  done
}
