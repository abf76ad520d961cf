// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.node;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder that stands in for a host: the node's scripts run under sh, and find commands of the test before real ones. */
final class Host {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    Host(Path folder) throws IOException {
        this.folder = folder;
        // Whatever etcd runs on this machine, that of a lab perhaps, is not on that host.
        with("JUMPKIT_PROC", Files.createDirectories(folder.resolve("proc")).toString());
        command("sudo", "exit 1");
        command("systemctl", "exit 1");
        with("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    }

    /** What a script said. */
    record Said(int exit, String out, String err) {}

    Host with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** A process that runs there. */
    Host process(int pid, String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve("proc").resolve(Integer.toString(pid)));
        Files.writeString(place.resolve("comm"), name + "\n");
        return this;
    }

    /** What a command does there. */
    Host command(String name, String script) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return this;
    }

    /** Makes that directory a disk of its own in the eyes of {@code stat}, and one that cannot be renamed or removed. */
    Host disk(Path directory) throws IOException {
        command("stat", "case \"$*\" in '-c %d " + directory + "/.') echo 7 ;; *) exec /usr/bin/stat \"$@\" ;; esac");
        for (String act : new String[] {"mv", "rmdir"}) {
            command(
                    act,
                    "[ \"$1\" != " + directory + " ] || { echo 'Device or resource busy' >&2; exit 1; }\n"
                            + "for a in /bin/" + act + " /usr/bin/" + act + "; do [ ! -x $a ] || exec $a \"$@\"; done");
        }
        return this;
    }

    Said run(String script) throws IOException, InterruptedException {
        return run(script, "");
    }

    Said run(String script, String input) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Path in = Files.writeString(folder.resolve("in"), input);
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", NodeScripts.read(script));
        builder.environment().putAll(environment);
        Process process = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return new Said(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
