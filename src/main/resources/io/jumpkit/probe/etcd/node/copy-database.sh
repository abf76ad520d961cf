# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Copies the database of the stopped member in $DIR into $JUMPKIT_FOLDER, which its login can read, and says in KEY=VALUE
# lines what it is. Changes nothing in $DIR. Refuses while etcd runs, also when it was started meanwhile: a database that
# is written to is no database when copied. Run as root. $JUMPKIT_PROC: another /proc, for tests.
umask 077
copy=$JUMPKIT_FOLDER/db

fail() { # CODE SENTENCE
  rm -f "$copy"
  echo "$2" >&2
  exit "$1"
}

stopped() {
  for d in "${JUMPKIT_PROC:-/proc}"/[0-9]*; do
    comm=''
    { read -r comm <"$d/comm"; } 2>/dev/null
    [ "$comm" != etcd ] || fail 3 "etcd runs here (pid ${d##*/})"
  done
}

db=$DIR/member/snap/db
stopped
[ -f "$db" ] || fail 4 "there is no $db"
kib=$(du -k "$db" | sed 's/[^0-9].*//')
free=$(df -Pk "$JUMPKIT_FOLDER" | sed -n '$p' | awk '{ print $4 }')
[ "$free" -gt "$kib" ] || fail 5 "$JUMPKIT_FOLDER has $free KiB free, $kib are needed"
said=$(cp "$db" "$copy" 2>&1) || fail 6 "cannot copy $db: $said"
stopped
hash=$(sha256sum "$copy" | cut -d' ' -f1)
[ -n "$hash" ] || fail 6 "cannot read $copy"
chown "$(stat -c %u:%g "$JUMPKIT_FOLDER")" "$copy" || fail 6 "cannot give $copy to its login"
echo "sha256=$hash"
echo "bytes=$(stat -c %s "$copy")"
