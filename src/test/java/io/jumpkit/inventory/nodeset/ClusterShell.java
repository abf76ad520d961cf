// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jumpkit.testing.DebianPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's ClusterShell, asked many questions in one process. */
final class ClusterShell {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Path config;

    /** Groups in {@code groups} are ClusterShell's YAML; the default source is {@code lab}. */
    ClusterShell(Path directory, String groups) throws IOException {
        DebianPackage.ensure("clustershell");
        this.directory = directory;
        Path sources = Files.createDirectory(directory.resolve("sources"));
        Files.writeString(sources.resolve("groups.yaml"), groups);
        config = directory.resolve("groups.conf");
        Files.writeString(config, "[Main]\ndefault: lab\nautodir: " + sources + "\n");
    }

    /** One answer per question, in order. */
    List<JsonNode> ask(List<? extends Map<String, ?>> questions) throws IOException, InterruptedException {
        Path input = directory.resolve("questions");
        Path output = directory.resolve("answers");
        List<String> lines = new ArrayList<>();
        for (Map<String, ?> question : questions) {
            lines.add(JSON.writeValueAsString(question));
        }
        Files.write(input, lines, StandardCharsets.UTF_8);
        Process process = new ProcessBuilder(
                        "/usr/bin/python3", "src/test/resources/nodeset/reference.py", config.toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("ClusterShell did not answer within 3 minutes");
        }
        List<JsonNode> answers = new ArrayList<>();
        for (String line : Files.readAllLines(output, StandardCharsets.UTF_8)) {
            answers.add(JSON.readTree(line));
        }
        if (process.exitValue() != 0 || answers.size() != questions.size()) {
            throw new AssertionError("ClusterShell gave " + answers.size() + " of " + questions.size() + " answers");
        }
        return answers;
    }
}
