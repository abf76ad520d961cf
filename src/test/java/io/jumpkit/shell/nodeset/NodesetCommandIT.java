// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Invocation;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.deadline.Cancellation;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.session.Session;
import io.jumpkit.testing.ClusterShell;
import io.jumpkit.testing.ListConsole;
import io.jumpkit.testing.TestSessions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same command lines for Jumpkit's {@code nodeset} and Debian's, which must print the same. */
class NodesetCommandIT {
    private static final long SEED = Long.getLong("jumpkit.seed", 20261122);
    private static final String PIPED = "n7 n[1-2] # not n3\n\nm1,m2\n";
    private static final Map<String, Map<String, String>> GROUPS = Map.of(
            "prod", Map.of("all", "n[1-5]", "etcd", "n[1-3]", "redis", "n[4-5]"),
            "zone", Map.of("all", "n[1-5]", "a", "n[1,3,5]", "b", "n[2,4]"));

    private final Random random = new Random(SEED);
    private final Session prod = TestSessions.open();

    @TempDir
    Path directory;

    @Test
    void printsWhatDebiansNodesetPrints() throws Exception {
        List<List<String>> lines = new ArrayList<>();
        for (int count = 0; count < 800; count++) {
            lines.add(arguments());
        }
        List<JsonNode> answers = new ClusterShell(directory, "prod", GROUPS)
                .ask(lines.stream()
                        .map(line -> Map.of("argv", line, "stdin", PIPED))
                        .toList());

        for (int at = 0; at < lines.size(); at++) {
            // To ClusterShell all nodes are a group of that name, too; to us they are no group.
            String expected = answers.get(at).path("output").asText("refused").replace("@all", "@etcd,@redis");
            assertEquals(expected, printed(lines.get(at)), lines.get(at) + " seed " + SEED);
        }
    }

    private String printed(List<String> arguments) throws InterruptedException {
        ByteArrayInputStream input = new ByteArrayInputStream(PIPED.getBytes(StandardCharsets.UTF_8));
        Dispatcher dispatcher =
                new Dispatcher(new Commands(List.of(NodesetCommand.entry(input)), Map.of(), List.of()), () -> {
                    throw new AssertionError("no condition in this test");
                });
        Invocation in = new Invocation(prod, new ListConsole(), new Cancellation(), dispatcher, Optional.empty());
        String line = "nodeset " + arguments.stream().map(LineGrammar::quote).collect(Collectors.joining(" "));
        return new TextRenderer(Screen.PIPE)
                .data(dispatcher.run(LineGrammar.parse(line).get(0), in)).stream()
                        .map(shown -> shown.text() + "\n")
                        .collect(Collectors.joining());
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (random.nextInt(8) == 0) {
            return numbers();
        }
        String form = one("-f", "-f", "-e", "-c", "--fold", "--expand", "--count", "-r", "--regroup");
        arguments.add(form);
        arguments.addAll(options(form));
        arguments.add(set());
        for (int more = random.nextInt(5); more > 0; more--) {
            if (random.nextBoolean()) {
                arguments.add(one("-x", "-i", "-X", "--exclude", "--intersection", "--xor"));
            }
            String set = set();
            arguments.add(arguments.contains("-") && set.equals("-") ? "n4" : set);
        }
        return arguments;
    }

    private List<String> numbers() {
        List<String> arguments = new ArrayList<>(List.of(one("-f", "-e", "-c"), one("-R", "--rangeset")));
        if (random.nextBoolean()) {
            arguments.addAll(List.of("--autostep", one("3", "4", "auto")));
        }
        for (int more = random.nextInt(3); more >= 0; more--) {
            arguments.add(one("1-5", "7", "2-20/2", "001-010", "1,5,18-31", "3-9/3"));
        }
        return arguments;
    }

    private List<String> options(String form) {
        boolean folds = form.equals("-f") || form.equals("--fold");
        return switch (random.nextInt(13)) {
            case 0 -> List.of("--split", one("1", "2", "3", "7"));
            case 1 -> List.of("--contiguous");
            case 2 -> List.of("-I", one("0", "1-3", "0-20/2", "5,7"));
            case 3 -> List.of("-S", one(",", "\\n", "\\t", ", ", "+"));
            case 4 -> folds ? List.of("--axis", one("1", "2", "1-2", "9")) : List.of();
            case 5 -> List.of("-a");
            case 6 -> List.of("-I", one("0-3", "2-99/2"), "--split", "2");
            case 7, 8 -> folds ? List.of("--autostep", one("2", "3", "4", "50%", "100%", "auto")) : List.of();
            case 9 -> List.of("-O", one("<%s>", "%s.example.com", "100%%%s"));
            default -> List.of();
        };
    }

    private String set() {
        return one(
                "n[1-3]",
                "n4",
                "@etcd",
                "@redis",
                "@zone:a",
                "@zone:b!n2",
                "n*",
                "n?",
                "@*",
                "@zone:*&n[1-2]",
                "x[01-10]",
                "n[1-20/3]",
                "r[1-2]n[1-4]",
                "r1n[1-3],r2n2",
                "r[1-9]n1",
                "n[1-9]^n[3-12]",
                "login",
                "-",
                "");
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
