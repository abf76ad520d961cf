// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jumpkit.Catalog;
import io.jumpkit.command.Dispatcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionScriptsTest {
    private static final Path FOLDER = Path.of("completions");
    private static final Map<String, String> SCRIPTS = CompletionScripts.of(new Dispatcher(Catalog.commands(), () -> {
        throw new AssertionError("no condition is evaluated here");
    }));

    @TempDir
    Path config;

    private String inventory = "clusters:\n  prod:\n    nodes:\n      n1: {}\n";

    @TestFactory
    List<DynamicTest> filesAreWhatTheCatalogueMakes() {
        List<DynamicTest> tests = new ArrayList<>();
        SCRIPTS.forEach((name, text) -> tests.add(DynamicTest.dynamicTest(name, () -> compare(name, text))));
        return tests;
    }

    private static void compare(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        String known = Files.exists(file) ? Files.readString(file) : "";
        assertEquals(text, known, "refresh with: mvn verify -Dgolden=update");
    }

    /** What bash completes the last word to; the first are alphabetical. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "jumpkit nodes => nodes nodeset",
                "jumpkit pr => prod",
                "jumpkit prod etcd member r => remove",
                "jumpkit lab power => poweroff poweron",
                "jumpkit lab poweroff --h => --help",
                "jumpkit lab nodes => nodes nodeset",
                "jumpkit -i f prod exec --try => --try",
                "jumpkit --keep => --keep-going",
            })
    void bashKnowsWhatMayFollow(String line, String expected) throws Exception {
        String words = "(" + String.join(" ", line.split(" ")) + ")";
        String script = "source completions/jumpkit.bash; COMP_WORDS=" + words
                + "; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _jumpkit; echo $(printf '%s\\n' \"${COMPREPLY[@]}\" | sort -u)";

        assertEquals(expected, bash(script));
    }

    @Test
    void anInventorysKeysAreNotRunByTheShell() throws Exception {
        inventory = "clusters:\n  prod:\n  \"$(touch ran)\": {}\n  a$(touch${IFS}ran): {}\n  b`touch ran`: {}\n";
        Path ran = Path.of("ran");

        String offered = bash("source completions/jumpkit.bash; COMP_WORDS=(jumpkit ''); COMP_CWORD=1; _jumpkit;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\" | grep -xE 'prod|[ab].*[$`].*|lab'");

        assertEquals("lab\nprod", offered.lines().sorted().distinct().collect(Collectors.joining("\n")));
        assertFalse(Files.exists(ran));
    }

    @Test
    void bashFindsNothingWrongWithIt() throws Exception {
        assertEquals("", bash("bash -n completions/jumpkit.bash 2>&1"));
    }

    private String bash(String script) throws IOException, InterruptedException {
        Files.writeString(config.resolve("clusters.yaml"), inventory);
        ProcessBuilder builder = new ProcessBuilder("bash", "--norc", "-c", script).redirectErrorStream(true);
        builder.environment().put("JUMPKIT_CONFIG_DIR", config.toString());
        builder.environment().remove("JUMPKIT_INVENTORY");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        process.waitFor();
        return said;
    }
}
