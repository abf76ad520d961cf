# SPDX-License-Identifier: Apache-2.0
# A wrong clock, for what is run in SSH sessions on the host (see host/image-setup). The machine's clock is not touched,
# and services, started by systemd, keep the right time.

describe_skew() { echo "clock $1"; }

verb_skew() {
  need_words 2 "skew n1 +3s" "$@"
  need_match "$2" '[+-][0-9]{1,6}(\.[0-9]+)?(ms|s|m|h)' "an offset" "+3s, -250ms or +2m"
  check_hosts "$1"
  need_lab
  begin skew
  set_fault skew "$2"
  step "${hosts[*]} $2"
}

offset_seconds() { # OFFSET: as libfaketime reads it
  awk -v offset="$1" 'BEGIN {
    unit["ms"] = 0.001; unit["s"] = 1; unit["m"] = 60; unit["h"] = 3600
    number = offset; sub(/[a-z]+$/, "", number); sub(/^[^a-z]*/, "", offset)
    printf "%+.6f\n", number * unit[offset] }'
}

apply_skew() { # HOST: the link is turned in one move, so that no session ever finds it missing
  local file library=true.so
  file=$state/hosts/$1/faults/skew
  # shellcheck disable=SC2016  # $1 is the inner shell's
  if [ -f "$file" ]; then
    in_host "$1" sh -c 'echo "$1" >/etc/faketimerc' skew "$(offset_seconds "$(cat "$file")")"
    library=skewed.so
  elif [ ! -f "$state/hosts/$1/skewed" ]; then
    return 0
  fi
  # shellcheck disable=SC2016
  in_host "$1" sh -c 'cd /usr/lib/jumpkit && ln -sf "$1" clock.new && mv -f clock.new clock.so' skew "$library"
  if [ "$library" = skewed.so ]; then touch "$state/hosts/$1/skewed"; else rm -f "$state/hosts/$1/skewed"; fi
}
