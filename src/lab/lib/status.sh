# SPDX-License-Identifier: Apache-2.0
# What is on, what is broken, what runs.

verb_status() {
  local format=text host
  [ "${1:-}" != --json ] || format=json
  load_services
  local lines
  lines=$(for host in "${all_hosts[@]}"; do host_status "$host" & done; wait)
  lines=$(sort <<<"$lines")
  "status_$format" "$(lab_power <<<"$lines")" <<<"$lines"
}

lab_power() { # up when every host is on or frozen, down when none is, else partly
  awk -F'|' '$3 == "off" { off++ } END { print off == 0 ? "up" : off == NR ? "down" : "partly" }'
}

host_status() { # HOST|ADDRESS|POWER|FAULTS|SERVICE=STATE ...
  local service state_of power services_text=''
  power=$(power_of "$1")
  for service in $(services_on "$1"); do
    case $power in
      on) state_of=$(control "$1" is-active "$service" 2>/dev/null || true) ;;
      *) state_of=unknown ;;
    esac
    services_text+="${services_text:+ }$service=${state_of:-unknown}"
  done
  echo "$1|${subnet:+$(address_of "$1")}|$power|$(faults_of "$1" | paste -sd';')|$services_text"
}

status_text() { # POWER
  local host address power faults running
  printf 'lab %s: %s%s\n' "$instance" "$1" "${subnet:+, subnet $subnet, etcd $etcd_version}"
  while IFS='|' read -r host address power faults running; do
    printf '%-3s %-14s %-7s %-24s %s\n' "$host" "$address" "$power" "$running" "${faults//;/; }"
  done
}

# One object on one line. Every value is ours: a word, a number or an address, so nothing needs escaping.
status_json() { # POWER
  local host address power faults running comma=''
  printf '{"instance":"%s","instance_id":"%s","state":"%s","subnet":"%s","profile":"%s","etcd":"%s","hosts":[' "$instance" "$instance_id" "$1" "$subnet" "$profile" "$etcd_version"
  while IFS='|' read -r host address power faults running; do
    printf '%s{"host":"%s","address":"%s","power":"%s","replacement":%s,"faults":[%s],"services":{%s}}' "$comma" "$host" "$address" "$power" \
      "$(is_replacement "$host" && echo true || echo false)" "$(json_list "$faults")" "$(json_pairs "$running")"
    comma=,
  done
  printf ']}\n'
}

json_list() { sed -e '/^$/d' -e 's/;/","/g' -e 's/.*/"&"/' <<<"$1"; }
json_pairs() { sed -e '/^$/d' -e 's/\([^ =]*\)=\([^ ]*\)/"\1":"\2"/g' -e 's/ /,/g' <<<"$1"; }

verb_console() { # HOST [COMMAND...]
  [ $# -gt 0 ] || fail "console of which host?" "" "lab console n1"
  check_hosts "$1"
  local host=$1
  shift
  [ $# -gt 0 ] || set -- /bin/bash -l
  in_host "$host" "$@"
}

# Looks at the machine itself, not at what the lab believes.
verb_leaks() {
  local found process
  found=$(
    [ ! -e "/sys/class/net/$operator_link" ] || echo "link $operator_link"
    [ ! -d "$cgroup" ] || echo "cgroup $cgroup"
    # shellcheck disable=SC2013  # file names of /proc
    for process in $(grep -lE ":/jumpkit-$instance(/| |\$)" /proc/[0-9]*/cgroup 2>/dev/null); do
      process=${process#/proc/}
      [ -z "$(start_time_of "${process%/cgroup}")" ] || echo "process ${process%/cgroup}" # a zombie is its parent's
    done
    grep -hF " ${state// /\\040}/" /proc/[0-9]*/mountinfo 2>/dev/null | awk '{ print "mount " $5 }' | sort -u || true
    losetup -a | grep -F "$state/" | sed 's/^/loop disk /' || true
  )
  [ -n "$found" ] || { echo "nothing is left of lab '$instance'"; return; }
  echo "$found"
  return 1
}
