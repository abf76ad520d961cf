# SPDX-License-Identifier: Apache-2.0
# The hosts' common root file system: built once by mmdebstrap from the mirrors this machine's own apt is configured
# with, kept in the cache under a hash of all that goes into it, never changed after that.

image_key() { # of the packages and of what is done with them, comments aside
  {
    profile_packages
    declare -f bootstrap add_newer_etcd
    grep -v '^ *#' "$LAB_HOME/host/image-setup"
  } | sha256sum | cut -c1-12
}

image_up() {
  begin image
  image=$cache_root/images/${services// /-}-$(image_key)
  if [ -e "$image/complete" ]; then
    touch "$image/complete"
    step "$image"
    return
  fi
  mkdir -p "$cache_root/images"
  exec 7>"$cache_root/.images.lock"
  flock -n 7 || note "another lab is building an image: waiting for it"
  flock -w 900 7 || fail "no image for the hosts" "another lab has been building one for 15 minutes" "lab up"
  [ -e "$image/complete" ] || build_image
  exec 7>&-
  step "$image, $(du -sm "$image/root" | cut -f1) MB"
}

build_image() {
  local log=$state/image.log
  note "building the image of the hosts, once: about a minute"
  rm -rf "$image" "$image.new"
  mkdir -p "$image.new"
  find_mirrors >"$log" 2>&1
  [ -n "$debian_mirror" ] || fail "cannot build the hosts' image" "no mirror of Debian in this machine's apt configuration" "apt-get update, on a machine that uses Debian's packages"
  interruptible bootstrap "$image.new/root" >>"$log" 2>&1 || fail "cannot build the hosts' image" "$(grep -E '^(E:|Err)' "$log" | tail -n 3)" "look at $log, then lab up" 1
  add_newer_etcd "$image.new/root" >>"$log" 2>&1 || fail "cannot add etcd 3.5 to the hosts' image" "$(tail -n 3 "$log")" "look at $log, then lab up" 1
  "$LAB_HOME/host/image-setup" "$image.new/root" >>"$log" 2>&1 || fail "cannot set up the hosts' image" "$(tail -n 3 "$log")" "look at $log, then lab up" 1
  touch "$image.new/complete"
  mv "$image.new" "$image"
  remove_old_images
}

# Images of other versions that nobody has started a lab with for a week, and that no running host stands on.
remove_old_images() {
  local mark old
  for mark in "$cache_root"/images/*/complete; do
    old=${mark%/complete}
    [ -n "$(find "$mark" -mtime +7)" ] || continue
    grep -qsF "lowerdir=$old/" /proc/[0-9]*/mountinfo || rm -rf "$old"
  done
}

# Sets debian_mirror and security_mirror. apt knows origin and label only of what it has fetched once.
find_mirrors() {
  debian_mirror=$(mirror_labelled Debian)
  if [ -z "$debian_mirror" ]; then
    apt-get -qq update || true
    debian_mirror=$(mirror_labelled Debian)
  fi
  security_mirror=$(mirror_labelled Debian-Security)
}

mirror_labelled() {
  # shellcheck disable=SC2016  # apt fills these in
  apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(REPO_URI)' 'Created-By: Packages' | awk -F'|' -v label="$1" '$1 == "Debian" && $2 == label { print $3; exit }'
}

bootstrap() { # ROOT: in a process of its own, which becomes mmdebstrap
  exec 5<&- # its scripts are run by a shell that knows descriptors of one digit only
  local sources=("deb $debian_mirror bookworm main" "deb $debian_mirror bookworm-updates main") options=() setting
  [ -z "$security_mirror" ] || sources+=("deb $security_mirror bookworm-security main")
  while read -r setting; do options+=(--aptopt="$setting"); done < <(apt-config dump | grep -E '^Acquire::https?::(Proxy|CaInfo)' || true)
  # policy-rc.d: no service starts while it is being installed
  # shellcheck disable=SC2016  # $1 is the hook's
  exec mmdebstrap --mode=root --variant=minbase --skip=check/empty "${options[@]}" \
    --aptopt='APT::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --include="$(profile_packages | xargs | tr ' ' ,)" \
    --essential-hook='printf "#!/bin/sh\nexit 101\n" >"$1/usr/sbin/policy-rc.d"; chmod 755 "$1/usr/sbin/policy-rc.d"' \
    bookworm "$1" "${sources[@]}"
}

# Debian 13's etcd 3.5 runs on Debian 12. Fetched through an apt of its own, so that this machine's lists stay as they are.
add_newer_etcd() { # ROOT
  local apt=$1.apt package options
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$1/opt/etcd-3.5"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $debian_mirror trixie main" >"$apt/sources.list"
  options=(-qq -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=- -o Dir::State::Lists="$apt/lists" -o Dir::Cache="$apt/cache" -o APT::Sandbox::User=root)
  apt-get "${options[@]}" update
  (cd "$apt" && apt-get "${options[@]}" download etcd-server etcd-client)
  for package in "$apt"/*.deb; do dpkg-deb -x "$package" "$apt/unpacked"; done
  cp "$apt"/unpacked/usr/bin/etcd* "$1/opt/etcd-3.5/"
  rm -rf "$apt"
}
