// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.output.Result;
import io.jumpkit.output.View;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.stream.Stream;

/** What all commands that change the lab have in common: they run a verb of the scripts and show its steps. */
final class LabRun {
    private LabRun() {}

    /** The verb and those of its words that were given. */
    static List<String> words(String... words) {
        return Stream.of(words).filter(word -> !word.isEmpty()).toList();
    }

    /** An option as one word; no word where its value is absent. */
    static String option(String name, String value) {
        return value == null ? "" : name + "=" + value;
    }

    /** Runs it. The steps were shown as they ended, so that the text has no more to say. */
    static Result of(Invocation in, List<String> words) throws InterruptedException {
        List<Step> steps = PracticeLab.in(in.session().settings()).run(words, in.console(), in.cancellation());
        return Result.of(steps, View.lines(List.of()));
    }

    /** After a start the lab may be another one, with other addresses: who uses it takes the new one in use. */
    static void takeInUseAgain(Session session) {
        boolean inUse =
                session.cluster().filter(c -> c.name().equals(LabState.CLUSTER)).isPresent();
        PracticeLab.in(session.settings())
                .cluster()
                .filter(lab -> inUse && !lab.equals(session.requireCluster()))
                .ifPresent(session::use);
    }
}
