// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one member counts since it was started, as its {@code /metrics} says it. Pure.
 *
 * @param samples by name, each with its labels
 */
public record Metrics(Map<String, List<Sample>> samples) {
    private static final Pattern LINE = Pattern.compile("([A-Za-z_:][\\w:]*)(?:\\{(.*)})?\\s+(\\S+)(?:\\s+-?\\d+)?");
    private static final Pattern LABEL = Pattern.compile("([A-Za-z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /** One number with its labels. */
    record Sample(Map<String, String> labels, double value) {}

    /** Reads the text format of Prometheus; what is no sample is passed over. */
    public static Metrics parse(String text) {
        Map<String, List<Sample>> samples = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher m = LINE.matcher(line.strip());
            if (m.matches()) {
                samples.computeIfAbsent(m.group(1), name -> new ArrayList<>())
                        .add(new Sample(labels(m.group(2)), number(m.group(3))));
            }
        });
        return new Metrics(samples);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher m = LABEL.matcher(text == null ? "" : text);
        while (m.find()) {
            labels.put(m.group(1), m.group(2));
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** A number without labels. */
    public OptionalDouble value(String name) {
        return samples.getOrDefault(name, List.of()).stream()
                .mapToDouble(Sample::value)
                .findFirst();
    }

    /** A histogram that has no labels but its bounds. */
    public Histogram histogram(String name) {
        return histogram(name, Map.of());
    }

    /** The histogram with these labels. */
    public Histogram histogram(String name, Map<String, String> labels) {
        TreeMap<Double, Double> buckets = new TreeMap<>();
        for (Sample s : samples.getOrDefault(name + "_bucket", List.of())) {
            Map<String, String> others = new TreeMap<>(s.labels());
            String bound = others.remove("le");
            if (bound != null && others.equals(labels)) {
                buckets.put(number(bound), s.value());
            }
        }
        double sum = samples.getOrDefault(name + "_sum", List.of()).stream()
                .filter(s -> s.labels().equals(labels))
                .mapToDouble(Sample::value)
                .findFirst()
                .orElse(0);
        return new Histogram(buckets, sum);
    }

    /** The values that a label of a histogram has. */
    public List<String> labelValues(String name, String label) {
        return samples.getOrDefault(name + "_count", List.of()).stream()
                .flatMap(s -> java.util.stream.Stream.ofNullable(s.labels().get(label)))
                .distinct()
                .sorted()
                .toList();
    }
}
