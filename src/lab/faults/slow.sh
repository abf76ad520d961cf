# SPDX-License-Identifier: Apache-2.0
# A slow link, both ways: what the host sends is shaped at its own end, what it receives at the switch's. Packets from
# and to the operator have a class of their own, without a limit.

describe_slow() { echo "link limited to $1"; }

verb_slow() {
  need_words 2 "slow n1 256kbit" "$@"
  need_match "$2" '[1-9][0-9]*(bit|kbit|mbit|gbit|bps|kbps|mbps)' "a rate" "256kbit or 2mbit"
  check_hosts "$1"
  need_lab
  begin slow
  set_fault slow "$2"
  step "${hosts[*]} $2"
}

apply_slow() { # HOST
  local rate
  if [ -f "$state/hosts/$1/faults/slow" ]; then
    rate=$(cat "$state/hosts/$1/faults/slow")
    shape_link "$rate" dst in_network_of "$1" tc eth0
    shape_link "$rate" src in_switch tc "sw-$1"
    touch "$state/hosts/$1/shaped"
  elif [ -f "$state/hosts/$1/shaped" ]; then
    in_network_of "$1" tc qdisc del dev eth0 root 2>/dev/null || true # a host that was power-cycled has a new link
    in_switch tc qdisc del dev "sw-$1" root 2>/dev/null || true
    rm "$state/hosts/$1/shaped"
  fi
}

shape_link() { # RATE dst|src TC... DEVICE: the operator is the one end that is spared
  local rate=$1 end=$2 device=${*: -1}
  local run=("${@:3:$#-3}")
  "${run[@]}" qdisc del dev "$device" root 2>/dev/null || true
  "${run[@]}" qdisc add dev "$device" root handle 1: htb default 20
  "${run[@]}" class add dev "$device" parent 1: classid 1:10 htb rate 10gbit quantum 60000
  "${run[@]}" class add dev "$device" parent 1: classid 1:20 htb rate "$rate" burst 16kb quantum 1514
  "${run[@]}" qdisc add dev "$device" parent 1:20 pfifo limit 100
  "${run[@]}" filter add dev "$device" parent 1: protocol ip u32 match ip "$end" "$(operator_address)" flowid 1:10
}
