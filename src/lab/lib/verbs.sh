# SPDX-License-Identifier: Apache-2.0
# The verbs that break hosts and put them back. Which faults a host has is written down, one file each in its faults/
# directory, and apply_faults makes the host so; a fault therefore survives a power cycle, as one of a network would.

for piece in "$LAB_HOME"/faults/*.sh; do
  # shellcheck source=/dev/null
  . "$piece"
done

check_hosts() { # LIST: sets `hosts`
  local host seen=' '
  hosts=()
  for host in ${1//,/ }; do
    [[ " ${all_hosts[*]} " == *" $host "* ]] || fail "'$host' is not a host of the lab" "hosts are: ${all_hosts[*]}" "lab status"
    [[ $seen == *" $host "* ]] || hosts+=("$host")
    seen+="$host "
  done
  [ ${#hosts[@]} -gt 0 ] || fail "which hosts?" "a comma-separated list is needed" "lab --help"
}

need_lab() { # a fault needs a lab to be in
  [ -n "$instance_id" ] || fail "lab '$instance' is not up" "" "lab up"
  load_services
}

need_words() { # COUNT USAGE WORDS...
  local count=$1 use=$2
  shift 2
  [ $# -ge "$count" ] || fail "something is missing" "" "lab $use"
}

need_match() { # WORD REGEX WHAT EXAMPLE
  [[ $1 =~ ^($2)$ ]] || fail "'$1' is not $3" "" "write it like $4"
}

write_fault() { # HOST FAULT TEXT
  mkdir -p "$state/hosts/$1/faults"
  echo "$3" >"$state/hosts/$1/faults/$2"
}

set_fault() { # FAULT TEXT: on `hosts`
  local host
  for host in "${hosts[@]}"; do write_fault "$host" "$1" "$2"; done
  for_each_host apply_faults "${hosts[@]}"
}

faults_of() { # HOST: one line each, as the operator would say it
  local file name
  ! is_frozen "$1" || echo frozen
  for file in "$state/hosts/$1"/faults/*; do
    [ -f "$file" ] || continue
    name=${file##*/}
    "describe_$name" "$(cat "$file")"
  done
}

has_fault() { ! is_on "$1" || [ -n "$(faults_of "$1")" ]; }

any_fault() {
  local host
  for host in "${all_hosts[@]}"; do
    ! has_fault "$host" || return 0
  done
  return 1
}

fault_summary() {
  local host
  for host in "${all_hosts[@]}"; do
    if ! is_on "$host"; then echo "$host off"; else faults_of "$host" | sed "s/^/$host /"; fi
  done | paste -sd';' | sed 's/;/; /g'
}

apply_faults() { # HOST: makes a host that is on as its fault files say
  is_on "$1" || return 0
  apply_rules "$1"
  apply_slow "$1"
  apply_skew "$1"
}

verb_poweroff() {
  local list='' wipe='' word
  for word in "$@"; do
    if [ "$word" = --wipe ]; then wipe=yes; else list+=,$word; fi
  done
  check_hosts "$list"
  need_lab
  begin poweroff
  for_each_host power_off "${hosts[@]}"
  [ -z "$wipe" ] || for_each_host wipe "${hosts[@]}"
  step "${hosts[*]}${wipe:+, disks lost}"
}

verb_poweron() {
  check_hosts "${*// /,}"
  need_lab
  begin poweron
  power_on_and_wait "${hosts[@]}" || exit 1
  step "${hosts[*]}"
}

power_on_and_wait() { # HOST...: until sshd greets on those that were off
  local host off=()
  for host in "$@"; do is_on "$host" || off+=("$host"); done
  check_room_for ${#off[@]}
  for_each_host power_on "${off[@]}" && for_each_host wait_for_sshd "${off[@]}"
}

verb_heal() {
  local list='' power='' word host
  for word in "$@"; do
    if [ "$word" = --power ]; then power=yes; else list+=,$word; fi
  done
  [ -n "$list" ] || list=$(IFS=,; echo "${all_hosts[*]}")
  check_hosts "$list"
  need_lab
  begin heal
  for host in "${hosts[@]}"; do set_frozen "$host" 0; done
  for host in "${hosts[@]}"; do start_what_was_stopped "$host"; done
  forget_cuts "${hosts[@]}"
  for host in "${hosts[@]}"; do rm -f "$state/hosts/$host"/faults/{loss,delay,slow,skew,stopped}; done
  for_each_host apply_faults "${all_hosts[@]}"
  [ -z "$power" ] || power_on_and_wait "${hosts[@]}" || exit 1
  step "${hosts[*]}"
}
