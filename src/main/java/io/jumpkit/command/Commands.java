// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.error.Nearest;
import io.jumpkit.error.UserError;
import io.jumpkit.session.FingerprintSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every command there is, in help order, with the parameter types that their arguments have.
 *
 * @param fingerprints what tells each system from others of its kind
 * @param groups what the first word of many-word commands stands for: {@code etcd} to its one-line summary
 */
public record Commands(
        List<Entry> entries,
        Map<String, String> groups,
        List<ParameterType<?>> types,
        List<FingerprintSource> fingerprints) {
    /** More than these are no suggestion. */
    private static final int SUGGESTED = 4;

    /** Commands of systems that nothing tells from others. */
    public Commands(List<Entry> entries, Map<String, String> groups, List<ParameterType<?>> types) {
        this(entries, groups, types, List.of());
    }

    public Commands {
        entries = List.copyOf(entries);
        groups = Map.copyOf(new LinkedHashMap<>(groups));
        types = List.copyOf(types);
        fingerprints = List.copyOf(fingerprints);
    }

    /** The entry that these words begin with, the longest one. */
    public Optional<Entry> find(List<String> words) {
        Entry best = null;
        for (Entry entry : entries) {
            if (startsWith(words, entry)
                    && (best == null || entry.words().size() > best.words().size())) {
                best = entry;
            }
        }
        return Optional.ofNullable(best);
    }

    /** How many of the typed words are the command's own. */
    public static int wordCount(Entry entry, List<String> typed) {
        return entry.aliases().contains(typed.get(0)) ? 1 : entry.words().size();
    }

    private static boolean startsWith(List<String> words, Entry entry) {
        if (words.isEmpty()) {
            return false;
        }
        List<String> own = entry.words();
        return entry.aliases().contains(words.get(0))
                || (words.size() >= own.size() && words.subList(0, own.size()).equals(own));
    }

    /**
     * The entry that these words begin with.
     *
     * @throws UserError usage, with the nearest command, when there is none
     */
    public Entry require(List<String> words) {
        return find(words).orElseThrow(() -> unknown(words));
    }

    /** The words that may follow these as part of a command's name. */
    public Set<String> following(List<String> prefix) {
        Set<String> next = new LinkedHashSet<>();
        for (Entry entry : entries) {
            List<String> own = entry.words();
            if (own.size() > prefix.size() && own.subList(0, prefix.size()).equals(prefix)) {
                next.add(own.get(prefix.size()));
            }
            if (prefix.isEmpty()) {
                next.addAll(entry.aliases());
            }
        }
        return next;
    }

    /** The commands of more words that end with the one that was typed: {@code runs} is {@code runbook runs}. */
    private Optional<String> whole(List<String> known, String typed) {
        List<String> names = entries.stream()
                .map(Entry::words)
                .filter(own -> own.size() > known.size() + 1
                        && own.subList(0, known.size()).equals(known)
                        && own.get(own.size() - 1).equals(typed))
                .map(own -> String.join(" ", own))
                .toList();
        return names.isEmpty() || names.size() > SUGGESTED ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private UserError unknown(List<String> words) {
        List<String> known = new ArrayList<>();
        int depth = 0;
        Set<String> possible = following(List.of());
        while (depth < words.size() && possible.contains(words.get(depth))) {
            known.add(words.get(depth++));
            possible = following(known);
        }
        String context = String.join(" ", known);
        if (depth == words.size()) {
            return UserError.usage("'" + context + "' needs one more word", context + " " + String.join("|", possible));
        }
        String typed = words.get(depth);
        if (words.get(0).equals("jumpkit")) {
            return UserError.usage(
                    "this is Jumpkit's shell already",
                    "type it without jumpkit: " + String.join(" ", words.subList(1, words.size())));
        }
        String what =
                known.isEmpty() ? "'" + typed + "' is not a command" : "'" + typed + "' is not a command of " + context;
        Optional<String> whole = whole(known, typed);
        Optional<String> near = Nearest.to(typed, possible).map(word -> (context + " " + word).strip());
        return UserError.usage(
                what,
                (whole.isPresent() ? whole : near)
                        .map(meant -> "did you mean: " + meant)
                        .orElse(
                                known.isEmpty()
                                        ? "type: help   (to run it on the nodes: x " + typed
                                                + (words.size() > 1 ? " ...)" : ")")
                                        : "type: help " + context));
    }
}
