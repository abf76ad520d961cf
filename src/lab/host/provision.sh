# SPDX-License-Identifier: Apache-2.0
# Sets up a fresh disk: who the host is, who may log in, what it runs. What all hosts share is in the image.

provision() { # HOST ROOT
  local host=$1 root=$2 kind=NEW other service
  ! is_replacement "$host" || kind=REPLACEMENT
  echo "$host" >"$root/etc/hostname"
  {
    echo "127.0.0.1 localhost"
    for other in "${all_hosts[@]}"; do echo "$(address_of "$other") $other $other.lab"; done
  } >"$root/etc/hosts"
  random_hex 32 >"$root/etc/machine-id"
  provision_ssh "$host" "$root"
  for service in $services; do
    ! declare -F "${service}_everywhere" >/dev/null || "${service}_everywhere" "$host" "$root"
  done
  for service in $(services_on "$host"); do "${service}_provision" "$host" "$root" "$kind"; done
}

provision_ssh() { # HOST ROOT: the host key outlives the disk, so that a wiped host is not taken for an impostor
  local home
  install -m 600 "$state/hosts/$1/ssh_host_ed25519_key" "$2/etc/ssh/ssh_host_ed25519_key"
  install -m 644 "$state/hosts/$1/ssh_host_ed25519_key.pub" "$2/etc/ssh/ssh_host_ed25519_key.pub"
  echo "ListenAddress $(address_of "$1")" >"$2/etc/ssh/sshd_config.d/address.conf"
  for home in root home/oncall; do
    install -d -m 700 "$2/$home/.ssh"
    install -m 600 "$state/ssh/id_ed25519.pub" "$2/$home/.ssh/authorized_keys"
  done
  chown -R 1000:1000 "$2/home/oncall/.ssh"
}
