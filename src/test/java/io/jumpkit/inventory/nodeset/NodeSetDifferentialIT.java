// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.error.UserError;
import io.jumpkit.testing.ClusterShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Jumpkit and Debian's ClusterShell are given the same few thousand expressions and must say the same. */
class NodeSetDifferentialIT {
    private static final long SEED = Long.getLong("jumpkit.seed", 20261122);
    private static final String ALL = "node[1-20],r[1-3]n[1-4],www1,wwwx,db[01-03]";
    private static final FixedGroups GROUPS = new FixedGroups(Map.of(
            "lab", labGroups(),
            "other", Map.of("all", "n[1-3,9],o1", "a", "n[1-3]", "b", "@a,n9", "rack1", "o1", "web", "@rack1")));

    private static final List<String> REFUSED = List.of(
            ",",
            "n1,",
            "!n1",
            "n1&&n2",
            "n[1-2],,n3",
            "n[",
            "n]",
            "n[]",
            "n[1,]",
            "n[,1]",
            "n[a]",
            "n[1-",
            "n[3-1]",
            "n[1-3/0]",
            "n[1/2]",
            "n[1-2/a]",
            "n[9-011]",
            "n[000-3]",
            "n[01-3]",
            "n[-01-03]",
            "n[1.5]",
            "n[[1-2]]",
            "n[1-2][3-4]",
            "n[1-2]0[3-4]",
            "@rack[1-2",
            "node[1-2*",
            "node[a-c]*",
            "n0[9-10]",
            "@nosource:x",
            "@@nosource");
    private static final List<String> FIELDS =
            List.of("error", "count", "folded", "names", "split", "contiguous", "slice", "axis");

    @TempDir
    Path directory;

    @BeforeEach
    void nameTheSeed(TestReporter reporter) {
        reporter.publishEntry("jumpkit.seed", String.valueOf(SEED));
    }

    private static Map<String, String> labGroups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("all", ALL);
        groups.put("web", "www1,wwwx");
        groups.put("rack1", "node[1-5]");
        groups.put("rack2", "node[6-10]");
        groups.put("rack3", "node[11-15]");
        groups.put("rack01", "db01");
        groups.put("grid", "r[1-3]n[1-4]");
        groups.put("nested", "@rack[1-2],@web");
        groups.put("inner", "@other:a");
        groups.put("r1-x", "node1");
        groups.put("empty", "");
        return groups;
    }

    @Test
    void saysWhatClusterShellSaysOfExpressions() throws Exception {
        ExpressionGenerator generator = new ExpressionGenerator(SEED);
        List<Map<String, Object>> questions = new ArrayList<>();
        for (int count = 0; count < 4000; count++) {
            questions.add(question(generator, generator.expression()));
        }

        compare(questions);
    }

    @Test
    void refusesWhatClusterShellRefuses() throws Exception {
        List<Map<String, Object>> questions = REFUSED.stream()
                .map(text -> Map.<String, Object>of("text", text))
                .toList();

        compare(questions);
    }

    @Test
    void foldsScatteredNodesAsClusterShellDoes() throws Exception {
        ExpressionGenerator generator = new ExpressionGenerator(SEED + 1);
        List<Map<String, Object>> questions = new ArrayList<>();
        for (int count = 0; count < 800; count++) {
            questions.add(question(generator, String.join(",", generator.scattered(2 + count % 3))));
        }

        compare(questions);
    }

    private static Map<String, Object> question(ExpressionGenerator generator, String text) {
        return Map.of(
                "text",
                text,
                "split",
                1 + generator.below(5),
                "slice",
                generator.one("0", "0-3", "1-20/3", "2,5-6", "0-99/7"),
                "axis",
                generator.one("1", "2", "3", "1-2", "1,3", "-1", "-2", "9"));
    }

    private void compare(List<Map<String, Object>> questions) throws IOException, InterruptedException {
        List<JsonNode> answers = new ClusterShell(directory, "lab", GROUPS.bySource()).ask(questions);
        List<String> differences = new ArrayList<>();
        for (int at = 0; at < questions.size(); at++) {
            JsonNode expected = answers.get(at);
            JsonNode actual = answer(questions.get(at));
            if (!actual.equals(expected)) {
                differences.add(questions.get(at) + difference(expected, actual));
            }
        }
        assertEquals(
                "",
                String.join("\n", differences.subList(0, Math.min(differences.size(), 20))),
                differences.size() + " of " + questions.size() + " differ; again with -Djumpkit.seed=" + SEED);
    }

    /** The first field in which two answers differ. */
    private static String difference(JsonNode expected, JsonNode actual) {
        for (String field : FIELDS) {
            if (!expected.path(field).equals(actual.path(field))) {
                return "\n  " + field + "\n  ClusterShell: " + expected.path(field) + "\n  Jumpkit:      "
                        + actual.path(field);
            }
        }
        return "\n  " + expected + "\n  " + actual;
    }

    private static JsonNode answer(Map<String, Object> question) {
        Map<String, Object> answer = new LinkedHashMap<>();
        try {
            NodeSet set = new NodeSetParser(GROUPS, "lab").parse((String) question.get("text"));
            answer.put("folded", set.toString());
            answer.put("names", set.names());
            answer.put("count", set.size());
            answer.put("split", texts(set.split((Integer) question.get("split"))));
            answer.put("contiguous", texts(set.contiguous()));
            answer.put("slice", set.slice((String) question.get("slice")).toString());
            answer.put("axis", set.foldedOn(Axes.parse((String) question.get("axis"))));
        } catch (UserError e) {
            answer.put("error", true);
        }
        return ClusterShell.JSON.valueToTree(answer);
    }

    private static List<String> texts(List<NodeSet> sets) {
        return sets.stream().map(NodeSet::toString).toList();
    }
}
