// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Line;
import io.jumpkit.output.Result;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import io.jumpkit.output.Unanswered;
import io.jumpkit.probe.clock.ClockProbe.Answers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ClockTest {
    private static final String CHRONY = "synchronised (chrony, stratum 3)";

    private static String shown(Result result) {
        TextRenderer text = new TextRenderer(new Screen(true, false, true, 100));
        return Stream.concat(text.data(result).stream(), text.remarks(result).stream())
                .map(Line::text)
                .collect(Collectors.joining("\n"));
    }

    private static Result screen(ClockRow... rows) {
        return DateCommand.result(new Answers(List.of(rows), List.of()));
    }

    private static ClockRow row(String node, double offset, double error) {
        return new ClockRow(node, offset, error, 2 * error, CHRONY);
    }

    @Test
    void namesTheClockThatIsOff() {
        Result result = DateCommand.result(new Answers(
                List.of(
                        row("n1", 0.2, 0.3),
                        new ClockRow("n2", 3000.1, 0.4, 0.8, "not synchronised (systemd)"),
                        row("n3", -0.1, 0.3)),
                List.of(new Unanswered("n4", "tcp-timeout", ""))));

        assertEquals(
                """
                NODE  OFFSET       ERROR    NTP
                n1    +0.2 ms      ±0.3 ms  synchronised (chrony, stratum 3)
                n2    +3 000.1 ms  ±0.4 ms  not synchronised (systemd)
                n3    -0.1 ms      ±0.3 ms  synchronised (chrony, stratum 3)
                ✗ n4 did not answer: tcp-timeout
                ✗ n2 is 3.0 s ahead of the others (worst pair n2–n3: 3000.2 ± 0.7 ms)
                  CockroachDB would stop a node at 400 ms; Sentinel enters TILT at a 2 s jump; etcd does not compare clocks.""",
                shown(result));
        assertEquals(ExitCode.ILL, result.exit());
    }

    @Test
    void aSkewWithinItsErrorIsNotClaimed() {
        assertEquals(
                "no difference beyond the error of measuring (worst pair n1–n2: 0.4 ± 0.6 ms)",
                screen(row("n1", 0.3, 0.3), row("n2", -0.1, 0.3)).notes().get(0).text());
    }

    @Test
    void aBluntClockCannotRuleSkewOut() {
        Result result = screen(row("n1", 0.1, 0.3), row("n2", 300, 500.4));

        assertEquals(
                "no difference beyond the error of measuring (worst pair n2–n1: 299.9 ± 500.7 ms)",
                result.notes().get(0).text());
        assertEquals(2, result.notes().size());
        assertEquals(ExitCode.DONE, result.exit());
    }

    @Test
    void ofTwoNodesNobodyKnowsWhoIsRight() {
        assertEquals(
                "n2 is 250.0 ms ahead of n1 (worst pair n2–n1: 250.0 ± 0.6 ms)",
                screen(row("n1", 0, 0.3), row("n2", 250, 0.3)).notes().get(0).text());
    }

    @Test
    void whenAllAgreeItIsThisMachine() {
        Result result = screen(row("n1", 5000, 0.3), row("n2", 5000.1, 0.3), row("n3", 5000.2, 0.3));

        assertEquals(
                "this machine's own clock is 5.0 s behind most nodes",
                result.notes().get(1).text());
        assertEquals(ExitCode.DONE, result.exit());
    }

    @Test
    void severalThatAreOffAreFolded() {
        Result result =
                screen(row("n1", -900, 1), row("n2", -800, 1), row("n3", 0, 1), row("n4", 1, 1), row("n5", 0, 1));

        assertEquals(
                "n[1-2] are up to 900.0 ms behind the others (worst pair n4–n1: 901.0 ± 2.0 ms)",
                result.notes().get(0).text());
    }

    @Test
    void takesTheSharpestLook() {
        Reading blunt =
                Reading.of("1000.5", Duration.ofSeconds(1000), 4_000_000).orElseThrow();
        Reading sharp = Reading.of("1000.503000000", Duration.ofSeconds(1000), 2_000_000)
                .orElseThrow();

        assertEquals(new Reading(502_000_000, 1_000_000, 2_000_000), sharp);
        assertEquals(Optional.of(sharp), Reading.best(List.of(blunt, sharp)));
    }

    @Test
    void aClockOfWholeSecondsIsHalfASecondLessCertain() {
        assertEquals(
                Optional.of(new Reading(499_000_000, 501_000_000, 2_000_000)),
                Reading.of("1000.%N", Duration.ofSeconds(1000), 2_000_000));
        assertEquals(Optional.empty(), Reading.of("date: invalid", Duration.ofSeconds(1000), 1));
    }

    /** Whatever the clocks and wherever in the round trip the node looked, the truth is within the error. */
    @Property
    void theTruthIsWithinTheError(
            @ForAll @LongRange(min = -10_000_000_000L, max = 10_000_000_000L) long offset,
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long there,
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long back,
            @ForAll @LongRange(min = 0, max = 999_999_999L) long nanos,
            @ForAll boolean wholeSeconds) {
        Duration asked = Duration.ofSeconds(1_700_000_000L, nanos);
        Duration theirs = asked.plusNanos(there + offset);
        String fraction = wholeSeconds ? "%N" : String.format("%09d", theirs.getNano());

        Reading reading = Reading.of(theirs.getSeconds() + "." + fraction, asked, there + back)
                .orElseThrow();

        Assertions.assertTrue(Math.abs(reading.offsetNanos() - offset) <= reading.errorNanos() + 1);
        ClockRow row = ClockRow.of("n1", reading, "");
        Assertions.assertTrue(Math.abs(row.offsetMs() - offset / 1e6) <= row.errorMs(), row.toString());
    }

    @Test
    void aThreadPutOffAfterItsLookAtTheClockIsLessCertainNotWrong() throws IOException {
        // The question itself writes the answer: the node's clock is ours.
        PipedInputStream answers = new PipedInputStream();
        PipedOutputStream node = new PipedOutputStream(answers);
        OutputStream questions = new OutputStream() {
            @Override
            public void write(int question) throws IOException {
                Instant now = Instant.now();
                String date = String.format("%d.%09d\n", now.getEpochSecond(), now.getNano());
                node.write(date.getBytes(StandardCharsets.US_ASCII));
                node.flush();
            }
        };
        Clock waiting = new Clock() {
            @Override
            public Instant instant() {
                Instant now = Instant.now();
                LockSupport.parkNanos(5_000_000);
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        List<Reading> readings = new ArrayList<>();

        Assertions.assertTrue(new Asking(questions, answers, waiting).once(readings));

        Reading reading = readings.get(0);
        Assertions.assertTrue(Math.abs(reading.offsetNanos()) <= reading.errorNanos(), reading.toString());
    }

    @Test
    void readsWhatKeepsAClockRight() {
        String synchronised = "A29FC87B,162.159.200.123,3,1795360194.77,0.0,0.0,0.0,0.0,0.0,0.0,0.01,0.02,64.5,Normal";
        String own = "7F7F0101,,5,1795360194.772556115,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,"
                + "0.000000000,0.000000000,0.0,Normal";
        String lost = "00000000,,0,0.000000000,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,1.000000000,"
                + "1.000000000,0.0,Not synchronised";

        assertEquals(CHRONY, NtpState.parse("@chrony\n" + synchronised + "\n@systemd\nNTP=yes\nNTPSynchronized=yes\n"));
        assertEquals("not synchronised (chrony serves its own clock)", NtpState.parse("@chrony\n" + own + "\n"));
        assertEquals("not synchronised (chrony)", NtpState.parse("@chrony\n" + lost + "\n"));
        assertEquals("not synchronised (no time service)", NtpState.parse("@systemd\nNTP=no\nNTPSynchronized=no\n"));
        assertEquals("synchronised (kernel)", NtpState.parse("@chrony\n@systemd\nNTP=yes\nNTPSynchronized=yes\n"));
        assertEquals("synchronised (ntpd, stratum 2)", NtpState.parse("@ntp\nleap=00, stratum=2\n"));
        assertEquals(NtpState.UNKNOWN, NtpState.parse(""));
    }
}
