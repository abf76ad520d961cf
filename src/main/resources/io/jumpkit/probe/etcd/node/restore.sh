# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Restores the snapshot that comes on standard input into $DIR, which must not exist or be empty. Written beside it first
# and given its name only when it is whole; deletes nothing but what it made itself. Run as root.
# $SIZE and $SHA256 are the file's, $TOOL is etcdutl or etcdctl, $EXTRA further flags, $BUMP what they raise the revision by.
set -u
umask 077
work=$DIR.restoring-$$
wal_work=''
[ -z "$WAL_DIR" ] || wal_work=$WAL_DIR.restoring-$$

fail() { # CODE SENTENCE
  echo "$2" >&2
  rm -rf "$work" "$work.db"
  [ -z "$wal_work" ] || rm -rf "$wal_work"
  exit "$1"
}
trap 'fail 9 "stopped; nothing was left in $DIR"' HUP INT TERM

empty() { [ ! -e "$1" ] || { [ -d "$1" ] && [ -z "$(ls -A "$1")" ]; }; }

for d in /proc/[0-9]*; do
  [ "$(cat "$d/comm" 2>/dev/null)" != etcd ] || fail 3 "etcd runs here (pid ${d#/proc/})"
done
empty "$DIR" || fail 4 "$DIR exists and is not empty"
[ -z "$WAL_DIR" ] || empty "$WAL_DIR" || fail 4 "$WAL_DIR exists and is not empty"
parent=$(dirname "$DIR")
(umask 022 && mkdir -p "$parent") || fail 5 "cannot make $parent"
# The copy, the restored database, and 128 MiB for the log.
free=$(df -Pk "$parent" | sed -n '$p' | awk '{ print $4 }')
need=$((SIZE * 2 / 1024 + 131072))
[ "$free" -ge "$need" ] || fail 5 "$parent has $free KiB free, $need are needed"

cat >"$work.db" || fail 6 "cannot write $work.db"
got=$(sha256sum "$work.db" | cut -d' ' -f1)
[ "$got" = "$SHA256" ] || fail 6 "the snapshot did not arrive whole"

# shellcheck disable=SC2086  # the flags are words
set -- $EXTRA
[ -z "$wal_work" ] || set -- "$@" --wal-dir "$wal_work"
if ! said=$(ETCDCTL_API=3 "$TOOL" snapshot restore "$work.db" --name "$NAME" --initial-cluster "$INITIAL_CLUSTER" \
  --initial-cluster-token "$TOKEN" --initial-advertise-peer-urls "$PEER_URLS" --data-dir "$work" "$@" 2>&1); then
  fail 7 "$(echo "$said" | sed -n '$p')"
fi
rm -f "$work.db"
# What it was made of goes where it goes, and away with it; etcd looks at no other name there.
printf 'token=%s\nsha256=%s\nbump=%s\ncluster=%s\n' "$TOKEN" "$SHA256" "$BUMP" "$INITIAL_CLUSTER" >"$work/member/jumpkit-restored" || fail 8 "cannot write in $work"
chown -R "$OWNER" "$work" || fail 8 "cannot give it to $OWNER"
[ -z "$wal_work" ] || chown -R "$OWNER" "$wal_work" || fail 8 "cannot give it to $OWNER"
chmod 700 "$work"
sync
trap '' HUP INT TERM
[ ! -d "$DIR" ] || rmdir "$DIR" || fail 4 "$DIR is no longer empty"
if [ -n "$wal_work" ]; then
  [ ! -d "$WAL_DIR" ] || rmdir "$WAL_DIR" || fail 4 "$WAL_DIR is no longer empty"
  mv "$wal_work" "$WAL_DIR" || fail 8 "cannot move it to $WAL_DIR"
fi
mv "$work" "$DIR" || fail 8 "cannot move it to $DIR"
sync
echo "path=$DIR"
