# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Says in KEY=VALUE lines where etcd keeps its data on this host, and what keeps it running. Reads only. POSIX sh.
# Running: the process knows best. Stopped: its unit, that unit's environment files, or its static pod.
# What only root may see is asked through sudo where that needs no password, and left out where it does.

S=''
if [ "$(id -u)" != 0 ] && sudo -n true 2>/dev/null; then S="sudo -n"; fi

UNIT=${UNIT:-etcd}
MANIFEST=${MANIFEST:-/etc/kubernetes/manifests/etcd.yaml}

say() { printf '%s=%s\n' "$1" "$2"; }

# The value of --data-dir among words on lines of their own, written with = or with the value on the next line.
flag() { sed -n -e "s/^--*$1=//p" -e "/^--*$1\$/{n;p;}" | sed -n 1p; }

# The value of a variable among NAME=VALUE lines; the last one counts, quotes are taken off.
variable() { sed -n "s/^$1=//p" | sed -n '$p' | sed -e 's/^"\(.*\)"$/\1/' -e "s/^'\\(.*\\)'\$/\\1/"; }

# The value of a key in etcd's own YAML configuration.
configured() { [ -n "$1" ] && $S sed -n "s/^$2:[[:space:]]*//p" "$1" 2>/dev/null | tr -d "\"'" | sed -n 1p; }

pid=''
for d in /proc/[0-9]*; do
  [ "$(cat "$d/comm" 2>/dev/null)" = etcd ] && { pid=${d#/proc/}; break; }
done

kind=none
dir=''
binary=''
if [ -n "$pid" ]; then
  say running yes
  say pid "$pid"
  words=$($S cat "/proc/$pid/cmdline" 2>/dev/null | tr '\0' '\n')
  dir=$(echo "$words" | flag data-dir)
  file=$(echo "$words" | flag config-file)
  [ -z "$file" ] || dir=$(configured "$file" data-dir)
  [ -n "$dir" ] || dir=$($S cat "/proc/$pid/environ" 2>/dev/null | tr '\0' '\n' | variable ETCD_DATA_DIR)
  case $dir in
    '' | /*) ;;
    *) dir=$($S readlink "/proc/$pid/cwd" 2>/dev/null)/$dir ;;
  esac
  case $(cat "/proc/$pid/cgroup" 2>/dev/null) in
    *kubepods*) kind=static-pod ;;
    *docker* | *containerd* | *libpod* | *crio*) kind=container ;;
    *.service*) kind=systemd ;;
  esac
  binary=$($S readlink "/proc/$pid/exe" 2>/dev/null)
else
  say running no
fi

if [ "$(systemctl show -p LoadState --value -- "$UNIT" 2>/dev/null)" = loaded ]; then
  [ "$kind" != none ] || kind=systemd
  say unit "$UNIT"
  if [ -z "$dir" ] || [ -z "$binary" ]; then
    exec=$(systemctl show -p ExecStart --value -- "$UNIT" | sed -n 's/.*argv\[\]=\([^;]*\);.*/\1/p' | tr ' ' '\n')
    [ -n "$binary" ] || binary=$(echo "$exec" | sed -n 1p)
    [ -n "$dir" ] || dir=$(echo "$exec" | flag data-dir)
    [ -n "$dir" ] || dir=$(configured "$(echo "$exec" | flag config-file)" data-dir)
    # systemd reads the files after the unit's own Environment=, so what they say counts.
    [ -n "$dir" ] || dir=$(
      {
        systemctl show -p Environment --value -- "$UNIT" | tr ' ' '\n'
        systemctl show -p EnvironmentFiles --value -- "$UNIT" | sed 's/ (ignore_errors=.*//' | while read -r f; do
          $S cat "$f" 2>/dev/null
          echo
        done
      } | variable ETCD_DATA_DIR
    )
  fi
elif [ "$kind" = none ] && $S test -f "$MANIFEST" 2>/dev/null; then
  kind=static-pod
fi
if [ -z "$dir" ] && [ "$kind" = static-pod ]; then
  dir=$($S sed -n 's/.*--data-dir=\([^"[:space:]]*\).*/\1/p' "$MANIFEST" 2>/dev/null | sed -n 1p)
fi

say supervisor "$kind"
[ -z "$binary" ] || say version "$("$binary" --version 2>/dev/null | sed -n 's/^etcd Version: *//p')"
[ -n "$dir" ] || exit 0

say path "$dir"
# A container sees other paths than its host.
root=''
[ "$kind" = container ] && [ -n "$pid" ] && root=/proc/$pid/root
if $S test -e "$root$dir"; then
  say exists yes
  say owner "$($S stat -c %U "$root$dir/." 2>/dev/null)"
  say kib "$($S du -sk "$root$dir/." 2>/dev/null | sed 's/[^0-9].*//')"
  if $S test -d "$root$dir/member"; then say filled yes; else say filled no; fi
elif [ -n "$S" ] || [ "$(id -u)" = 0 ] || [ -x "$(dirname "$root$dir")" ]; then
  say exists no
else
  # Not being allowed to look is not the same as there being nothing.
  say exists unknown
fi
