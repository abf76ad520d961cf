# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Says in KEY=VALUE lines where etcd keeps its data on this host, what keeps it running, and what it starts with. Reads
# only. POSIX sh. Running: the process knows best. Stopped: its unit, that unit's environment files, or its static pod.
# What only root may see is asked through sudo where that needs no password, and left out where it does. $SUPERVISOR is
# what the inventory says of it, where it says so. Whoever takes a container for a unit starts a second etcd beside it.
# $JUMPKIT_PROC is another /proc, for tests.

S=''
if [ "$(id -u)" != 0 ] && sudo -n true 2>/dev/null; then S="sudo -n"; fi

UNIT=${UNIT:-etcd}
MANIFEST=${MANIFEST:-/etc/kubernetes/manifests/etcd.yaml}

say() { printf '%s=%s\n' "$1" "$2"; }
say_if() { [ -z "$2" ] || say "$1" "$2"; }

# The value of a flag among words on lines of their own, written with = or with the value on the next line.
flag() { sed -n -e "/^--*$1=/{s///p;q;}" -e "/^--*$1\$/{n;p;q;}"; }

# The value of a variable among NAME=VALUE lines; the last one counts, quotes are taken off.
# shellcheck disable=SC2016  # sed's own
variable() { sed -n -e "/^$1=/{s///;h;}" -e '${x;s/^"\(.*\)"$/\1/' -e "s/^'\\(.*\\)'\$/\\1/;/./p;}"; }

# The value of a key in etcd's own YAML configuration.
configured() { [ -n "$1" ] && $S sed -n "s/^$2:[[:space:]]*//p" "$1" 2>/dev/null | tr -d "\"'" | sed -n 1p; }

# What etcd starts with: a configuration file shuts out all else; then flags, then variables.
setting() { # FLAG VARIABLE
  if [ -n "$file" ]; then
    configured "$file" "$1"
    return
  fi
  value=$(echo "$words" | flag "$1")
  [ -n "$value" ] || value=$(echo "$variables" | variable "$2")
  echo "$value"
}

may_look() { [ -n "$S" ] || [ "$(id -u)" = 0 ] || [ -r "$1" ]; }

# A disk of its own, which nobody can rename. A bind mount has the device number of its parent.
mounted() { # DIRECTORY
  [ "$($S stat -c %d "$1/." 2>/dev/null)" = "$($S stat -c %d "$1/.." 2>/dev/null)" ] || return 0
  awk -v at="$($S readlink -f "$1" 2>/dev/null)" '$5 == at { found = 1 } END { exit !found }' /proc/self/mountinfo 2>/dev/null
}

# What is in a directory; on a disk of its own without what the file system makes and what was set aside there.
inside() { # DIRECTORY MOUNTED
  if [ "$2" = yes ]; then $S ls -A "$1" 2>/dev/null | grep -vE '^(lost\+found|jumpkit-aside-.*)$'; else $S ls -A "$1" 2>/dev/null; fi
}

loaded=no
[ "$(systemctl show -p LoadState --value -- "$UNIT" 2>/dev/null)" = loaded ] && loaded=yes

pid=''
for d in "${JUMPKIT_PROC:-/proc}"/[0-9]*; do
  comm=''
  { read -r comm <"$d/comm"; } 2>/dev/null # no process for each process: there may be thousands
  [ "$comm" = etcd ] && { pid=${d##*/}; break; }
done

kind=none
binary=''
words=''
variables=''
cwd=''
of_unit=no
if [ -n "$pid" ]; then
  say running yes
  say pid "$pid"
  words=$($S cat "/proc/$pid/cmdline" 2>/dev/null | tr '\0' '\n')
  variables=$($S cat "/proc/$pid/environ" 2>/dev/null | tr '\0' '\n')
  cwd=$($S readlink "/proc/$pid/cwd" 2>/dev/null)
  cgroup=$(cat "/proc/$pid/cgroup" 2>/dev/null)
  case $cgroup in
    *kubepods*) kind=static-pod ;;
    *docker* | *containerd* | *libpod* | *crio* | *lxc* | *nspawn*) kind=container ;;
    */user.slice/*) ;; # somebody typed it
    *.service*)
      kind=systemd
      # The unit that really runs it.
      unit=$(echo "$cgroup" | sed -n 's/.*\/\([^/]*\)\.service.*/\1/p' | sed -n 1p)
      [ "$unit" = "$UNIT" ] || { UNIT=$unit; loaded=yes; }
      ;;
  esac
  # Whatever its cgroup is called: what lives in a process namespace of its own is a container.
  own=$($S readlink "/proc/$pid/ns/pid" 2>/dev/null)
  [ -z "$own" ] || [ $kind = static-pod ] || [ "$own" = "$(readlink /proc/self/ns/pid)" ] || kind=container
  binary=$($S readlink "/proc/$pid/exe" 2>/dev/null)
