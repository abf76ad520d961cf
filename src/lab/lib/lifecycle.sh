# SPDX-License-Identifier: Apache-2.0
# up, down, reset: the whole lab at once.

# shellcheck source=/dev/null
. "$LAB_HOME/lib/image.sh"
# shellcheck source=/dev/null
. "$LAB_HOME/lib/network.sh"
# shellcheck source=/dev/null
. "$LAB_HOME/lib/bastion.sh"

verb_up() {
  wanted_settings "$@"
  if [ -n "$instance_id" ] && [ "$wanted_profile/$wanted_etcd" != "$profile/$etcd_version" ]; then
    fail "lab '$instance' was made with profile $profile and etcd $etcd_version" "its disks hold that data" "lab reset --profile $wanted_profile --etcd $wanted_etcd"
  fi
  profile=$wanted_profile etcd_version=$wanted_etcd
  check_machine
  bring_up
}

verb_reset() {
  wanted_settings "$@"
  check_machine
  profile=$wanted_profile etcd_version=$wanted_etcd
  begin reset
  mkdir -p "$state"
  for_each_host power_off "${all_hosts[@]}"
  discard_disks
  step "fresh disks, a new etcd token"
  bring_up
}

wanted_settings() {
  wanted_profile=$profile wanted_etcd=$etcd_version
  while [ $# -gt 0 ]; do
    case $1 in
      --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1/${2:-} in
      --profile/?*) wanted_profile=$2 ;;
      --etcd/3.4 | --etcd/3.5) wanted_etcd=$2 ;;
      *) fail "'$*' is not an option of lab up or reset" "options are: --profile etcd, tls, bastion, prod-like, static-pod or container; --etcd 3.4 or 3.5" "lab --help" ;;
    esac
    shift 2
  done
}

bring_up() {
  mkdir -p "$state" "$cgroup"
  chmod 755 "$state"
  load_services
  install_missing_packages
  image_up
  has_network || for_each_host power_off "${all_hosts[@]}" # a host cannot outlive its network
  network_up
  [ -n "$instance_id" ] || new_identity
  make_keys
  make_pki
  save_settings
  hosts_up
  ssh_up
  local service
  for service in $services; do
    begin "$service"
    "${service}_wait"
  done
}

hosts_up() {
  begin hosts
  local host off=()
  for host in "${all_hosts[@]}"; do is_on "$host" || off+=("$host"); done
  check_room_for ${#off[@]}
  if [ ${#off[@]} -gt 0 ]; then
    for_each_host power_on "${off[@]}" || fail "the lab did not come up" "not every host booted" "lab up" 1
  fi
  step "$([ ${#off[@]} -eq 0 ] && echo "all on" || echo "powered on ${off[*]}")"
}

# The user's key, and known_hosts from the hosts' own key files: nothing is learned over the network.
make_keys() {
  local host dir
  mkdir -p -m 700 "$state/ssh"
  mkdir -p -m 711 "$state/hosts"
  [ -f "$state/ssh/id_ed25519" ] || ssh-keygen -q -t ed25519 -N '' -C "jumpkit lab $instance" -f "$state/ssh/id_ed25519"
  for host in "${all_hosts[@]}"; do
    dir=$state/hosts/$host
    mkdir -p -m 700 "$dir"
    [ -f "$dir/ssh_host_ed25519_key" ] || ssh-keygen -q -t ed25519 -N '' -C "$host" -f "$dir/ssh_host_ed25519_key"
    echo "$host,$host.lab,$(address_of "$host") $(cut -d' ' -f1,2 "$dir/ssh_host_ed25519_key.pub")"
  done >"$state/ssh/known_hosts.new"
  mv "$state/ssh/known_hosts.new" "$state/ssh/known_hosts"
  chown -R "${SUDO_UID:-0}:${SUDO_GID:-0}" "$state/ssh"
}

# Ready means that sshd greets. A host under a fault may not, and that is the fault's doing, not a failure of the lab.
ssh_up() {
  begin ssh
  local host faults answering expected=() doubtful=()
  for host in "${all_hosts[@]}"; do
    if has_fault "$host"; then doubtful+=("$host"); else expected+=("$host"); fi
  done
  for_each_host wait_for_sshd "${expected[@]}" || fail "the lab did not come up" "sshd does not answer everywhere" "lab console n1 journalctl -u ssh -n 20" 1
  answering=$(for host in "${doubtful[@]}"; do { ! sshd_greets "$host" || echo "$host"; } & done; wait)
  faults=$(fault_summary)
  step "$((${#expected[@]} + $(wc -w <<<"$answering"))) of 5 answer${faults:+; under a fault: $faults}"
}

wait_for_sshd() {
  until_true 60 sshd_is_up "$1" || { complain "no SSH on $1 ($(address_of "$1"))" "no greeting from sshd in 60 seconds" "lab console $1 systemctl status ssh"; return 1; }
}

sshd_is_up() { sshd_listens "$1" && sshd_greets "$1"; } # HOST

# Looked up in the host's own table of sockets (proc_net(5)): cheap enough to be asked all the while a host boots.
sshd_listens() { # HOST
  local found_pid address kind
  is_on "$1" || return 1
  while read -r _ address _ kind _; do
    [[ $address != *:0016 || $kind != 0A ]] || return 0
  done 2>/dev/null <"/proc/$found_pid/net/tcp"
  return 1
}

# The connection is opened in a process of its own, which a host that swallows packets cannot hold up; from the host
# itself where the operator reaches only a bastion.
sshd_greets() {
  local from=()
  ! has_feature bastion || from=(in_network_of "$1")
  # shellcheck disable=SC2016  # the inner shell's
  "${from[@]}" timeout 2 bash -c 'exec 3<>"/dev/tcp/$0/22"; read -r greeting <&3; [[ $greeting == SSH-2.0-* ]]' "$(address_of "$1")" 2>/dev/null
}

verb_down() {
  [ "${1:-}" = "" ] || [ "$1" = --purge ] || fail "'$1' is not an option of lab down" "" "lab down --purge"
  begin down
  if [ -d "$state" ]; then
    for_each_host power_off "${all_hosts[@]}" || fail "lab '$instance' is not down" "not every host went off" "lab leaks" 1
    network_down
  fi
  [ ! -d "$cgroup" ] || find "$cgroup" -depth -type d -exec rmdir {} +
  [ "${1:-}" != --purge ] || rm -rf "$state"
  step "nothing runs$([ "${1:-}" = --purge ] && echo "; disks and keys are deleted" || echo "; disks are kept")"
}

discard_disks() { # of hosts that are off: the next boot makes new ones, and the lab is another lab
  local host
  for host in "${all_hosts[@]}"; do rm -rf "$state/hosts/$host/disk.img" "$state/hosts/$host/replacement" "$state/hosts/$host/faults"; done
  new_identity
}
