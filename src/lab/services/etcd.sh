# SPDX-License-Identifier: Apache-2.0
# etcd on n1, n2 and n3: Debian 12's 3.4, or Debian 13's 3.5 which the image keeps in /opt/etcd-3.5.

etcd_packages() { echo "etcd-server etcd-client"; }
etcd_hosts() { echo "n1 n2 n3"; }

etcd_scheme() { if has_feature tls; then echo https; else echo http; fi; }

etcd_peers() {
  local host list=
  for host in $(etcd_hosts); do list+=${list:+,}$host=$(etcd_scheme)://$(address_of "$host"):2380; done
  echo "$list"
}

# HOST ROOT NEW|REPLACEMENT. A replacement is what a real one looks like when it is racked: the package is there, the
# service is not enabled, and nobody has told it the cluster. Left like that it cannot start a second cluster of its
# own by accident: state `existing` without ETCD_INITIAL_CLUSTER makes etcd refuse to start. The runbook that replaces
# a member adds ETCD_INITIAL_CLUSTER as `etcdctl member add` prints it, then `systemctl enable --now etcd`.
etcd_provision() {
  local host=$1 root=$2 kind=$3
  etcd_variables "$host" "$kind" >"$root/etc/default/etcd"
  [ "$etcd_version" = 3.4 ] || etcd_use_newer "$root"
  if ! etcd_is_a_unit; then
    etcd_in_a_container "$root" "$kind"
  elif [ "$kind" = NEW ]; then
    ln -sf /lib/systemd/system/etcd.service "$root/etc/systemd/system/multi-user.target.wants/etcd.service"
  fi
}

etcd_variables() { # HOST NEW|REPLACEMENT
  local host=$1 kind=$2 address scheme
  address=$(address_of "$host")
  scheme=$(etcd_scheme)
  cat <<END
ETCD_NAME=$host
ETCD_DATA_DIR=/var/lib/etcd/default
ETCD_LISTEN_PEER_URLS=$scheme://$address:2380
ETCD_LISTEN_CLIENT_URLS=$scheme://$address:2379,$scheme://127.0.0.1:2379
ETCD_ADVERTISE_CLIENT_URLS=$scheme://$address:2379
ETCD_INITIAL_ADVERTISE_PEER_URLS=$scheme://$address:2380
ETCD_INITIAL_CLUSTER_TOKEN=$etcd_token
ETCD_LISTEN_METRICS_URLS=http://$address:2381,http://127.0.0.1:2381
ETCD_EXPERIMENTAL_CORRUPT_CHECK_TIME=10s
ETCD_QUOTA_BACKEND_BYTES=67108864
END
  if [ "$kind" = REPLACEMENT ]; then
    echo "ETCD_INITIAL_CLUSTER_STATE=existing"
  else
    echo "ETCD_INITIAL_CLUSTER=$(etcd_peers)"
    echo "ETCD_INITIAL_CLUSTER_STATE=new"
  fi
  ! has_feature tls || etcd_tls_settings
}

# A node where etcd is no unit: a stand-in for the kubelet or the container runtime (host/pod) runs it as root under the
# cgroup path that the real one would give it, as long as its description is there. A replacement has the description
# beside the place where it counts, and without a cluster to join.
etcd_in_a_container() { # ROOT NEW|REPLACEMENT
  local root=$1 kind=static-pod runner=kubelet place file etcd=/usr/bin/etcd
  ! has_feature container || kind=container runner=containerd
  [ "$etcd_version" = 3.4 ] || etcd=/opt/etcd-$etcd_version/etcd
  place=$(etcd_description)
  rm -f "$root/lib/systemd/system/etcd.service" "$root/etc/init.d/etcd"
  install -m 755 "$LAB_HOME/host/pod" "$root/usr/local/sbin/$runner"
  cat >"$root/etc/systemd/system/$runner.service" <<END
[Unit]
Description=Runs etcd as a $kind
[Service]
ExecStart=/usr/local/sbin/$runner $kind $place $etcd
KillMode=process
Restart=always
END
  ln -sf "/etc/systemd/system/$runner.service" "$root/etc/systemd/system/multi-user.target.wants/$runner.service"
  file=$root$place
  [ "$2" = NEW ] || file=$root/root/etcd.yaml
  mkdir -p "$root${place%/*}" "$root/var/lib/etcd"
  chmod 700 "$root/var/lib/etcd"
  etcd_manifest <"$root/etc/default/etcd" >"$file"
  rm -f "$root/etc/default/etcd"
}

etcd_manifest() { # what kubeadm writes, as far as somebody reads it
  printf '%s\n' "apiVersion: v1" "kind: Pod" "metadata:" "  name: etcd" "  namespace: kube-system" "spec:" \
    "  hostNetwork: true" "  containers:" "  - name: etcd" "    command:" "    - etcd"
  while IFS='=' read -r name value; do
    [ "$name" != ETCD_DATA_DIR ] || value=/var/lib/etcd
    name=${name#ETCD_}
    name=${name,,}
    echo "    - --${name//_/-}=$value"
  done
  printf '%s\n' "  volumes:" "  - hostPath:" "      path: /var/lib/etcd" "    name: etcd-data"
}

# The plain lab asks systemd about etcd; these profiles cannot.
etcd_is_a_unit() { ! has_feature static-pod && ! has_feature container; }

etcd_description() { if has_feature container; then echo /etc/containers/etcd.yaml; else echo /etc/kubernetes/manifests/etcd.yaml; fi; }

# HOST stop|start|is-active: what systemctl does where etcd is a unit.
etcd_control() {
  local place
  place=$(etcd_description)
  case $2 in
    stop) in_host "$1" timeout 60 sh -c "mv $place /root/etcd.yaml && while pgrep -x etcd >/dev/null; do sleep 0.2; done" ;;
    start) in_host "$1" mv /root/etcd.yaml "$place" ;;
    is-active) in_host "$1" timeout 3 sh -c 'pgrep -x etcd >/dev/null && echo active || echo inactive' ;;
  esac
}