else
  say running no
fi

[ $loaded = no ] || say unit "$UNIT"
if [ -z "$words" ] && [ $loaded = yes ]; then
  of_unit=yes
  words=$(systemctl show -p ExecStart --value -- "$UNIT" | sed -n 's/.*argv\[\]=\([^;]*\);.*/\1/p' | tr ' ' '\n')
  [ -n "$binary" ] || binary=$(echo "$words" | sed -n 1p)
fi
if [ -z "$variables" ] && [ $loaded = yes ]; then
  # systemd reads the files after the unit's own Environment=, so what they say counts.
  variables=$(
    systemctl show -p Environment --value -- "$UNIT" | tr ' ' '\n'
    systemctl show -p EnvironmentFiles --value -- "$UNIT" | sed 's/ (ignore_errors=.*//' | while read -r f; do
      $S cat "$f" 2>/dev/null
      echo
    done
  )
fi

# Puts the unit's variables where its command line names them, as systemd does: ${X} within a word, $X for words. What
# is not known stays as it is written, and so is no path.
# shellcheck disable=SC2016  # what is looked for is not expanded here
expand() {
  while IFS= read -r word; do
    case $word in
      '$'[A-Za-z_]*)
        value=$(echo "$variables" | variable "${word#?}")
        echo "${value:-$word}" | tr ' ' '\n'
        continue
        ;;
    esac
    ready=''
    while :; do
      case $word in *'${'*'}'*) ;; *) break ;; esac
      name=${word#*'${'}
      name=${name%%'}'*}
      value=$(echo "$variables" | variable "$name")
      [ -n "$value" ] || break
      ready=$ready${word%%'${'*}$value
      word=${word#*'}'}
    done
    printf '%s\n' "$ready$word"
  done
}
if [ $of_unit = yes ]; then
  words=$(echo "$words" | expand)
  cwd=$(systemctl show -p WorkingDirectory --value -- "$UNIT" | sed 's/^[!-]*//')
  cwd=${cwd:-/}
fi
manifest=no
! $S test -f "$MANIFEST" 2>/dev/null || manifest=yes
if [ -z "$pid" ]; then
  if [ $manifest = yes ]; then
    kind=static-pod # the kubelet starts it whenever it can, also beside a unit
  elif [ $loaded = no ]; then
    kind=none
  elif [ -d "${MANIFEST%/*}" ] && ! systemctl -q is-enabled -- "$UNIT" 2>/dev/null; then
    kind=none # a kubelet's node with a unit left over from some package: whose etcd was it?
  else
    kind=systemd
    case ${binary##*/} in docker | podman | nerdctl | ctr | crictl | rkt) kind=container ;; esac
  fi
fi
[ -z "${SUPERVISOR:-}" ] || kind=$SUPERVISOR
if [ -z "$pid" ] && [ "$kind" = static-pod ] && [ $manifest = yes ]; then
  words=$($S sed -n 's/^[[:space:]]*- *\(--.*\)/\1/p' "$MANIFEST" 2>/dev/null | tr -d "\"'")
  variables=''
  cwd=''
fi

# A path as etcd sees it, which starts in a folder of its own.
whole() { # PATH
  case $1 in
    '' | /* | *'$'*) echo "$1" ;;
    *) case $cwd in /*) echo "${cwd%/}/$1" ;; *) echo "$1" ;; esac ;;
  esac
}
known() { case $1 in *'$'*) return 1 ;; '' | /*) ;; *) return 1 ;; esac; }

file=$(whole "$(echo "$words" | flag config-file)")
[ -n "$file" ] || file=$(whole "$(echo "$variables" | variable ETCD_CONFIG_FILE)")
dir=$(whole "$(setting data-dir ETCD_DATA_DIR)")
wal=$(whole "$(setting wal-dir ETCD_WAL_DIR)")

say supervisor "$kind"
[ -z "$binary" ] || say version "$("$binary" --version 2>/dev/null | sed -n 's/^etcd Version: *//p')"
say_if name "$(setting name ETCD_NAME)"
say_if peer_urls "$(setting initial-advertise-peer-urls ETCD_INITIAL_ADVERTISE_PEER_URLS)"
say_if token "$(setting initial-cluster-token ETCD_INITIAL_CLUSTER_TOKEN)"
say_if wal_dir "$wal"

# etcdutl restores since 3.5, etcdctl before; the one beside the server is of its version.
for tool in "${binary%/*}/etcdutl" "$(command -v etcdutl)" "${binary%/*}/etcdctl" "$(command -v etcdctl)"; do
  [ -x "$tool" ] || continue
  help=$(ETCDCTL_API=3 "$tool" snapshot restore --help 2>/dev/null) || continue
  say tool "$tool"
  say tool_version "$(ETCDCTL_API=3 "$tool" version 2>/dev/null | sed -n 's/^etcd[a-z]* version: *//p')"
  case $help in *--bump-revision*) say bumps yes ;; *) say bumps no ;; esac
  break
done

# A container sees other paths than its host.
root=''
[ "$kind" = container ] && [ -n "$pid" ] && root=/proc/$pid/root

# A log of its own makes a member of whoever starts on it, whatever is in the data directory.
log=none
# Whoever looked in the login's folder instead would take old data for none.
for path in "$file" "$dir" "$wal"; do
  known "$path" || { say unclear "$path"; exit 0; }
done
if [ -n "$wal" ]; then
  wal_mount=no
  ! mounted "$root$wal" || wal_mount=yes
  [ $wal_mount = no ] || say wal_mount yes
  if [ -n "$(inside "$root$wal" $wal_mount)" ]; then
    log=yes
  elif may_look "$root$wal"; then
    log=no
  else
    log=unknown
  fi
  say wal_filled $log
fi
filled() { # MEMBER_DIRECTORY_IS_THERE
  case $1$log in
    yes* | *yes) say filled yes ;;
    *unknown) ;;
    *) say filled no ;;
  esac
}

