# SPDX-License-Identifier: Apache-2.0
# shellcheck disable=SC2034  # features are used by the other pieces
# Which services a profile runs, and how strictly. Each service is one file in services/ that defines
#   NAME_packages NAME_hosts NAME_provision NAME_wait
# and may define NAME_everywhere, for hosts that only use it. A new service is a file there and a word here.

services_of() { # PROFILE
  case $1 in
    etcd | tls | bastion | prod-like | static-pod | container) echo etcd ;;
    *) fail "'$1' is not a profile of the lab" "profiles are: etcd, tls, bastion, prod-like, static-pod, container" "lab up --profile etcd" ;;
  esac
}

# What is stricter than in the plain lab. tls: etcd speaks TLS, wants a client's certificate and a user with a password.
# bastion: hosts are reached through one of them. static-pod, container: etcd is no unit of systemd.
features_of() { # PROFILE
  case $1 in
    tls | bastion | static-pod | container) echo "$1" ;;
    prod-like) echo "tls bastion" ;;
  esac
}

load_services() { # sources the pieces of the profile in use
  local service
  services=$(services_of "$profile")
  features=$(features_of "$profile")
  for service in $services; do
    # shellcheck source=/dev/null
    . "$LAB_HOME/services/$service.sh"
  done
}

services_on() { # HOST
  local service
  for service in $services; do
    [[ " $("${service}_hosts") " != *" $1 "* ]] || echo "$service"
  done
}

# What every host has, whatever it runs.
common_packages="systemd-sysv dbus openssh-server iproute2 iptables iputils-ping netcat-openbsd procps psmisc less curl jq lsof sudo faketime"

profile_packages() {
  local service
  echo "$common_packages"
  for service in $services; do "${service}_packages"; done
}
