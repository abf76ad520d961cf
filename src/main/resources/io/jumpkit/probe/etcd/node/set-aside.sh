# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Moves etcd's data directory $DIR to $ASIDE, beside it, and never deletes anything. Refuses while etcd runs. Run as root.
for d in /proc/[0-9]*; do
  if [ "$(cat "$d/comm" 2>/dev/null)" = etcd ]; then
    echo "etcd runs here (pid ${d#/proc/})" >&2
    exit 3
  fi
done
[ -d "$DIR" ] || { echo "there is no $DIR" >&2; exit 4; }
[ ! -e "$ASIDE" ] || { echo "$ASIDE exists" >&2; exit 5; }
owner=$(stat -c %u:%g "$DIR") || exit 6
mv "$DIR" "$ASIDE" || exit 6
# Where etcd's user may not make the directory anew, an empty one is left in its place.
if [ "$(stat -c %u "$(dirname "$DIR")")" != "${owner%%:*}" ]; then
  mkdir "$DIR" && chown "$owner" "$DIR" && chmod 700 "$DIR" || exit 7
fi
