# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Restores the snapshot that comes on standard input into $DIR, which must not exist or be empty. Written beside it first
# and given its name only when it is whole; where $DIR is a disk of its own ($MOUNT is yes), written in it, and what is
# whole moved up. Deletes nothing but what it made itself. Run as root.
# $SIZE and $SHA256 are the file's, $TOOL is etcdutl or etcdctl, $EXTRA further flags, $BUMP what they raise the revision by.
set -u
umask 077
MOUNT=${MOUNT:-no}
work=$DIR.restoring-$$
[ "$MOUNT" = no ] || work=$DIR/restoring-$$
# A log in the data directory is made with it, and moved with it; one elsewhere is made and moved by itself.
wal=$work
wal_apart=no
case $WAL_DIR in
  '') ;;
  "$DIR"/*) wal=$work/${WAL_DIR#"$DIR"/} ;;
  *) wal=$WAL_DIR.restoring-$$ wal_apart=yes ;;
esac

fail() { # CODE SENTENCE
  echo "$2" >&2
  rm -rf "$work" "$work.db" "$wal"
  exit "$1"
}
trap 'fail 9 "stopped; nothing was left in $DIR"' HUP INT TERM

# What a file system makes itself, and what was set aside in it, is no member's data.
empty() { # DIRECTORY IS_A_DISK
  [ -e "$1" ] || return 0
  [ -d "$1" ] || return 1
  for there in "$1"/* "$1"/.[!.]*; do
    case $2${there##*/} in yeslost+found | yesjumpkit-aside-*) continue ;; esac
    [ ! -e "$there" ] && [ ! -L "$there" ] || return 1
  done
}

for d in "${JUMPKIT_PROC:-/proc}"/[0-9]*; do # another /proc, for tests
  comm=''
  { read -r comm <"$d/comm"; } 2>/dev/null
  [ "$comm" != etcd ] || fail 3 "etcd runs here (pid ${d##*/})"
done
empty "$DIR" "$MOUNT" || fail 4 "$DIR exists and is not empty"
[ $wal_apart = no ] || empty "$WAL_DIR" no || fail 4 "$WAL_DIR exists and is not empty"
place=$DIR
[ "$MOUNT" != no ] || place=$(dirname "$DIR")
(umask 022 && mkdir -p "$place") || fail 5 "cannot make $place"
# The copy, the restored database, and 128 MiB for the log.
free=$(df -Pk "$place" | sed -n '$p' | awk '{ print $4 }')
need=$((SIZE * 2 / 1024 + 131072))
[ "$free" -ge "$need" ] || fail 5 "$place has $free KiB free, $need are needed"

cat >"$work.db" || fail 6 "cannot write $work.db"
got=$(sha256sum "$work.db" | cut -d' ' -f1)
[ "$got" = "$SHA256" ] || fail 6 "the snapshot did not arrive whole"

# shellcheck disable=SC2086  # the flags are words
set -- $EXTRA
[ -z "$WAL_DIR" ] || set -- "$@" --wal-dir "$wal"
if ! said=$(ETCDCTL_API=3 "$TOOL" snapshot restore "$work.db" --name "$NAME" --initial-cluster "$INITIAL_CLUSTER" \
  --initial-cluster-token "$TOKEN" --initial-advertise-peer-urls "$PEER_URLS" --data-dir "$work" "$@" 2>&1); then
  fail 7 "$(echo "$said" | sed -n '$p')"
fi
rm -f "$work.db"
# What it was made of goes where it goes, and away with it; etcd looks at no other name there.
printf 'token=%s\nsha256=%s\nbump=%s\ncluster=%s\n' "$TOKEN" "$SHA256" "$BUMP" "$INITIAL_CLUSTER" >"$work/member/jumpkit-restored" || fail 8 "cannot write in $work"
chown -R "$OWNER" "$work" || fail 8 "cannot give it to $OWNER"
[ $wal_apart = no ] || chown -R "$OWNER" "$wal" || fail 8 "cannot give it to $OWNER"
chmod 700 "$work"
sync
trap '' HUP INT TERM

vacate() { # DIRECTORY
  [ ! -d "$1" ] || said=$(rmdir "$1" 2>&1) || fail 4 "cannot put what was restored in its place: $said"
}

[ "$MOUNT" != no ] || vacate "$DIR"
if [ $wal_apart = yes ]; then
  vacate "$WAL_DIR"
  mv "$wal" "$WAL_DIR" || fail 8 "cannot move it to $WAL_DIR"
fi
if [ "$MOUNT" = no ]; then
  mv "$work" "$DIR" || fail 8 "cannot move it to $DIR"
else
  # What makes a member of it comes last: a log in a folder of its own is there before its data.
  for there in "$work"/*; do
    case $there in "$work/member") ;; *) mv "$there" "$DIR/" || fail 8 "cannot move ${there##*/} to $DIR" ;; esac
  done
  mv "$work/member" "$DIR/member" || fail 8 "cannot move it to $DIR"
  rmdir "$work"
fi
sync
echo "path=$DIR"
