#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Warm `date +%s` on many nodes: Jumpkit beside clush over warm ControlMasters, in turns in the same run.
#
#   src/bench/fanout.sh [NODES [ROUNDS]]        (default 500 nodes, 7 rounds; needs sshd, clush and a built target/)
#
# One private sshd on loopback plays every node, at 127.0.1.x and 127.0.2.x. Client and nodes share the machine's
# cores, so that wall time counts what both sides cost. Jumpkit's shell is open already, as it is in use; clush is
# a process per command, as it is in use. All state is in a temporary folder; only processes that this
# script started are ended, by their ids.
set -u
cd "$(dirname "$0")/../.." || exit 2
nodes=${1:-500} rounds=${2:-7} fanout=64
dir=$(mktemp -d) sshd='' java=''
export LC_ALL=C

# shellcheck disable=SC2317 # called by the trap
finish() {
  exec 3>&- 2>/dev/null
  [ -n "$java" ] && wait "$java" 2>/dev/null
  for socket in "$dir"/cm/*; do
    [ -S "$socket" ] && timeout 5 ssh -F "$dir/ssh_config" -o ControlPath="$socket" -O exit x 2>/dev/null
  done
  [ -n "$sshd" ] && kill "$sshd" 2>/dev/null
  rm -rf "$dir"
}
trap finish EXIT
trap 'exit 130' INT TERM

set_up() {
  mkdir -m 700 "$dir/cm"
  for key in host client; do ssh-keygen -q -t ed25519 -N '' -C '' -f "$dir/${key}_key" || exit 2; done
  cp "$dir/client_key.pub" "$dir/authorized_keys"
  port=$(( 20000 + RANDOM % 10000 ))
  echo "[127.*]:$port $(cut -d' ' -f1,2 "$dir/host_key.pub")" >"$dir/known_hosts"
  cat >"$dir/sshd_config" <<C
Port $port
ListenAddress 0.0.0.0
AllowUsers $(id -un)@127.0.0.0/8
HostKey $dir/host_key
AuthorizedKeysFile $dir/authorized_keys
StrictModes no
PidFile none
PermitRootLogin prohibit-password
PasswordAuthentication no
UsePAM no
UseDNS no
MaxStartups 2000
# bash reads no ~/.bashrc then, which on some machines would be most of what is measured
SetEnv SHLVL=2
LogLevel ERROR
C
  cat >"$dir/ssh_config" <<C
Host *
  Port $port
  User $(id -un)
  IdentityFile $dir/client_key
  IdentitiesOnly yes
  UserKnownHostsFile $dir/known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  KexAlgorithms curve25519-sha256
  LogLevel ERROR
  ControlMaster auto
  ControlPath $dir/cm/%h
  ControlPersist 3600
C
  for ((i = 0; i < nodes; i++)); do echo "127.0.$((1 + i / 250)).$((1 + i % 250))"; done >"$dir/hosts"
  mkdir -p /run/sshd
  /usr/sbin/sshd -D -f "$dir/sshd_config" -E "$dir/sshd.log" & sshd=$!
  for ((i = 0; i < 50; i++)); do (exec 9<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && return; sleep 0.1; done
  echo "sshd did not start" >&2; cat "$dir/sshd.log" >&2; exit 2
}

now() { date +%s%N; }

clush_run() { # N -> ms and right answers
  local start end
  start=$(now)
  clush -f $fanout -o "-F $dir/ssh_config" -w "$(cat "$dir/set.$1")" 'date +%s' >"$dir/out" 2>"$dir/err"
  end=$(now)
  echo "$(( (end - start) / 1000000 )) $(grep -cE ': [0-9]+$' "$dir/out")"
}


median() { sort -n | awk '{a[NR]=$1} END {print (NR % 2) ? a[(NR+1)/2] : int((a[NR/2]+a[NR/2+1])/2)}'; }

[ -f target/jumpkit.jar ] || { echo "build first: mvn -q package -DskipTests" >&2; exit 2; }
set_up
mkfifo "$dir/questions" "$dir/answers"
classes=target/jumpkit.jar
javac -d "$dir/classes" -cp "$classes" src/bench/java/io/jumpkit/bench/FanoutBench.java || exit 2
# shellcheck disable=SC2086 # flags are words
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData ${JAVA_EXTRA--Xmx512m} -cp "$dir/classes:$classes" io.jumpkit.bench.FanoutBench "$dir" "$port" "$dir/hosts" $fanout \
  <"$dir/questions" >"$dir/answers" & java=$!
exec 3>"$dir/questions" 4<"$dir/answers"
jumpkit_run() { echo "$1" >&3; read -r answer <&4; echo "$answer"; }
jumpkit_cpu() { awk '{print ($14 + $15) * 10}' "/proc/$java/stat"; } # ms, at the usual 100 ticks a second

sizes=$(for n in 10 100 "$nodes"; do [ "$n" -le "$nodes" ] && echo "$n"; done | sort -nu)
for n in $sizes; do head -"$n" "$dir/hosts" | nodeset -f >"$dir/set.$n"; done
echo "opening $nodes sessions each ..."
echo "  jumpkit cold: $(jumpkit_run "$nodes") (ms, right answers)"
echo "  clush cold:   $(clush_run "$nodes") (ms, right answers)"

wrong=0
for ((round = 0; round <= rounds; round++)); do
  for n in $sizes; do
    # In turns, and who is first changes; the round 0 warms both up and does not count.
    if ((round % 2)); then a=$(jumpkit_run "$n") b=$(clush_run "$n"); else b=$(clush_run "$n") a=$(jumpkit_run "$n"); fi
    # shellcheck disable=SC2015 # the right side of && cannot fail without the left
    [ "${a#* }" = "$n" ] && [ "${b#* }" = "$n" ] || { wrong=1; echo "wrong answers: jumpkit $a, clush $b of $n" >&2; }
    if ((round)); then echo "${a% *}" >>"$dir/jumpkit.$n"; echo "${b% *}" >>"$dir/clush.$n"; fi
  done
done

before=$(jumpkit_cpu)
for n in 1 2 3; do jumpkit_run "$nodes" >/dev/null; done
cpu=$(( ($(jumpkit_cpu) - before) * 100 / 3 / nodes ))
rss=$(awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$java/status")
printf '\n%-8s %12s %12s %8s   %s\n' NODES 'JUMPKIT ms' 'CLUSH ms' FASTER 'ALL ROUNDS (jumpkit | clush)'
for n in $sizes; do
  a=$(median <"$dir/jumpkit.$n") b=$(median <"$dir/clush.$n")
  printf '%-8s %12s %12s %7sx   %s | %s\n' "$n" "$a" "$b" \
    "$(awk -v a="$a" -v b="$b" 'BEGIN {printf "%.1f", b / (a ? a : 1)}')" \
    "$(tr '\n' ' ' <"$dir/jumpkit.$n")" "$(tr '\n' ' ' <"$dir/clush.$n")"
done
echo "jumpkit's processor time: $((cpu / 100)).$(printf %02d $((cpu % 100))) ms a node, warm"
echo "jumpkit's peak memory: $rss MB resident, with $nodes open sessions; load average $(cut -d' ' -f1 /proc/loadavg)"
exit $wrong
