// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.NodeResult.Remains;
import io.jumpkit.ssh.transport.CommandLine;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Ended;
import io.jumpkit.ssh.transport.Running;
import io.jumpkit.ssh.transport.Sink;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Ends a remote command over a second channel: every process of its session or group, first politely, then not, and
 * looks whether any is left.
 *
 * <p>The session and not only the group: {@code timeout} and {@code set -m} make groups of their own. Zombies do not
 * count: in a container nobody may ever collect them.
 */
final class Killing {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final String GONE = "jumpkit-gone";

    private static final String SCRIPT =
            """
            left() {
              found=
              for stat in /proc/[0-9]*/stat; do
                { read -r line <"$stat"; } 2>/dev/null || continue
                pid=${stat#/proc/}; pid=${pid%%/stat}
                set -- ${line##*) }
                case $1 in Z|X) continue;; esac
                for leader in $leaders; do
                  if [ "$3" = "$leader" ] || [ "$4" = "$leader" ]; then found="$found $pid"; fi
                done
              done
              if [ ! -r /proc/self/stat ]; then
                for leader in $leaders; do kill -s 0 "-$leader" 2>/dev/null && found="$found -$leader"; done
              fi
              [ -n "$found" ]
            }
            n=0
            while left; do
              if [ $n -eq 0 ]; then kill -s TERM $found 2>/dev/null; kill -s CONT $found 2>/dev/null; fi
              if [ $n -ge 5 ]; then kill -s KILL $found 2>/dev/null; fi
              if [ $n -ge 15 ]; then exit 1; fi
              n=$((n+1))
              sleep 0.1 2>/dev/null || sleep 1
            done
            echo %s
            """
                    .formatted(GONE);

    private Killing() {}

    /**
     * Ends the sessions that these processes lead.
     *
     * @param password sudo's, when the processes are root's; empty otherwise
     */
    static Remains kill(Connection connection, List<Integer> leaders, Sudo sudo) {
        if (leaders.isEmpty()) {
            return Remains.MAYBE_RUNNING;
        }
        String numbers = leaders.stream().map(String::valueOf).collect(Collectors.joining(" "));
        String script = "leaders='" + numbers + "'\n" + SCRIPT;
        StringBuffer said = new StringBuffer();
        Sink listener =
                (bytes, offset, length) -> said.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        Deadline deadline = Deadline.in(PATIENCE);
        CommandLine line = new CommandLine(sudo.killLine(script), false, listener, Sink.NOWHERE);
        try (Running running = connection.start(line, deadline)) {
            sudo.sendPassword(running);
            Ended end = running.ended().get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
            return end.exit().orElse(1) == 0 && said.indexOf(GONE) >= 0 ? Remains.KILLED : Remains.MAYBE_RUNNING;
        } catch (Unreached | TimeoutException | ExecutionException | IOException e) {
            return Remains.MAYBE_RUNNING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Remains.MAYBE_RUNNING;
        }
    }
}
