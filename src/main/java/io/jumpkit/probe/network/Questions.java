// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.inventory.Node;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How one node asks the others: with what, how often, and how its answer is read. Pure. */
interface Questions {
    /** How long a single answer may take before it counts as lost. */
    Duration PATIENCE = Duration.ofSeconds(1);

    /** What the script prints, and all it does, when the node has no tool for it. */
    String NO_TOOL = "no-tool";

    /** The script for one node. */
    String script(List<Node> destinations);

    /** Reads the lines about one destination; empty when they say nothing about the network. */
    Optional<Replies> read(List<String> lines);

    /** How long the script takes when nothing answers. */
    Duration longest();

    /** How many questions each destination gets. */
    int count();

    /** What is asked with, in words: {@code packet}. */
    String subject();

    /** What it means that two hosts that are alive do not get an answer from each other. */
    String cutMeans();

    /** What it may mean that nobody gets an answer from anybody. */
    String silenceMeans();

    /** What is missing on a node that said {@link #NO_TOOL}, and what to try instead. */
    String missing();

    /** Seconds as ping and sleep read them. */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9).replaceAll("\\.?0+$", "");
    }
}
