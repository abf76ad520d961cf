// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Makes placed values of SnakeYAML's node graph. Nothing is constructed by tag, so a text can run no code. */
final class YamlComposer {
    /** Aliases of aliases are few bytes in the file and all memory there is when written out. */
    private static final int MOST_VALUES = 1_000_000;

    private final Problems problems;
    private final Map<Node, Boolean> open = new IdentityHashMap<>();
    private int values;

    YamlComposer(Problems problems) {
        this.problems = problems;
    }

    Yaml compose(String text) {
        try {
            Node root = new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text));
            Yaml value = root == null ? Yaml.Mapping.EMPTY : value(root);
            return value instanceof Yaml.Text nothing && nothing.isNothing() ? Yaml.Mapping.EMPTY : value;
        } catch (MarkedYAMLException e) {
            problems.error(place(e.getProblemMark()), "not YAML: " + oneLine(e.getProblem()), hint(e));
        } catch (YAMLException e) {
            problems.error(Place.START, "not YAML: " + oneLine(e.getMessage()), "");
        }
        return Yaml.Mapping.EMPTY;
    }

    private Yaml value(Node node) {
        if (++values > MOST_VALUES) {
            throw new YAMLException("with its aliases written out it has more than " + MOST_VALUES + " values");
        }
        if (open.put(node, true) != null) {
            problems.error(place(node), "an alias leads back into itself", "write the value out");
            return new Yaml.Text("", false, place(node));
        }
        try {
            return plain(node);
        } finally {
            open.remove(node);
        }
    }

    private Yaml plain(Node node) {
        if (node.getTag() != null && !node.getTag().startsWith("tag:yaml.org,2002:")) {
            problems.error(place(node), "the tag " + node.getTag() + " means nothing here", "take it away");
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            return new Yaml.Items(sequence.getValue().stream().map(this::value).toList(), place(node));
        }
        ScalarNode scalar = (ScalarNode) node;
        boolean quoted = scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN;
        if (scalar.getValue().indexOf('\0') >= 0) {
            problems.error(place(node), "a NUL character can stand in no name and no path", "take it out");
            return new Yaml.Text("", false, place(node));
        }
        return new Yaml.Text(scalar.getValue(), quoted, place(node));
    }

    private Yaml mapping(MappingNode mapping) {
        List<Yaml.Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(value(tuple.getKeyNode()) instanceof Yaml.Text key)) {
                problems.error(place(tuple.getKeyNode()), "a key must be a text", "quote it");
                continue;
            }
            entries.add(new Yaml.Entry(key, value(tuple.getValueNode())));
        }
        return new Yaml.Mapping(entries, place(mapping));
    }

    private static Place place(Node node) {
        Mark start = node.getStartMark();
        Mark end = node.getEndMark();
        int width = start.getLine() == end.getLine() ? end.getColumn() - start.getColumn() : Integer.MAX_VALUE;
        return new Place(start.getLine() + 1, start.getColumn() + 1, width);
    }

    private static Place place(Mark mark) {
        return mark == null ? Place.START : new Place(mark.getLine() + 1, mark.getColumn() + 1, 1);
    }

    private static String oneLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    /** What most likely was meant, for the mistakes that inventories invite. */
    private static String hint(MarkedYAMLException e) {
        String problem = String.valueOf(e.getProblem());
        if (problem.contains("'\\t(TAB)'") || problem.contains("TAB")) {
            return "indent with spaces, not with tabs";
        }
        if (problem.contains("'@'") || problem.contains("'`'") || problem.contains("'%'") || problem.contains("'['")) {
            return "put it in quotes";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "put the value in quotes, or check the indent";
        }
        if (problem.contains("expected ',' or")) {
            return "close the bracket, or put what holds brackets in quotes";
        }
        return problem.contains("expected <block end>") ? "check the indent of this line and the ones above" : "";
    }
}
