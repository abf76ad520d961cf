// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import java.time.Duration;

/**
 * The shell text that times TCP connections. Bash 5 and Python read the clock right before and after; with {@code nc} the
 * start of two processes is in the number.
 */
final class ConnectScript {
    private static final String TEXT =
            """
            port=%d; count=%d; pause=%s
            if command -v bash >/dev/null && command -v timeout >/dev/null && bash -c '[ -n "$EPOCHREALTIME" ]'; then
              once() {
                timeout 1 bash -c 's=$EPOCHREALTIME; exec 3<>"/dev/tcp/$0/$1" && echo "ok $s $EPOCHREALTIME"' "$1" "$port"
              }
            elif command -v python3 >/dev/null; then
              once() {
                python3 -c '
            import socket, sys, time
            s = time.time()
            try:
                socket.create_connection((sys.argv[1], int(sys.argv[2])), 1).close()
                print("ok %%.6f %%.6f" %% (s, time.time()))
            except socket.timeout:
                pass
            except OSError as e:
                print(e.strerror or e)' "$1" "$port"
              }
            elif command -v nc >/dev/null; then
              once() {
                s=$(date +%%s.%%N)
                if m=$(nc -z -n -w 1 "$1" "$port" 2>&1); then echo "ok $s $(date +%%s.%%N)"; else printf '%%s\\n' "$m"; fi
              }
            else
              echo %s
              exit 0
            fi
            ask() {
              i=0
              while [ "$i" -lt "$count" ]; do
                [ "$i" = 0 ] || sleep "$pause"
                echo try
                once "$1"
                i=$((i + 1))
              done
            }
            """;

    private ConnectScript() {}

    static String text(int count, Duration interval, int port) {
        return String.format(java.util.Locale.ROOT, TEXT, port, count, Questions.seconds(interval), Questions.NO_TOOL);
    }
}
