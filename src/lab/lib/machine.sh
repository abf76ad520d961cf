# SPDX-License-Identifier: Apache-2.0
# What the lab needs of the machine it runs on, and the few small tools it installs there.

as_root() { # COMMAND...: goes on as root, or starts over through sudo
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo >/dev/null || fail "the lab needs root and there is no sudo here" "network namespaces, loop disks and cgroups belong to root" "run it as root"
  echo "the lab needs root: going on through sudo" >&2
  local kept=()
  mapfile -t kept < <(env | grep '^JUMPKIT_' || true)
  exec sudo -- env "${kept[@]}" "$@"
}

# Ends this script when whoever started it lets go of our standard input: behind sudo it may send us no signal.
on_a_leash() {
  local self=$$ start
  [ "${JUMPKIT_LAB_LEASH:-}" = stdin ] || return 0
  start=$(start_time_of "$self")
  exec 6<&0 </dev/null
  { while read -r _; do :; done <&6; [ "$(start_time_of "$self")" != "$start" ] || kill -TERM "$self"; } >/dev/null 2>&1 &
  leash=$!
  exec 6<&-
  trap 'kill "$leash" 2>/dev/null || true' EXIT
}

cgroup2_mount() { awk '$3 == "cgroup2" { print $2; exit }' /proc/mounts; }

check_machine() {
  local next="use a Linux machine or virtual machine where root may make namespaces, loop disks and cgroups"
  [ "$(uname -s)" = Linux ] || fail "the lab needs Linux" "this is $(uname -s)" "$next"
  [ -n "$(cgroup2_mount)" ] || fail "the lab needs cgroup2" "no cgroup2 file system is mounted" "mount -t cgroup2 cgroup2 /sys/fs/cgroup/unified"
  [ "$(cat /proc/sys/user/max_user_namespaces 2>/dev/null || echo 0)" -gt 0 ] ||
    fail "the lab refuses to run without user namespaces" "without them a clock set in a host sets this machine's clock" "sysctl user.max_user_namespaces=10000"
  [ -e /dev/loop-control ] || fail "the lab needs loop disks" "/dev/loop-control is missing" "modprobe loop"
  grep -qw overlay /proc/filesystems || modprobe overlay 2>/dev/null || fail "the lab needs the overlay file system" "this kernel does not have it" "$next"
}

# The kernel bounds how many inotify instances one user has, those of all hosts of all labs together; a systemd that gets
# none hangs without a word. A host has six: five of its systemd and one of its dbus.
inotify_per_host=6
inotify_limit=/proc/sys/fs/inotify/max_user_instances

check_room_for() { # HOSTS: how many are to be powered on
  local limit used needed
  needed=$(($1 * inotify_per_host))
  [ "$needed" -gt 0 ] || return 0
  read -r limit <"$inotify_limit"
  used=$(inotify_in_use)
  [ $((limit - used)) -ge "$needed" ] || fail "no room for $1 more hosts on this machine" \
    "they need $needed inotify instances and root has $((limit - used)) of $limit left$(other_labs)" \
    "sysctl fs.inotify.max_user_instances=$((limit + 512))   (or take another lab down)" 1
}

inotify_in_use() {
  local found process count=0
  while read -r found process; do
    ! counts_for_root "$process" || count=$((count + found))
  done < <(find /proc/[0-9]*/fd -lname anon_inode:inotify 2>/dev/null | cut -d/ -f3 | sort | uniq -c)
  echo "$count"
}

# A process of root's, or any in a user namespace where root is the machine's root, as it is in the labs' hosts.
counts_for_root() { # PID
  local key value map
  if [ "/proc/$1/ns/user" -ef /proc/self/ns/user ]; then
    while read -r key value _; do
      [ "$key" != Uid: ] || break
    done 2>/dev/null <"/proc/$1/status"
    [ "$key $value" = "Uid: 0" ]
  else
    { read -r _ map _ <"/proc/$1/uid_map"; } 2>/dev/null && [ "$map" = 0 ]
  fi
}

other_labs() {
  local others
  others=$(find "$(cgroup2_mount)" -maxdepth 1 -name 'jumpkit-*' ! -path "$cgroup" | sed 's/.*jumpkit-//' | sort | xargs)
  [ -z "$others" ] || echo "; other labs: $others"
}

# COMMAND:PACKAGE of every tool used on the machine itself; services live in the image.
machine_tools="mmdebstrap:mmdebstrap ip:iproute2 tc:iproute2 iptables:iptables ssh-keygen:openssh-client openssl:openssl nsenter:util-linux unshare:util-linux
  flock:util-linux losetup:mount ps:procps mkfs.ext4:e2fsprogs python3:python3-minimal"

missing_packages() {
  local tool
  for tool in $machine_tools; do
    command -v "${tool%%:*}" >/dev/null || echo "${tool#*:}"
  done | sort -u
}

install_missing_packages() {
  local missing log=$state/apt.log
  begin packages
  mapfile -t missing < <(missing_packages)
  if [ ${#missing[@]} -gt 0 ]; then
    command -v apt-get >/dev/null || fail "this machine lacks ${missing[*]}" "there is no apt-get to install them with" "install ${missing[*]}"
    # Of two that use apt at the same moment one fails: it waits for dpkg's lock only. flock itself may be missing.
    if command -v flock >/dev/null; then
      exec 7>/run/jumpkit-apt.lock
      flock -n 7 || note "another lab is installing packages: waiting for it"
      flock -w 600 7 || fail "could not install ${missing[*]}" "another lab has been installing packages for 10 minutes" "lab up"
      mapfile -t missing < <(missing_packages)
    fi
  fi
  if [ ${#missing[@]} -eq 0 ]; then
    step "nothing to install"
    exec 7>&-
    return
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq -o DPkg::Lock::Timeout=300 update >"$log" 2>&1 || note "apt-get update failed; trying with the lists that are here"
  apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install "${missing[@]}" >>"$log" 2>&1 ||
    fail "could not install ${missing[*]}" "$(tail -n 3 "$log")" "apt-get install ${missing[*]}" 1
  exec 7>&-
  step "installed ${missing[*]}"
}
