# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Moves etcd's data directory $DIR to $ASIDE, beside it, and its log $WAL_DIR to $WAL_ASIDE where it has one elsewhere;
# never deletes anything. Where $ASIDE is in $DIR, that is a disk of its own: what is in it is moved, as nobody can move
# the disk. Refuses while etcd runs. Run as root. $JUMPKIT_PROC: another /proc, for tests.
for d in "${JUMPKIT_PROC:-/proc}"/[0-9]*; do
  comm=''
  { read -r comm <"$d/comm"; } 2>/dev/null
  [ "$comm" != etcd ] || { echo "etcd runs here (pid ${d##*/})" >&2; exit 3; }
done
[ -n "$WAL_DIR" ] || [ -d "$DIR" ] || { echo "there is no $DIR" >&2; exit 4; }
for there in "$ASIDE" "$WAL_ASIDE"; do
  [ -z "$there" ] || [ ! -e "$there" ] || { echo "$there exists" >&2; exit 5; }
done

move_contents() { # DIRECTORY WHERE
  mkdir "$2" && chown "$(stat -c %u:%g "$1/.")" "$2" && chmod 700 "$2" || exit 6
  for there in "$1"/* "$1"/.[!.]*; do
    case ${there##*/} in lost+found | jumpkit-aside-*) continue ;; esac
    [ -e "$there" ] || [ -L "$there" ] || continue
    mv "$there" "$2/" || exit 6
  done
}

move() { # DIRECTORY WHERE
  [ -d "$1" ] || return 0
  case $2 in "$1"/*) move_contents "$1" "$2"; return ;; esac
  owner=$(stat -c %u:%g "$1") || exit 6
  mv "$1" "$2" || exit 6
  # Where etcd's user may not make the directory anew, an empty one is left in its place.
  if [ "$(stat -c %u "$(dirname "$1")")" != "${owner%%:*}" ]; then
    mkdir "$1" && chown "$owner" "$1" && chmod 700 "$1" || exit 7
  fi
}

# The log first: a data directory without it does not start, a log without its data would be taken for a new member's.
[ -z "$WAL_DIR" ] || move "$WAL_DIR" "$WAL_ASIDE"
move "$DIR" "$ASIDE"
