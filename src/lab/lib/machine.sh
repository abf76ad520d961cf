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

# COMMAND:PACKAGE of every tool used on the machine itself; services live in the image.
machine_tools="mmdebstrap:mmdebstrap ip:iproute2 tc:iproute2 iptables:iptables ssh-keygen:openssh-client nsenter:util-linux unshare:util-linux
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
  if [ ${#missing[@]} -eq 0 ]; then
    step "nothing to install"
    return
  fi
  command -v apt-get >/dev/null || fail "this machine lacks ${missing[*]}" "there is no apt-get to install them with" "install ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq -o DPkg::Lock::Timeout=300 update >"$log" 2>&1 || note "apt-get update failed; trying with the lists that are here"
  apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 install "${missing[@]}" >>"$log" 2>&1 ||
    fail "could not install ${missing[*]}" "$(tail -n 3 "$log")" "apt-get install ${missing[*]}" 1
  step "installed ${missing[*]}"
}
