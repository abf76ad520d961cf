# SPDX-License-Identifier: Apache-2.0
# Made from the catalogue of commands by: mvn verify -Dgolden=update

_jumpkit_next() {
  case "$1" in
    '') printf '%s\n' use on nodes ro rw note star history why info help exit nodeset exec x copy fetch ping netstat date etcd service inventory runbook run lab transcript replay ;;
    'etcd') printf '%s\n' status health members quorum alarms alarm hash latency elections keys watch perf data-dir configure snapshot member move-leader compact defrag ;;
    'etcd alarm') printf '%s\n' disarm ;;
    'etcd data-dir') printf '%s\n' set-aside ;;
    'etcd snapshot') printf '%s\n' save verify plan restore ;;
    'etcd member') printf '%s\n' joins add environment promote remove update ;;
    'service') printf '%s\n' status start stop restart ;;
    'inventory') printf '%s\n' check show import ;;
    'runbook') printf '%s\n' list show print lint compile run resume runs approve abort drill ;;
    'lab') printf '%s\n' up status hosts poweroff poweron freeze thaw partition loss delay slow skew stop start heal console reset down ;;
    'transcript') printf '%s\n' list show play grep export verify seal repair redact ;;
  esac
}

_jumpkit_options() {
  case "$1" in
    'use') printf '%s\n' -h --help ;;
    'on') printf '%s\n' -h --help ;;
    'nodes') printf '%s\n' -h --help ;;
    'ro') printf '%s\n' -h --help ;;
    'rw') printf '%s\n' --for --reason --despite-freeze -h --help ;;
    'note') printf '%s\n' --at -h --help ;;
    'star') printf '%s\n' -h --help ;;
    'history') printf '%s\n' -n --lines -h --help ;;
    'why') printf '%s\n' -h --help ;;
    'info') printf '%s\n' -h --help ;;
    'help') printf '%s\n' -h --help ;;
    'exit') printf '%s\n' -h --help ;;
    'nodeset') printf '%s\n' -f --fold -e --expand -c --count -l --list -L --list-all -r --regroup -R --rangeset --autostep -O --output-format -a --all -x --exclude -i --intersection -X --xor -s --groupsource -S --separator -I --slice --split --contiguous --axis --pick -h --help ;;
    'exec') printf '%s\n' --on --fanout --try --go-on --rolling --pause --fail-fast --timeout --diff --fuzzy --sudo --stdin --tty --raw -h --help ;;
    'x') printf '%s\n' --on --fanout --try --go-on --rolling --pause --fail-fast --timeout --diff --fuzzy --sudo --stdin --tty --raw -h --help ;;
    'copy') printf '%s\n' --on --fanout --try --go-on --rolling --pause --fail-fast -h --help ;;
    'fetch') printf '%s\n' --on --fanout --try --go-on --rolling --pause --fail-fast -h --help ;;
    'ping') printf '%s\n' --on --count --interval --tcp --mtu -h --help ;;
    'netstat') printf '%s\n' --on --interval --peers -h --help ;;
    'date') printf '%s\n' --on --samples -h --help ;;
    'etcd status') printf '%s\n' -h --help ;;
    'etcd health') printf '%s\n' -h --help ;;
    'etcd members') printf '%s\n' -h --help ;;
    'etcd quorum') printf '%s\n' --without -h --help ;;
    'etcd alarms') printf '%s\n' -h --help ;;
    'etcd alarm disarm') printf '%s\n' --kind --member --quota -h --help ;;
    'etcd hash') printf '%s\n' --timeout -h --help ;;
    'etcd latency') printf '%s\n' --interval -h --help ;;
    'etcd elections') printf '%s\n' --for --interval -h --help ;;
    'etcd keys') printf '%s\n' --limit --values -h --help ;;
    'etcd watch') printf '%s\n' --prefix --from --for --values -h --help ;;
    'etcd perf') printf '%s\n' --for --rate --clients --value-bytes -h --help --confirm ;;
    'etcd data-dir') printf '%s\n' --on -h --help ;;
    'etcd data-dir set-aside') printf '%s\n' --still-member -h --help ;;
    'etcd configure') printf '%s\n' --name --initial-cluster --state --token -h --help ;;
    'etcd snapshot save') printf '%s\n' --from --from-disk --data-dir --timeout -h --help ;;
    'etcd snapshot verify') printf '%s\n' -h --help ;;
    'etcd snapshot plan') printf '%s\n' --members --initial-cluster --token --bump-revision --skip-hash-check --timeout -h --help ;;
    'etcd snapshot restore') printf '%s\n' --members --initial-cluster --token --bump-revision --skip-hash-check --timeout --on -h --help --confirm ;;
    'etcd member joins') printf '%s\n' --without -h --help ;;
    'etcd member add') printf '%s\n' --peer-urls --learner --as --despite-version -h --help --confirm ;;
    'etcd member environment') printf '%s\n' --name --flags -h --help ;;
    'etcd member promote') printf '%s\n' --despite-version -h --help --confirm ;;
    'etcd member remove') printf '%s\n' -h --help --confirm ;;
    'etcd member update') printf '%s\n' --peer-urls -h --help --confirm ;;
    'etcd move-leader') printf '%s\n' -h --help ;;
    'etcd compact') printf '%s\n' --revision --keep --timeout -h --help ;;
    'etcd defrag') printf '%s\n' --timeout --stop-writes -h --help ;;
    'service status') printf '%s\n' --on -h --help ;;
    'service start') printf '%s\n' --on -h --help ;;
    'service stop') printf '%s\n' --on -h --help ;;
    'service restart') printf '%s\n' --on -h --help ;;
    'inventory check') printf '%s\n' --live -h --help ;;
    'inventory show') printf '%s\n' -h --help ;;
    'inventory import') printf '%s\n' --ssh-config --ansible --name --write -h --help ;;
    'runbook list') printf '%s\n' -h --help ;;
    'runbook show') printf '%s\n' --follow -h --help ;;
    'runbook print') printf '%s\n' -h --help ;;
    'runbook lint') printf '%s\n' -h --help ;;
    'runbook compile') printf '%s\n' --schema -h --help ;;
    'runbook run') printf '%s\n' --dry-run --param --choose --by-hand --ack-notes --unknown --confirm --approved --captured --override --reason -h --help ;;
    'run') printf '%s\n' --dry-run --param --choose --by-hand --ack-notes --unknown --confirm --approved --captured --override --reason -h --help ;;
    'runbook resume') printf '%s\n' --param --choose --by-hand --ack-notes --unknown --confirm --approved --captured --override --reason -h --help ;;
    'runbook runs') printf '%s\n' --journal -h --help ;;
    'runbook approve') printf '%s\n' -h --help ;;
    'runbook abort') printf '%s\n' --param --choose --by-hand --ack-notes --unknown --confirm --approved --captured --override --reason -h --help ;;
    'runbook drill') printf '%s\n' --end -h --help ;;
    'lab up') printf '%s\n' --etcd --profile -h --help ;;
    'lab status') printf '%s\n' -h --help ;;
    'lab hosts') printf '%s\n' -h --help ;;
    'lab poweroff') printf '%s\n' --wipe -h --help ;;
    'lab poweron') printf '%s\n' -h --help ;;
    'lab freeze') printf '%s\n' -h --help ;;
    'lab thaw') printf '%s\n' -h --help ;;
    'lab partition') printf '%s\n' --one-way -h --help ;;
    'lab loss') printf '%s\n' -h --help ;;
    'lab delay') printf '%s\n' -h --help ;;
    'lab slow') printf '%s\n' -h --help ;;
    'lab skew') printf '%s\n' --behind -h --help ;;
    'lab stop') printf '%s\n' -h --help ;;
    'lab start') printf '%s\n' -h --help ;;
    'lab heal') printf '%s\n' --power -h --help ;;
    'lab console') printf '%s\n' -h --help ;;
    'lab reset') printf '%s\n' --etcd --profile -h --help ;;
    'lab down') printf '%s\n' --purge -h --help ;;
    'transcript list') printf '%s\n' --cluster --limit -h --help ;;
    'transcript show') printf '%s\n' --outputs --all -h --help ;;
    'transcript play') printf '%s\n' --speed --idle-limit -h --help ;;
    'replay') printf '%s\n' --speed --idle-limit -h --help ;;
    'transcript grep') printf '%s\n' -i --ignore-case --in --cluster --limit -h --help ;;
    'transcript export') printf '%s\n' --format -o --file -h --help ;;
    'transcript verify') printf '%s\n' --head -h --help ;;
    'transcript seal') printf '%s\n' -h --help ;;
    'transcript repair') printf '%s\n' -h --help ;;
    'transcript redact') printf '%s\n' --pattern -h --help ;;
  esac
}

