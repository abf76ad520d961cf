# SPDX-License-Identifier: Apache-2.0
# Names, places and addresses of one instance, and its settings file `lab.env`.
# shellcheck disable=SC2034  # the settings are used by the other pieces

all_hosts=(n1 n2 n3 n4 n5)
state_root=/var/lib/jumpkit/lab
[ -z "${JUMPKIT_LAB_STATE:-}" ] || state_root=$(readlink -m "$JUMPKIT_LAB_STATE") # as the kernel says where something is mounted
cache_root=${JUMPKIT_LAB_CACHE:-/var/cache/jumpkit/lab}

choose_instance() { # NAME: a link is named after it, and a link's name has 15 letters at most
  [[ $1 =~ ^[a-z][a-z0-9-]{0,10}$ ]] || fail "'$1' is not a name for a lab" "a name is 1 to 11 small letters, digits and dashes" "lab --instance it up"
  instance=$1
  state=$state_root/$instance
  operator_link=jk-$instance
  switch=$state/switch
  cgroup=$(cgroup2_mount)/jumpkit-$instance
  instance_id='' subnet='' profile=etcd etcd_version=3.4 etcd_token='' image=''
  [ ! -f "$state/lab.env" ] || load_settings
  features=$(features_of "$profile")
}

load_settings() {
  local key value
  while IFS='=' read -r key value; do
    case $key in
      instance_id | subnet | profile | etcd_version | etcd_token | image) printf -v "$key" '%s' "$value" ;;
    esac
  done <"$state/lab.env"
}

# Everything a program needs to reach the lab, KEY=VALUE. It appears whole or not at all.
save_settings() {
  local host service hosts=
  for host in "${all_hosts[@]}"; do hosts+=${hosts:+,}$host:$(address_of "$host"); done
  cat >"$state/lab.env.new" <<END
instance=$instance
instance_id=$instance_id
subnet=$subnet
operator=$(operator_address)
interface=$operator_link
hosts=$hosts
user=root
ssh_key=$state/ssh/id_ed25519
known_hosts=$state/ssh/known_hosts
profile=$profile
etcd_version=$etcd_version
etcd_token=$etcd_token
image=$image
END
  {
    ! has_feature bastion || echo "bastion=$(bastion)"
    ! has_feature tls || printf '%s\n' "tls_ca=$pki/ca.crt" "tls_cert=$pki/operator.crt" "tls_key=$pki/operator.key" \
      "pki_on_node=$pki_on_node" "etcd_user=root" "etcd_password=$pki/etcd.password"
  } >>"$state/lab.env.new"
  for service in $services; do echo "role_$service=$("${service}_hosts" | tr ' ' ,)"; done >>"$state/lab.env.new"
  chmod 644 "$state/lab.env.new"
  mv "$state/lab.env.new" "$state/lab.env"
}

operator_address() { echo "${subnet%.0/24}.1"; }
address_of() { echo "${subnet%.0/24}.$((10 + ${1#n}))"; }
random_hex() { # DIGITS
  local uuid
  read -r uuid </proc/sys/kernel/random/uuid
  uuid=${uuid//-/}
  echo "${uuid:0:$1}"
}

new_identity() {
  instance_id=$(random_hex 12)
  etcd_token=lab-$(random_hex 8)
}

# One state-changing verb at a time. The lock file outlives the instance: deleting a lock that others wait for breaks it.
# Whatever is started to stay closes descriptor 8, or it would hold the lock for its life.
take_turn() {
  mkdir -p "$state_root"
  exec 8>"$state_root/.$instance.lock"
  flock -n 8 && return
  note "waiting for another lab command on '$instance'"
  flock -w 300 8 || fail "lab '$instance' is busy" "another lab command has run for 5 minutes" "lab status"
}
