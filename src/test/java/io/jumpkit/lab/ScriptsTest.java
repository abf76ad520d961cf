// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptsTest {
    private static final Path SOURCE = Path.of("src/lab");

    @TempDir
    Path cache;

    @Test
    void everyScriptTravelsAndCanBeRun() throws IOException {
        Path unpacked = Scripts.packed().unpackInto(cache).getParent();

        try (Stream<Path> tree = Files.walk(SOURCE)) {
            List<Path> scripts = tree.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith(".shellcheckrc"))
                    .toList();
            for (Path script : scripts) {
                Path there = unpacked.resolve(SOURCE.relativize(script).toString());
                assertEquals(-1, Files.mismatch(script, there), script.toString());
                assertTrue(Files.isExecutable(there), there.toString());
            }
        }
    }

    @Test
    void theSameScriptsGoToTheSamePlace() {
        assertEquals(Scripts.packed().unpackInto(cache), Scripts.packed().unpackInto(cache));
    }

    @Test
    void everyShellScriptParses() throws IOException, InterruptedException {
        for (String name : Scripts.packed().files().keySet()) {
            if (!name.equals("faults/delay-queue")) {
                assertEquals("", bash("bash -n " + SOURCE.resolve(name)));
            }
        }
    }

    /** Of another network only what shares an address with the lab's is in the way. */
    @ParameterizedTest
    @CsvSource({
        "10.77.0.0/24,  yes",
        "10.77.0.7/32,  yes",
        "10.0.0.0/8,    yes",
        "10.77.1.0/24,  no",
        "192.168.0.0/16, no",
    })
    void seesWhetherASubnetIsTaken(String taken, String expected) throws IOException, InterruptedException {
        String script = ". lib/network.sh; clashes 10.77.0.0/24 '" + taken + "' && echo yes || echo no";

        assertEquals(expected, bash(script));
    }

    @Test
    void readsTakenNetworksFromRoutes() throws IOException, InterruptedException {
        String routes =
                """
                default via 192.0.2.1 dev eth0
                192.0.2.0/24 dev eth0 proto kernel scope link src 192.0.2.2
                local 127.0.0.0/8 dev lo table local
                broadcast 192.0.2.255 dev eth0 table local
                blackhole 10.9.0.0/16
                """;

        assertEquals(
                "10.9.0.0/16\n127.0.0.0/8\n192.0.2.0/24\n192.0.2.255/32",
                bash(". lib/network.sh; taken_networks <<'END'\n" + routes + "END"));
    }

    @ParameterizedTest
    @CsvSource({"+3s, +3.000000", "-250ms, -0.250000", "+2m, +120.000000", "-1.5h, -5400.000000"})
    void writesOffsetsInSeconds(String offset, String seconds) throws IOException, InterruptedException {
        assertEquals(seconds, bash(". faults/skew.sh; offset_seconds " + offset));
    }

    @Test
    void oneSetAloneIsCutFromAllTheRest() throws IOException, InterruptedException {
        assertEquals("n1,n3,n5", bash("all_hosts=(n1 n2 n3 n4 n5); . faults/partition.sh; the_rest n2 n4"));
    }

    @Test
    void aProcessIsKnownByItsStartTimeToo() throws IOException, InterruptedException {
        String script =
                ". lib/hosts.sh; f=$(mktemp); echo $$ $(start_time_of $$) >$f; is_process $f >/dev/null && echo it;"
                        + " echo $$ 1 >$f; is_process $f || echo another; rm $f";

        assertEquals("it\nanother", bash(script));
    }

    @Test
    void aProcessThatWasGoneWhenItWasWrittenDownIsNoProcess() throws IOException, InterruptedException {
        assertEquals(
                "gone", bash(". lib/hosts.sh; f=$(mktemp); echo '999999999 ' >$f; is_process $f || echo gone; rm $f"));
    }

    @Test
    void saysWhenTheKernelHasNoRoomForMoreHosts() throws IOException, InterruptedException {
        String script =
                ". lib/say.sh; . lib/hosts.sh; . lib/machine.sh; cgroup=x; inotify_limit=$(mktemp); echo 60 >$inotify_limit;"
                        + " inotify_in_use() { echo 50; }; other_labs() { echo '; other labs: lab it'; };"
                        + " check_room_for 0; check_room_for 1; (check_room_for 2); rm $inotify_limit";

        assertEquals(
                """
                error: no room for 2 more hosts on this machine
                why: they need 12 inotify instances and root has 10 of 60 left; other labs: lab it
                next: sysctl fs.inotify.max_user_instances=572   (or take another lab down)""",
                bash(script));
    }

    private static String bash(String script) throws IOException, InterruptedException {
        String where = script.startsWith(".") || script.startsWith("all_hosts") ? "cd " + SOURCE + "; " : "";
        Process bash = new ProcessBuilder("bash", "-c", where + script)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        assertTrue(bash.waitFor(10, TimeUnit.SECONDS));
        return said;
    }
}
