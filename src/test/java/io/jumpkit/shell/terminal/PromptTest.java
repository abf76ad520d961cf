// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.session.Focus;
import io.jumpkit.session.Session;
import io.jumpkit.testing.TestSessions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptTest {
    private final Session session = TestSessions.open(TestSessions.cluster(true), s -> {
        throw new AssertionError("no SSH");
    });
    private final Prompt prompt = new Prompt(true, true);

    private String text(boolean recording, boolean failed) {
        return prompt.of(session, recording, failed).toString();
    }

    @Test
    void showsClusterFocusAndWhatHolds() {
        assertEquals("prod n[1-5](5) ro ●rec ❯ ", text(true, false));
    }

    @Test
    void showsTheFocusAsItWasNamed() {
        session.focus(new Focus(NodeSet.parse("n[1-3]"), "@etcd"));

        assertEquals("prod @etcd(3) ro ❯ ", text(false, false));
    }

    @Test
    void showsAfterAFailure() {
        assertEquals("prod n[1-5](5) ro ●rec ✗ ❯ ", text(true, true));
    }

    @Test
    void countsTheTimeThatItStaysWritable() {
        session.writeMode().writable(Optional.of(Duration.ofMinutes(14).plusSeconds(30)));

        assertEquals("prod n[1-5](5) RW 14m ❯ ", text(false, false));
    }

    @Test
    void keepsWarningWhenAProtectedClusterIsOpenWithoutEnd() {
        session.writeMode().writable(Optional.empty());

        assertEquals("prod n[1-5](5) RW ❯ ", text(false, false));
    }

    @Test
    void saysNothingOfWritingWhereItIsTheRule() {
        Session lab = TestSessions.open();

        assertEquals("prod n[1-5](5) ❯ ", prompt.of(lab, false, false).toString());
    }

    @Test
    void isAsciiWhereThereIsNoUtf8() {
        assertEquals(
                "prod n[1-5](5) ro *rec x > ",
                new Prompt(false, false).of(session, true, true).toString());
    }

    @Test
    void hasNoColourWhereNoneIsWanted() {
        String ansi = new Prompt(false, true).of(session, true, true).toAnsi();

        assertTrue(!ansi.contains("\u001b"), ansi);
    }
}
