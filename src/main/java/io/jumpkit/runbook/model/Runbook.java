// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Markdown procedure.
 *
 * @param file where it was read from, as the operator knows it
 * @param front the front matter's keys and values
 * @param source its whole text
 */
public record Runbook(
        String file,
        Map<String, String> front,
        String title,
        List<Parameter> parameters,
        List<Step> steps,
        String source) {
    public Runbook {
        front = Collections.unmodifiableMap(new LinkedHashMap<>(front));
        parameters = List.copyOf(parameters);
        steps = List.copyOf(steps);
    }

    /** The same as read from a file under that name. */
    public Runbook of(String otherFile) {
        return new Runbook(otherFile, front, title, parameters, steps, source);
    }

    /** Its name. */
    public String id() {
        return front.getOrDefault("runbook", "");
    }

    /** The system it is about: the first word of {@code applies-to}; empty when it says none. */
    public String system() {
        return front.getOrDefault("applies-to", "").split("\\s+")[0];
    }

    /** The step of that id. */
    public Optional<Step> step(String id) {
        return steps.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** Where a step stands among the others, from 0; -1 when there is none of that id. */
    public int indexOf(String id) {
        return steps.stream().map(Step::id).toList().indexOf(id);
    }

    /** What tells this text from any other. */
    public String sha256() {
        return sha256(source);
    }

    /** What tells a text from any other. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
