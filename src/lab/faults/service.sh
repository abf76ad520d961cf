# SPDX-License-Identifier: Apache-2.0
# A service stopped for good. (Killing it would not do: systemd starts it again.)

describe_stopped() { echo "stopped ${1// /,}"; }

verb_stop() { stop_or_start stop "$@"; }
verb_start() { stop_or_start start "$@"; }

stop_or_start() { # VERB HOSTS SERVICE
  local verb=$1 host
  shift
  need_words 2 "$verb n1 etcd" "$@"
  need_match "$2" '[a-z][a-z0-9@._-]*' "a service" "etcd"
  check_hosts "$1"
  need_lab
  for host in "${hosts[@]}"; do
    [ "$(power_of "$host")" = on ] || fail "cannot $verb $2 on $host" "it is $(power_of "$host")" "lab heal $host --power"
  done
  begin "$verb"
  for host in "${hosts[@]}"; do "${verb}_service" "$host" "$2"; done
  step "${hosts[*]} $2"
}

# A service that is no unit in this profile knows itself how it is stopped.
# --no-block: etcd says that it has started only once it serves, which without a quorum is never.
control() { # HOST stop|start|is-active SERVICE
  if declare -F "$3_is_a_unit" >/dev/null && ! "$3_is_a_unit"; then
    "$3_control" "$1" "$2"
    return
  fi
  case $2 in
    stop) in_host "$1" timeout 100 systemctl stop "$3" ;;
    start)
      in_host "$1" systemctl reset-failed "$3" 2>/dev/null || true
      in_host "$1" timeout 10 systemctl start --no-block "$3"
      ;;
    is-active) in_host "$1" timeout 3 systemctl is-active "$3" ;;
  esac
}

stop_service() { # HOST SERVICE
  local already why
  why=$(control "$1" stop "$2" 2>&1) || fail "cannot stop $2 on $1" "$why" "lab console $1 systemctl status $2" 1
  already=$(cat "$state/hosts/$1/faults/stopped" 2>/dev/null || true)
  write_fault "$1" stopped "$(tr ' ' '\n' <<<"$already $2" | sed '/^$/d' | sort -u | xargs)"
}

start_service() { # HOST SERVICE
  local left why
  why=$(control "$1" start "$2" 2>&1) || fail "cannot start $2 on $1" "$why" "lab console $1 systemctl status $2" 1
  left=$(tr ' ' '\n' <"$state/hosts/$1/faults/stopped" 2>/dev/null | grep -vx "$2" | xargs || true)
  if [ -n "$left" ]; then write_fault "$1" stopped "$left"; else rm -f "$state/hosts/$1/faults/stopped"; fi
}

start_what_was_stopped() { # HOST
  local service
  [ -f "$state/hosts/$1/faults/stopped" ] && is_on "$1" || return 0
  for service in $(<"$state/hosts/$1/faults/stopped"); do start_service "$1" "$service"; done
}
