#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# What recording costs: the same lines in one process with and without it, in turns; medians in a table.
#
#   src/bench/recording.sh [ROUNDS [CLUSTER]]        (default 5 rounds, no cluster; needs ./jumpkit as it was built)
#
# Local: 200 000 node names written one a line, which all go through the record. On a cluster, such as lab: 100 MB from
# n1, and a short answer of every node twenty times. Each measurement is a process; what a process that does nothing
# takes is taken off. All state is in a temporary folder.
set -u
cd "$(dirname "$0")/../.." || exit 2
rounds=${1:-5} cluster=${2:-} dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM
export JUMPKIT_NO_BUILD=1 JUMPKIT_STATE_DIR=$dir/state

# Milliseconds that a process takes for these lines.
took() {
  local begin=${EPOCHREALTIME/[.,]/}
  ./jumpkit "$@" >/dev/null 2>"$dir/err" || { echo "failed: $* ($(head -1 "$dir/err"))" >&2; exit 1; }
  echo $(((${EPOCHREALTIME/[.,]/} - begin) / 1000))
}

median() { sort -n | sed -n "$(((rounds + 1) / 2))p"; }

# measure NAME CLUSTER LINE: rounds in turns, so that what else runs on the machine meets all alike.
measure() {
  local name=$1 where=$2 line=$3 on off idle round with without
  for ((round = 0; round < rounds; round++)); do
    on+=$(took ${where:+"$where"} -c "$line")$'\n' || exit 1
    off+=$(took --no-record ${where:+"$where"} -c "$line")$'\n' || exit 1
    idle+=$(took --no-record ${where:+"$where"} -c 'nodeset -c n1')$'\n' || exit 1
  done
  idle=$(median <<<"${idle%$'\n'}") with=$(($(median <<<"${on%$'\n'}") - idle))
  without=$(($(median <<<"${off%$'\n'}") - idle))
  printf '%-34s %8s %8s %7s %%\n' "$name" "$with" "$without" \
    "$(awk -v a="$with" -v b="$without" 'BEGIN { printf("%.1f", (b > 0) ? (a - b) * 100 / b : 0) }')"
}

printf '%-34s %8s %8s %9s\n' "median of $rounds, ms" recorded without costs
measure '200 000 lines of text' '' "nodeset -e -S '\\n' n[1-200000]"
if [ -n "$cluster" ]; then
  measure '100 MB from one node' "$cluster" "on n1; x --timeout 5m 'yes 0123456789 | head -c 100000000'"
  measure '20 short answers of every node' "$cluster" "$(for ((i = 0; i < 20; i++)); do echo -n 'x date +%s; '; done)"
fi
