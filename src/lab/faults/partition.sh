# SPDX-License-Identifier: Apache-2.0
# Cut links. Each host's `cut` file names those it does not hear: their packets are dropped where they arrive, so that
# the sender waits for an answer, as with a real cut, and gets no error from its own firewall.

describe_cut() { echo "does not hear ${1// /,}"; }

verb_partition() {
  local one_way='' word
  local sets=()
  for word in "$@"; do
    if [ "$word" = --one-way ]; then one_way=yes; else sets+=("$word"); fi
  done
  [ ${#sets[@]} -gt 0 ] || fail "partition which hosts?" "" "lab partition n1 n2,n3"
  check_hosts "${sets[0]}"
  [ ${#sets[@]} -gt 1 ] || sets+=("$(the_rest "${hosts[@]}")")
  check_disjoint "${sets[@]}"
  need_lab
  begin partition
  cut_between "$one_way" "${sets[@]}"
  for_each_host apply_faults "${all_hosts[@]}"
  step "$(printf '%s | ' "${sets[@]}" | sed 's/ | $//')${one_way:+, one way}"
}

the_rest() { # HOST...: all others, comma-separated
  local host rest=
  for host in "${all_hosts[@]}"; do
    [[ " $* " == *" $host "* ]] || rest+=${rest:+,}$host
  done
  echo "$rest"
}

check_disjoint() { # SET...
  local all twice
  check_hosts "$(IFS=,; echo "$*")"
  all=$(tr -s ', ' '[\n*]' <<<"$*" | sed '/^$/d')
  twice=$(sort <<<"$all" | uniq -d | xargs)
  [ -z "$twice" ] || fail "$twice is in two sets" "a host is on one side of a cut" "lab partition n1 n2,n3"
}

# ONE_WAY SET...: every pair of hosts from different sets. One way: a set no longer reaches the sets named after it.
cut_between() {
  local one_way=$1 first later from to i j
  local sets=("${@:2}")
  for ((i = 0; i < ${#sets[@]}; i++)); do
    for ((j = i + 1; j < ${#sets[@]}; j++)); do
      first=${sets[i]//,/ } later=${sets[j]//,/ }
      for from in $first; do
        for to in $later; do
          add_cut "$to" "$from"
          [ -n "$one_way" ] || add_cut "$from" "$to"
        done
      done
    done
  done
}

add_cut() { # HOST PEER
  local already
  already=$(cat "$state/hosts/$1/faults/cut" 2>/dev/null || true)
  write_fault "$1" cut "$(tr ' ' '\n' <<<"$already $2" | sed '/^$/d' | sort -u | xargs)"
}

forget_cuts() { # HOST...: both ends
  local host peer left
  for host in "${all_hosts[@]}"; do
    [ -f "$state/hosts/$host/faults/cut" ] || continue
    left=
    for peer in $(<"$state/hosts/$host/faults/cut"); do
      [[ " $* " == *" $host "* || " $* " == *" $peer "* ]] || left+=${left:+ }$peer
    done
    if [ -n "$left" ]; then write_fault "$host" cut "$left"; else rm "$state/hosts/$host/faults/cut"; fi
  done
}
