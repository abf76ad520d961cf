# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Runs etcdctl with the words in JUMPKIT_WORD_0, 1, ... Certificates are the node's own, from JUMPKIT_PKI as kubeadm
# lays them out; without it what the node's environment says of them stands. Needs nothing but POSIX sh.
export ETCDCTL_API=3
if [ -n "${JUMPKIT_PKI:-}" ]; then
  export ETCDCTL_CACERT="$JUMPKIT_PKI/ca.crt"
  for name in healthcheck-client client server peer; do
    [ -r "$JUMPKIT_PKI/$name.key" ] || continue
    export ETCDCTL_CERT="$JUMPKIT_PKI/$name.crt" ETCDCTL_KEY="$JUMPKIT_PKI/$name.key"
    break
  done
fi
PATH=$PATH:/usr/local/bin:/opt/bin
command -v etcdctl >/dev/null || exit 127
set --
number=0
while eval "[ -n \"\${JUMPKIT_WORD_$number+x}\" ]"; do
  eval "set -- \"\$@\" \"\$JUMPKIT_WORD_$number\""
  number=$((number + 1))
done
etcdctl "$@"
status=$?
# With a user to log in it does not say that nobody listens, only that its time is up.
port=$(printf '%04X' "${ETCDCTL_ENDPOINTS##*:}")
[ "$status" = 0 ] || grep -qs ":$port 0*:0000 0A " /proc/net/tcp /proc/net/tcp6 || echo "connection refused: nothing listens here" >&2
exit "$status"
