// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import static io.jumpkit.shell.fanout.Nodes.n;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.output.Line;
import io.jumpkit.shell.FakeRemote;
import io.jumpkit.shell.fanout.fold.FoldedOutput;
import io.jumpkit.ssh.Progress.Phase;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LiveViewTest {
    private long nanos;
    private final LiveView view = new LiveView(Nodes.all(), FoldedOutput.whole(Duration.ofSeconds(9)), () -> nanos);

    private String screen() {
        return view.lines().stream().map(Line::text).collect(Collectors.joining("\n")) + "\n";
    }

    private void after(int millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    @Test
    void regroupsAsAnswersArriveAndSaysWhoIsOutSinceWhen() {
        view.phase(n(4), Phase.CONNECTING);
        after(1000);
        view.phase(n(5), Phase.RUNNING);
        view.done(FakeRemote.exited(n(1), 0, "12.12\n", ""));
        view.done(FakeRemote.exited(n(2), 0, "12.11\n", ""));
        view.done(FakeRemote.exited(n(3), 0, "12.12\n", ""));
        after(1100);

        assertEquals(
                """
                n2 (1): 12.11
                n[1,3] (2): 12.12
                3/5 answered · waiting n[4-5] (n4: connecting 2.1 s; n5: running, no output 1.1 s)\
                 · Enter: details · Ctrl-C: keep what came
                """,
                screen());
    }

    @Test
    void showsEverybodyWhoIsOutWhenAskedTo() {
        view.done(FakeRemote.exited(n(1), 0, "", ""));
        view.done(FakeRemote.exited(n(2), 0, "", ""));
        view.done(FakeRemote.exited(n(3), 0, "", ""));
        view.moved(n(5), 1, 4);
        view.toggleDetails();

        assertEquals(
                """
                n[1-3] (3): done, no output
                n4  queued 0.0 s
                n5  25 % of 4 bytes
                3/5 answered · waiting n[4-5] · Enter: details · Ctrl-C: keep what came
                """,
                screen());
    }
}