_jumpkit_clusters() {
  file=${JUMPKIT_INVENTORY:-${JUMPKIT_CONFIG_DIR:-${XDG_CONFIG_HOME:-$HOME/.config}/jumpkit}/clusters.yaml}
  echo lab
  [ -r "$file" ] || return 0
  awk '/^clusters:/ {on = 1; next} /^[^ #]/ {on = 0}
    on && /^  [A-Za-z0-9_][A-Za-z0-9_.-]* *:/ {sub(/ *:.*/, ""); sub(/^ +/, ""); print}' "$file"
}

_jumpkit_walk() {
  at= cluster= skip=
  for word in "$@"; do
    if [ -n "$skip" ]; then skip=; continue; fi
    case "$word" in
      -i|--inventory|-n|--nodes|-o|--output|--timeout|--fanout|-c|--command|-f|--file|-C|--cluster) [ -n "$at" ] || skip=1 ;;
      -*) ;;
      *)
        if _jumpkit_next "$at" | cut -d: -f1 | grep -qxF -e "$word"; then
          at="${at:+$at }$word"
        elif [ "$at" = lab ] && _jumpkit_next '' | cut -d: -f1 | grep -qxF -e "$word"; then
          at=$word
        elif [ -z "$at" ]; then
          cluster=$word
        fi ;;
    esac
  done
  return 0
}

_jumpkit() {
  local cur=${COMP_WORDS[COMP_CWORD]} at cluster skip word words
  _jumpkit_walk "${COMP_WORDS[@]:1:COMP_CWORD-1}"
  [ -n "$skip" ] && return 0
  words=$(_jumpkit_next "$at")
  if [ "$at" = lab ]; then words="$words $(_jumpkit_next '')"; fi
  if [ -z "$at" ] && [ -z "$cluster" ]; then words="$words $(_jumpkit_clusters)"; fi
  case "$cur" in
    -*) if [ -z "$at" ]; then words='-i --inventory -n --nodes -o --output --timeout --fanout -c --command -f --file -C --cluster --read-only --keep-going --accept-new --no-record --record=required --no-input --no-color -v --verbose --debug --version -h --help'; else words=$(_jumpkit_options "$at"); fi ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}

complete -o default -F _jumpkit jumpkit
