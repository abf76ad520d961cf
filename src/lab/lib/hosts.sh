# SPDX-License-Identifier: Apache-2.0
# One host: its power, its processes, its disk. A host is known by the pid of its systemd together with that process's
# start time, so that a pid used again by another process is never taken for a host, nor killed. What is asked many times
# while something boots starts no process: five hosts boot at once on few processors.

has_started() { # PID: sets `started`, in clock ticks since the machine's boot; false for a process that is gone or a zombie
  local stat
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  stat=${stat##*) }
  # shellcheck disable=SC2086  # the fields after the name are single words
  set -- $stat
  [ "$1" != Z ] && started=${20}
}

start_time_of() { has_started "$1" && echo "$started"; } # PID

is_process() { # FILE holding "PID START": sets `found_pid` if it still is that process
  local pid start started
  { read -r pid start <"$1"; } 2>/dev/null && [ -n "$start" ] && has_started "$pid" && [ "$started" = "$start" ] && found_pid=$pid
}

is_on() { is_process "$state/hosts/$1/pid"; } # HOST: sets `found_pid` to its systemd
is_frozen() { cgroup_says "$1" "frozen 1"; }
is_replacement() { [ -e "$state/hosts/$1/replacement" ]; }

cgroup_says() { # HOST "KEY VALUE"
  local line
  [ -r "$cgroup/$1/cgroup.events" ] || return 1
  while read -r line; do
    [ "$line" != "$2" ] || return 0
  done <"$cgroup/$1/cgroup.events"
  return 1
}

power_of() { # HOST: off, on or frozen
  if ! is_on "$1"; then
    echo off
  elif is_frozen "$1"; then
    echo frozen
  else
    echo on
  fi
}

in_host() { # HOST COMMAND...: as root in the host, past network and sshd; the process is not frozen with the host
  local found_pid line own=()
  is_on "$1" || fail "$1 is off" "" "lab poweron $1"
  shift
  while IFS='' read -r line; do
    [[ $line != *=* ]] || own+=("$line")
  done 2>/dev/null <"/proc/$found_pid/root/etc/environment" || true
  nsenter -t "$found_pid" -a -- env -i HOME=/root TERM="${TERM:-dumb}" LANG=C.UTF-8 LC_ALL=C "${own[@]}" \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

power_on() { # HOST
  local dir pid
  dir=$state/hosts/$1
  ! is_on "$1" || return 0
  end_half_start "$1"
  mkdir -p "$dir/disk" "$dir/root" "$dir/faults" "$cgroup/$1"
  until_true 10 disk_is_free "$1" || fail "$1 cannot be powered on" "its disk is still attached: $(losetup -j "$dir/disk.img")" "lab poweroff $1, then lab poweron $1" 1
  rm -f "$dir/pid" "$dir/booting"
  (
    echo "$BASHPID" >"$cgroup/$1/cgroup.procs"
    exec setsid unshare --mount --propagation private "$LAB_HOME/host/disk" "$instance" "$1"
  ) 8>&- </dev/null >"$dir/boot.log" 2>&1 &
  until_true 30 test -s "$dir/booting" || did_not_boot "$1" "no systemd after 30 seconds"
  read -r pid <"$dir/booting"
  hide_from_operator "$1" "$pid"
  plug_in "$1" "$pid"
  echo "$pid $(start_time_of "$pid")" >"$dir/pid"
  until_true 30 has_systemd "$pid" || did_not_boot "$1" "systemd did not start"
  apply_faults "$1"
}

has_systemd() { # PID
  local name=''
  { read -r name <"/proc/$1/comm"; } 2>/dev/null || true
  [ "$name" = systemd ]
}

did_not_boot() { # HOST WHY
  local log
  log=$(tail -n 5 "$state/hosts/$1/boot.log")
  empty_cgroup "$1"
  fail "$1 did not boot" "$2"$'\n'"$log" "look at $state/hosts/$1/boot.log" 1
}

power_off() { # HOST: SIGKILL for its systemd; the kernel takes every other process of its pid namespace with it
  local found_pid
  stop_delay "$1"
  unplug "$1"
  if is_on "$1"; then
    kill -KILL "$found_pid"
    until_true 10 is_gone "$1" || fail "$1 does not go off" "pid $found_pid outlives SIGKILL" "lab poweroff $1" 1
  fi
  rm -f "$state/hosts/$1/pid" "$state/hosts/$1/faults/stopped" # what was stopped by hand starts with the host
  empty_cgroup "$1"
  until_true 10 disk_is_free "$1" || fail "the disk of $1 stays attached" "$(losetup -j "$state/hosts/$1/disk.img")" "lab poweroff $1" 1
}

is_gone() { ! is_on "$1"; }

disk_is_free() { # HOST: no loop device holds that very file, by whatever path
  local loop file
  for loop in /sys/block/loop*/loop/backing_file; do
    { read -r file <"$loop"; } 2>/dev/null || continue
    [ ! "$file" -ef "$state/hosts/$1/disk.img" ] || return 1
  done
}


end_half_start() { # HOST that is not on: what a start that was killed has left of it
  [ -d "$cgroup/$1" ] || return 0
  echo 1 >"$cgroup/$1/cgroup.kill"
  until_true 5 remove_cgroup "$1" || empty_cgroup "$1"
}

# What was started around systemd ends by itself; what hangs (a host that failed half way up) is killed by its cgroup.
empty_cgroup() { # HOST
  [ -d "$cgroup/$1" ] || return 0
  until_true 2 cgroup_says "$1" "populated 0" && until_true 2 remove_cgroup "$1" && return
  echo 1 >"$cgroup/$1/cgroup.kill"
  until_true 5 remove_cgroup "$1" || fail "the cgroup of $1 stays" "processes: $(find "$cgroup/$1" -name cgroup.procs -exec cat {} + | paste -sd' ')" "lab down" 1
}

remove_cgroup() {
  find "$cgroup/$1" -depth -type d -exec rmdir {} + 2>/dev/null || true
  [ ! -d "$cgroup/$1" ]
}

wipe() { # HOST that is off: its disk is gone; it comes back as a replacement machine, with the same SSH host key
  rm -f "$state/hosts/$1/disk.img"
  touch "$state/hosts/$1/replacement"
}

for_each_host() { # FUNCTION HOST...: all at once; fails if one failed
  local act=$1 host worker failed=0
  local workers=()
  shift
  for host in "$@"; do
    "$act" "$host" &
    workers+=($!)
  done
  for worker in "${workers[@]}"; do wait "$worker" || failed=1; done
  return "$failed"
}
