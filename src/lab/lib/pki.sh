# SPDX-License-Identifier: Apache-2.0
# The certificates of a lab whose profile asks for TLS, laid out on each host as kubeadm does it. The authority's key
# stays on this machine; every certificate is made once and lives as long as the instance.

pki=$state/pki
pki_on_node=/etc/etcd/pki
pki_days=3650

has_feature() { [[ " $features " == *" $1 "* ]]; }

make_pki() {
  local host
  has_feature tls || return 0
  mkdir -p "$pki"
  chmod 711 "$pki"
  [ -f "$pki/ca.crt" ] || make_authority
  certificate healthcheck-client clientAuth "" "" # root in hosts; no user of etcd is called that
  certificate operator clientAuth "" ""
  for host in "${all_hosts[@]}"; do
    certificate "server-$(address_of "$host")" serverAuth,clientAuth "$host" "$(address_of "$host")"
    certificate "peer-$(address_of "$host")" serverAuth,clientAuth "$host" "$(address_of "$host")"
  done
  [ -f "$pki/etcd.password" ] || (umask 077 && random_hex 16 >"$pki/etcd.password")
  chown "${SUDO_UID:-0}:${SUDO_GID:-0}" "$pki"/operator.{crt,key} "$pki/etcd.password"
}

make_authority() {
  openssl_quietly req -new -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days "$pki_days" -subj "/CN=jumpkit lab $instance" \
    -keyout "$pki/ca.key" -out "$pki/ca.new"
  mv "$pki/ca.new" "$pki/ca.crt"
}

certificate() { # NAME USAGES HOST ADDRESS: for a host also by its names and on its loopback
  local file=$pki/$1
  [ ! -f "$file.crt" ] || return 0
  {
    printf 'basicConstraints=CA:FALSE\nextendedKeyUsage=%s\n' "$2"
    [ -z "$3" ] || printf 'subjectAltName=DNS:%s,DNS:%s.lab,DNS:localhost,IP:%s,IP:127.0.0.1\n' "$3" "$3" "$4"
  } >"$file.extensions"
  openssl_quietly req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=${3:-$1}" -keyout "$file.key" -out "$file.request"
  openssl_quietly x509 -req -in "$file.request" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -set_serial "0x1$(random_hex 16)" -days "$pki_days" \
    -extfile "$file.extensions" -out "$file.new"
  rm "$file.request" "$file.extensions"
  chmod 600 "$file.key"
  mv "$file.new" "$file.crt"
}

openssl_quietly() {
  local said
  said=$(openssl "$@" 2>&1) || fail "cannot make a certificate" "$said" "openssl version" 1
}

place_pki() { # HOST ROOT UID:GID of who may read it
  local place=$2$pki_on_node name address
  address=$(address_of "$1")
  mkdir -p "$place"
  install -m 644 "$pki/ca.crt" "$place/ca.crt"
  for name in server peer; do
    install -m 644 "$pki/$name-$address.crt" "$place/$name.crt"
    install -m 600 "$pki/$name-$address.key" "$place/$name.key"
  done
  install -m 644 "$pki/healthcheck-client.crt" "$place/healthcheck-client.crt"
  install -m 600 "$pki/healthcheck-client.key" "$place/healthcheck-client.key"
  chown -R "$3" "$place"
}