[ -n "$dir" ] || exit 0

say path "$dir"
if $S test -e "$root$dir"; then
  say exists yes
  say owner "$($S stat -c %U "$root$dir/." 2>/dev/null)"
  say kib "$($S du -sk "$root$dir/." 2>/dev/null | sed 's/[^0-9].*//')"
  mount=no
  ! mounted "$root$dir" || mount=yes
  say mount $mount
  if $S test -d "$root$dir/member"; then filled yes; elif may_look "$root$dir/."; then filled no; fi
  if [ -n "$(inside "$root$dir/." $mount)" ]; then say empty no; elif may_look "$root$dir/."; then say empty yes; fi
  # A restore leaves a note in the directory.
  note=$($S cat "$root$dir/member/jumpkit-restored" 2>/dev/null)
  if [ -n "$note" ]; then
    say_if restored_token "$(echo "$note" | variable token)"
    say_if restored_sha256 "$(echo "$note" | variable sha256)"
    say_if restored_bump "$(echo "$note" | variable bump)"
    say_if restored_cluster "$(echo "$note" | variable cluster)"
  fi
elif [ -n "$S" ] || [ "$(id -u)" = 0 ] || [ -x "$(dirname "$root$dir")" ]; then
  say exists no
  filled no
  user=''
  [ $loaded = no ] || user=$(systemctl show -p User --value -- "$UNIT" 2>/dev/null)
  [ -n "$user" ] || user=$($S stat -c %U "$(dirname "$root$dir")" 2>/dev/null)
  say_if owner "$user"
else
  # Not being allowed to look is not the same as there being nothing.
  say exists unknown
fi
