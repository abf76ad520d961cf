# SPDX-License-Identifier: Apache-2.0
# The lab's network: a bridge in a namespace of its own, one link to the operator, one link per host. The machine's own
# firewall, routes and forwarding are not touched, and hosts have no default route: nothing leaves the lab.

in_switch() { nsenter --net="$switch" -- "$@"; }
has_network() { has_switch && [ -e "/sys/class/net/$operator_link" ] && [ -n "$subnet" ]; } # none of a start that was killed
has_switch() { grep -qsF " ${switch// /\\040} " /proc/self/mountinfo; } # proc(5): a blank in a path is \040

# The subnet is chosen under a lock that all instances share: two labs that start together must not take the same one.
network_up() {
  begin network
  if has_network; then
    step "$subnet, operator $(operator_address) on $operator_link"
    return
  fi
  network_down
  exec 7>"$state_root/.subnets.lock"
  flock -w 60 7 || fail "no subnet for lab '$instance'" "another lab is being started" "lab up"
  choose_subnet
  touch "$switch"
  unshare --net="$switch" true
  in_switch ip link set lo up
  in_switch ip link add br0 type bridge
  in_switch ip link set br0 up
  ip link add "$operator_link" type veth peer name up0 netns "$switch"
  in_switch ip link set up0 master br0 up
  ip link set "$operator_link" addrgenmode none up
  ip addr add "$(operator_address)/24" dev "$operator_link"
  exec 7>&-
  step "$subnet, operator $(operator_address) on $operator_link"
}

network_down() {
  [ ! -e "/sys/class/net/$operator_link" ] || ip link del "$operator_link"
  ! has_switch || umount "$switch"
  rm -f "$switch"
}

# Keeps the subnet of last time when it is still free. `lab` begins at 10.77.0, others further on, by name.
choose_subnet() {
  local taken candidate
  taken=$(ip -4 route show table all | taken_networks)
  for candidate in ${subnet:+"$subnet"} $(candidate_subnets "$instance"); do
    clashes "$candidate" "$taken" || break
    candidate=
  done
  [ -n "$candidate" ] || fail "no free subnet for lab '$instance'" "every candidate clashes with a route of this machine" "ip -4 route"
  if [ -n "$subnet" ] && [ "$subnet" != "$candidate" ]; then
    note "subnet $subnet clashes with a route of this machine: the lab moves to $candidate, on fresh disks"
    discard_disks
  fi
  subnet=$candidate
}

candidate_subnets() { # INSTANCE
  local first=0 net step
  [ "$1" = lab ] || first=$((1 + $(cksum <<<"$1" | cut -d' ' -f1) % 100))
  for net in 10.77 172.29 192.168 198.18; do
    for step in 0 1 2 3; do echo "$net.$((first + step)).0/24"; done
  done
}

# Reads `ip route`: the networks that are taken, one ADDRESS/BITS a line. Default routes take nothing.
taken_networks() {
  awk '$1 ~ /^(unicast|local|broadcast|multicast|blackhole|unreachable|prohibit|throw|nat)$/ { $1 = $2 }
       $1 ~ /^[0-9.]+(\/[0-9]+)?$/ && $1 !~ /\/0$/ { print ($1 ~ /\//) ? $1 : $1 "/32" }' | sort -u
}

clashes() { # SUBNET TAKEN: whether one of the networks shares an address with it
  local network bits
  while IFS=/ read -r network bits; do
    [ -n "$network" ] || continue
    [ "$bits" -le 24 ] || bits=24
    [ $(($(number_of "$network") >> (32 - bits))) -ne $(($(number_of "${1%/*}") >> (32 - bits))) ] || return 0
  done <<<"$2"
  return 1
}

number_of() { # ADDRESS
  local a b c d
  IFS=. read -r a b c d <<<"$1"
  echo $(((a << 24) + (${b:-0} << 16) + (${c:-0} << 8) + ${d:-0}))
}

# HOST PID: a cable from the switch into the host, always with the same hardware address, so that the others' ARP
# tables stay true when it comes back.
plug_in() {
  local sum mac
  sum=$(cksum <<<"$instance")
  sum=${sum%% *}
  printf -v mac '02:4a:%02x:%02x:%02x:%02x' $((sum % 256)) $((sum / 256 % 256)) $((sum / 65536 % 256)) "${1#n}"
  unplug "$1"
  in_switch ip -batch - <<END
link add sw-$1 type veth peer name eth0 address $mac netns /proc/$2/ns/net
link set sw-$1 master br0 up
END
}

# The kernel takes the network of a host that is off away in its own time, and until then answers for it: nothing listens.
unplug() { # HOST
  ! has_switch || in_switch ip link del "sw-$1" 2>/dev/null || true
}
