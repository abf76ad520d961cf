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
# It notices that nobody listens only when its time is up; a container's port may be there without a listener of ours.
port=$(printf '%04X' "${ETCDCTL_ENDPOINTS##*:}")
listening=yes
grep -qs ":$port 0*:0000 0A " /proc/net/tcp /proc/net/tcp6 || {
  listening=no
  [ "${ETCDCTL_COMMAND_TIMEOUT%ms}" -le 1000 ] || export ETCDCTL_COMMAND_TIMEOUT=1000ms
}
set --
number=0
while eval "[ -n \"\${JUMPKIT_WORD_$number+x}\" ]"; do
  eval "set -- \"\$@\" \"\$JUMPKIT_WORD_$number\""
  number=$((number + 1))
done
# From 3.5 on the client asks for a list that a majority confirms. Newer clients can be told not to; for the others the
# member is asked on its HTTP side, where 3.4 refuses the question and its client needs no telling.
if [ "${1:-} ${2:-}" = "member list" ]; then
  if etcdctl member list --help 2>&1 | grep -q -e '--consistency'; then
    set -- "$@" --consistency=s
  elif command -v curl >/dev/null && [ "$(etcdctl version | sed -n 's/^etcdctl version: 3\.\([0-9]*\).*/\1/p')" != 4 ]; then
    seconds=$(( (${ETCDCTL_COMMAND_TIMEOUT%ms} + 999) / 1000 ))
    answer=$(curl -sf -m "$seconds" ${ETCDCTL_CACERT:+--cacert "$ETCDCTL_CACERT"} ${ETCDCTL_CERT:+--cert "$ETCDCTL_CERT"} \
      ${ETCDCTL_KEY:+--key "$ETCDCTL_KEY"} -d '{"linearizable":false}' "$ETCDCTL_ENDPOINTS/v3/cluster/member/list") &&
      printf '%s\n' "$answer" && exit 0
  fi
fi
# A watch has no end of its own: it ends with whoever asked for it, which shows as the end of the input.
if [ "${1:-}" = watch ]; then
  exec 3<&0
  etcdctl "$@" </dev/null 3<&- &
  watch=$!
  { cat <&3; kill "$watch"; } >/dev/null 2>&1 &
  leash=$!
  exec 3<&-
  wait "$watch"
  status=$?
  kill "$leash" 2>/dev/null
  exit "$status"
fi
status=1
case "${ETCDCTL_USER:+user} ${1:-} ${2:-}" in
  "user endpoint status" | "user member list")
    # Logging in needs a quorum, these answers do not: a member that wants no user for them is asked without one.
    said=$( (unset ETCDCTL_USER ETCDCTL_PASSWORD && etcdctl "$@") 2>&1)
    status=$?
    case "$status $said" in
      0*) printf '%s\n' "$said" ;;
      *"user name is empty"* | *"permission denied"* | *"auth"*token*) etcdctl "$@" && status=0 ;;
      *) printf '%s\n' "$said" >&2 ;;
    esac
    ;;
  *)
    etcdctl "$@"
    status=$?
    ;;
esac
# With a user to log in it does not say that nobody listens, only that its time is up.
[ "$status" = 0 ] || [ "$listening" = yes ] || echo "connection refused: nothing listens here" >&2
exit "$status"
