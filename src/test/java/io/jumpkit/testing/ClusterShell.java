// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Debian's ClusterShell, asked many questions in one process. */
public final class ClusterShell {
    /** Reads and writes questions and answers. */
    public static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final Path config;

    /** Keeps its files in {@code directory}; {@code groups} by source and name, "all" being all nodes of a source. */
    public ClusterShell(Path directory, String defaultSource, Map<String, Map<String, String>> groups)
            throws IOException {
        DebianPackage.ensure("clustershell");
        this.directory = directory;
        Path sources = Files.createDirectory(directory.resolve("sources"));
        Files.writeString(sources.resolve("groups.yaml"), yaml(groups));
        config = directory.resolve("groups.conf");
        Files.writeString(config, "[Main]\ndefault: " + defaultSource + "\nautodir: " + sources + "\n");
    }

    /** One answer per question, in order. */
    public List<JsonNode> ask(List<? extends Map<String, ?>> questions) throws IOException, InterruptedException {
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

    private static String yaml(Map<String, Map<String, String>> groups) {
        StringBuilder text = new StringBuilder();
        groups.forEach((source, nodes) -> {
            text.append(source).append(":\n");
            nodes.forEach((name, set) ->
                    text.append("  '").append(name).append("': '").append(set).append("'\n"));
        });
        return text.toString();
    }
}