etcd_tls_settings() {
  cat <<END
ETCD_CERT_FILE=$pki_on_node/server.crt
ETCD_KEY_FILE=$pki_on_node/server.key
ETCD_TRUSTED_CA_FILE=$pki_on_node/ca.crt
ETCD_CLIENT_CERT_AUTH=true
ETCD_PEER_CERT_FILE=$pki_on_node/peer.crt
ETCD_PEER_KEY_FILE=$pki_on_node/peer.key
ETCD_PEER_TRUSTED_CA_FILE=$pki_on_node/ca.crt
ETCD_PEER_CLIENT_CERT_AUTH=true
ETCD_BCRYPT_COST=4
END
}

# HOST ROOT: certificates, and what etcdctl needs to know, for root's sessions on every host.
etcd_everywhere() {
  has_feature tls || return 0
  place_pki "$1" "$2" "$(awk -F: '$1 == "etcd" { print $3 ":" $4 }' "$2/etc/passwd")"
  cat >"$2/etc/environment" <<END
ETCDCTL_API=3
ETCDCTL_CACERT=$pki_on_node/ca.crt
ETCDCTL_CERT=$pki_on_node/healthcheck-client.crt
ETCDCTL_KEY=$pki_on_node/healthcheck-client.key
ETCDCTL_USER=root:$(cat "$pki/etcd.password")
END
  chmod 600 "$2/etc/environment"
}

# The first user of a new cluster, and from then on everybody needs one. Done once; needs a leader.
etcd_require_users() { # HOST
  local said
  has_feature tls || return 0
  # shellcheck disable=SC2016  # the inner shell's
  said=$(in_host "$1" timeout 20 sh -c '
    env -u ETCDCTL_USER etcdctl user list >/dev/null 2>&1 || exit 0
    { etcdctl user get root || etcdctl user add "$ETCDCTL_USER"; } && { etcdctl role get root || etcdctl role add root; } &&
      etcdctl user grant-role root root && etcdctl auth enable' 2>&1) || fail "cannot make etcd ask for users" "$said" "lab reset" 1
}

etcd_use_newer() { # ROOT
  local tool
  mkdir -p "$1/etc/systemd/system/etcd.service.d" "$1/usr/local/bin"
  printf "[Service]\nExecStart=\nExecStart=/opt/etcd-%s/etcd \$DAEMON_ARGS\n" "$etcd_version" >"$1/etc/systemd/system/etcd.service.d/version.conf"
  for tool in etcdctl etcdutl; do ln -sf "/opt/etcd-$etcd_version/$tool" "$1/usr/local/bin/$tool"; done
}

# One line per member that answers: HOST VERSION LEADER(true|false)
etcd_members_seen() {
  local host
  for host in $(etcd_hosts); do
    [ "$(power_of "$host")" = on ] || continue
    in_host "$host" timeout 4 etcdctl --dial-timeout=1s --command-timeout=2s --endpoints="$(etcd_scheme)://127.0.0.1:2379" endpoint status 2>/dev/null |
      awk -F', ' -v host="$host" '{ print host, $3, $5 }' &
  done
  wait
}

etcd_serves() { # EXPECTED_MEMBERS: a leader is known, and a read that needs the majority is answered
  local host
  etcd_seen=$(etcd_members_seen | sort)
  etcd_leader=$(awk '$3 == "true" { print $1; exit }' <<<"$etcd_seen")
  [ -n "$etcd_leader" ] && [ "$(grep -c . <<<"$etcd_seen")" -ge "$1" ] || return 1
  in_host "$etcd_leader" timeout 4 etcdctl --dial-timeout=1s --command-timeout=2s --endpoints="$(etcd_scheme)://127.0.0.1:2379" endpoint health >/dev/null 2>&1
}

# Waits for every member that should be there: not on a host that was wiped, stopped or is under a fault.
etcd_wait() {
  local host expected=0
  for host in $(etcd_hosts); do
    { is_replacement "$host" || has_fault "$host"; } || expected=$((expected + 1))
  done
  if until_true "$([ "$expected" -ge 2 ] && echo 60 || echo 3)" etcd_serves "$expected"; then
    etcd_require_users "$etcd_leader"
    step "leader $etcd_leader, $(grep -c . <<<"$etcd_seen") of 3 members, version $(awk '{ print $2; exit }' <<<"$etcd_seen")"
  elif any_fault; then
    step "not serving: $(fault_summary)"
  else
    fail "etcd is not healthy on n1, n2, n3" "members that answered: $(cut -d' ' -f1 <<<"${etcd_seen:-none}" | xargs)" "lab console n1 journalctl -u etcd -n 20   (or: lab reset)" 1
  fi
}
