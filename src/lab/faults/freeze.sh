# SPDX-License-Identifier: Apache-2.0
# A host that answers ping and nothing else: every process of it stands still.

set_frozen() { # HOST 0|1
  [ -e "$cgroup/$1/cgroup.freeze" ] || return 0
  echo "$2" >"$cgroup/$1/cgroup.freeze"
  until_true 5 cgroup_says "$1" "frozen $2" || fail "$1 does not $([ "$2" = 1 ] && echo freeze || echo thaw)" "its cgroup still says otherwise" "lab status" 1
}

verb_freeze() { freeze_or_thaw freeze 1 "$@"; }
verb_thaw() { freeze_or_thaw thaw 0 "$@"; }

freeze_or_thaw() { # VERB 0|1 HOSTS...
  local verb=$1 value=$2 host
  shift 2
  check_hosts "${*// /,}"
  need_lab
  for host in "${hosts[@]}"; do is_on "$host" || fail "cannot $verb $host" "it is off" "lab poweron $host"; done
  begin "$verb"
  for host in "${hosts[@]}"; do set_frozen "$host" "$value"; done
  step "${hosts[*]}"
}
