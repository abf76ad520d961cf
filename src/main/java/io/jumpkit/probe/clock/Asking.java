// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks a node for its time again and again over one open channel, and takes our own time as it does. */
final class Asking {
    private final OutputStream questions;
    private final BufferedReader answers;
    private final Clock clock;

    /**
     * @param answers one line of {@code date +%s.%N} for each line of the questions
     * @param clock ours
     */
    Asking(OutputStream questions, InputStream answers, Clock clock) {
        this.questions = questions;
        this.answers = new BufferedReader(new InputStreamReader(answers, StandardCharsets.US_ASCII));
        this.clock = clock;
    }

    /**
     * Asks once and adds the reading, unless the answer is no time.
     *
     * @return false when there will be no more answers
     */
    boolean once(List<Reading> readings) throws IOException {
        // In this order: a thread that has to wait after it looked at the clock waits inside the round trip, so that
        // the node read its clock within a round trip of our look whatever the scheduler did.
        long begin = System.nanoTime();
        Instant asked = clock.instant();
        questions.write('\n');
        questions.flush();
        String answer = answers.readLine();
        long rtt = System.nanoTime() - begin;
        if (answer == null) {
            return false;
        }
        Reading.of(answer, Duration.ofSeconds(asked.getEpochSecond(), asked.getNano()), rtt)
                .ifPresent(readings::add);
        return true;
    }
}
