// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.testing.DebianPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion scripts in the shells they are for; bash is everywhere and has its test beside the generator's. */
class ShellsIT {
    @TempDir
    Path folder;

    @Test
    void fishOffersTheWordsWithTheirMeaning() throws Exception {
        DebianPackage.ensure("fish");

        assertEquals(
                """
                add
                environment
                joins
                promote
                remove
                update
                """,
                run(
                        "fish",
                        "--no-config",
                        "-c",
                        "source completions/jumpkit.fish; complete -C 'jumpkit lab etcd member ' | cut -f1 | sort"));
    }

    @Test
    void fishOffersTheClustersUntilOneIsNamed() throws Exception {
        DebianPackage.ensure("fish");
        Path file = Files.writeString(folder.resolve("clusters.yaml"), "clusters:\n  prod:\n  \"$(id)\": {}\n");
        String script = "set -x JUMPKIT_INVENTORY " + file + "; source completions/jumpkit.fish; complete -C 'jumpkit ";

        assertEquals("prod\n", run("fish", "--no-config", "-c", script + "-o json pro' | cut -f1"));
        assertEquals("", run("fish", "--no-config", "-c", script + "prod pro' | cut -f1"));
        assertEquals("0\n", run("fish", "--no-config", "-c", script + "' | grep -cF '$'"));
    }

    @Test
    void zshReadsItAndKnowsWhereTheCursorStands() throws Exception {
        DebianPackage.ensure("zsh");

        assertEquals("", run("zsh", "-n", "completions/_jumpkit"));
        assertEquals(
                "etcd member prod\n",
                run(
                        "zsh",
                        "-f",
                        "-c",
                        "source <(sed '$d' completions/_jumpkit); _jumpkit_walk -i f prod etcd member; echo $at $cluster"));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }
}
