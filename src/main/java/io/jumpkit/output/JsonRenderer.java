// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import io.jumpkit.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a result into the one versioned object that scripts read. Pure. */
public final class JsonRenderer {
    /** Changes only when a field is renamed or taken away. */
    public static final String SCHEMA = "jumpkit/1";

    private JsonRenderer() {}

    /**
     * What was asked, for the head of the object.
     *
     * @param command the command's words, such as {@code etcd status}
     * @param cluster the cluster's name, or null without one
     * @param focus the nodes it acted on, folded, or null
     * @param tookMs milliseconds from start to end
     */
    public record Head(String command, String cluster, String focus, long tookMs) {}

    /** The object, on one line. */
    public static String render(Head head, Result result) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("schema", SCHEMA);
        object.put("command", head.command());
        object.put("cluster", head.cluster());
        object.put("focus", head.focus());
        object.put("took_ms", head.tookMs());
        object.put("exit", result.exit().number());
        object.put("rows", result.rows());
        object.putAll(result.extra());
        object.put("unanswered", result.unanswered());
        object.put("notes", result.notes().stream().map(Note::text).toList());
        object.put("next", result.next());
        return Json.write(object);
    }

    /** An error as an object with the same head, so that a script never has to parse a sentence. */
    public static String error(Head head, io.jumpkit.error.UserError error) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("schema", SCHEMA);
        object.put("command", head.command());
        object.put("cluster", head.cluster());
        object.put("took_ms", head.tookMs());
        object.put("exit", error.exit().number());
        object.put("error", error.what());
        object.put("hint", error.hint());
        return Json.write(object);
    }
}
