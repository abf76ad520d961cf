# SPDX-License-Identifier: Apache-2.0
# Loss and delay, and the packet rules of all faults. They live in the host's network namespace in a chain of ours,
# LAB-IN, that lets the operator's packets pass before anything else. Loss drops what arrives, so that each
# round trip is hit once and no sender gets an error from its own side. This kernel may lack netem, so delay is a
# queue to a small program (delay-queue); should it die, packets pass undelayed. What arrives is held back, not what
# leaves: TCP sends no third packet while two of its own still wait in its own machine.

describe_loss() { echo "loses $1%"; }
describe_delay() { local ms=${1% *} jitter=${1#* }; echo "delays $ms ms$([ "$jitter" = 0 ] || echo " +-$jitter ms")"; }

verb_loss() {
  need_words 2 "loss n1 30" "$@"
  need_match "${2%\%}" '[0-9]{1,2}(\.[0-9]+)?|100' "a percentage" "30"
  check_hosts "$1"
  need_lab
  begin loss
  set_fault loss "${2%\%}"
  step "${hosts[*]} $2"
}

verb_delay() {
  need_words 2 "delay n1 100 10" "$@"
  need_match "${2%ms}" '[0-9]{1,5}' "a number of milliseconds" "100"
  need_match "${3:-0}" '[0-9]{1,5}(ms)?' "a number of milliseconds" "10"
  check_hosts "$1"
  need_lab
  begin delay
  local jitter=${3:-0}
  set_fault delay "${2%ms} ${jitter%ms}"
  step "${hosts[*]} ${2%ms} ms"
}

in_network_of() { # HOST COMMAND...: a tool of the machine, in the host's network
  local found_pid
  is_on "$1" || return 1
  shift
  nsenter --net="/proc/$found_pid/ns/net" -- "$@"
}

apply_rules() { # HOST
  local dir
  dir=$state/hosts/$1
  stop_delay "$1"
  if [ -f "$dir/faults/cut" ] || [ -f "$dir/faults/loss" ] || [ -f "$dir/faults/delay" ]; then
    packet_rules "$1" | in_network_of "$1" iptables-restore --noflush -w 5
    in_network_of "$1" iptables -w 5 -C INPUT -i eth0 -j LAB-IN 2>/dev/null || in_network_of "$1" iptables -w 5 -I INPUT -i eth0 -j LAB-IN
    touch "$dir/ruled"
    [ ! -f "$dir/faults/delay" ] || start_delay "$1"
  elif [ -f "$dir/ruled" ]; then
    remove_rules "$1"
    rm "$dir/ruled"
  fi
}

packet_rules() { # HOST: what iptables-restore reads; the chain is filled in one go
  local dir peer
  dir=$state/hosts/$1
  printf '*filter\n:LAB-IN -\n-A LAB-IN -s %s -j RETURN\n' "$(operator_address)"
  for peer in $(cat "$dir/faults/cut" 2>/dev/null || true); do echo "-A LAB-IN -s $(address_of "$peer") -j DROP"; done
  [ ! -f "$dir/faults/loss" ] ||
    echo "-A LAB-IN -m statistic --mode random --probability $(awk '{ print $1 / 100 }' "$dir/faults/loss") -j DROP"
  [ ! -f "$dir/faults/delay" ] || echo "-A LAB-IN -j NFQUEUE --queue-num 77 --queue-bypass"
  echo COMMIT
}

remove_rules() { # HOST
  local rule
  for rule in "-D INPUT -i eth0 -j LAB-IN" "-F LAB-IN" "-X LAB-IN"; do
    # shellcheck disable=SC2086  # words of a rule
    in_network_of "$1" iptables -w 5 $rule 2>/dev/null || true # a host that was power-cycled has no rules
  done
}

# The program runs on the machine, in a cgroup of its own: it must not be frozen with the host.
start_delay() { # HOST
  local dir
  dir=$state/hosts/$1
  mkdir -p "$cgroup/delay"
  (
    echo "$BASHPID" >"$cgroup/delay/cgroup.procs"
    # shellcheck disable=SC2046  # milliseconds and jitter
    in_network_of "$1" setsid python3 "$LAB_HOME/faults/delay-queue" 77 $(cat "$dir/faults/delay") "$dir/delay.pid"
  ) 8>&- </dev/null >"$dir/delay.log" 2>&1 &
  until_true 20 is_process "$dir/delay.pid" || fail "cannot delay packets of $1" "$(tail -n 2 "$dir/delay.log")" "lab heal $1" 1
}

stop_delay() { # HOST
  local found_pid file=$state/hosts/$1/delay.pid
  [ -e "$file" ] || return 0
  if is_process "$file"; then
    kill "$found_pid"
    until_true 5 process_is_gone "$file" || kill -KILL "$found_pid"
  fi
  rm -f "$file"
}

process_is_gone() { ! is_process "$1"; }
