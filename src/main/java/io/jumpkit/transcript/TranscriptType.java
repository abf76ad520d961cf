// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import io.jumpkit.command.Durations;
import io.jumpkit.command.ParameterType;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A transcript as an argument: {@code last}, its id, or the beginning of its name. */
final class TranscriptType implements ParameterType<Transcript> {
    /** More than anybody reads in a list under the prompt. */
    private static final int OFFERED = 50;

    @Override
    public String name() {
        return "transcript";
    }

    @Override
    public Class<Transcript> type() {
        return Transcript.class;
    }

    @Override
    public Transcript parse(String text, Session session) {
        return Transcripts.of(session).find(text);
    }

    @Override
    public List<Candidate> candidates(Session session) {
        return summaries(session).map(s -> Candidate.of(s.id(), words(s))).toList();
    }

    private static Stream<Summary> summaries(Session session) {
        return Transcripts.of(session).newestFirst().stream().limit(OFFERED).flatMap(t -> Summary.of(t).stream());
    }

    private static String words(Summary summary) {
        return UtcTime.minute(summary.began()) + " UTC  " + (summary.cluster().isEmpty() ? "-" : summary.cluster())
                + "  "
                + summary.commands() + (summary.commands() == 1 ? " command, " : " commands, ")
                + Durations.words(summary.duration()) + ", " + summary.ended();
    }

    @Override
    public Optional<Class<? extends Record>> factsAre() {
        return Optional.of(Summary.class);
    }

    @Override
    public List<? extends Record> facts(Session session) {
        return summaries(session).toList();
    }

    @Override
    public Optional<Record> facts(Transcript value, Session session) {
        return Summary.of(value).map(summary -> summary);
    }

    @Override
    public String write(Transcript value) {
        return value.name();
    }
}
