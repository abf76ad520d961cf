// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.fold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

    @Test
    void spellsOutWhatATerminalWouldObey() {
        assertEquals("^[[31mred^[]0;title^G", VisibleText.of("\u001b[31mred\u001b]0;title\u0007"));
        assertEquals("<U+009B>2J", VisibleText.of("\u009b2J"));
        assertEquals("a^Mb", VisibleText.of("a\rb"));
        assertEquals("^?", VisibleText.of("\u007f"));
    }

    @Test
    void spellsOutWhatHidesText() {
        assertEquals("rm <U+202E>fr-<U+202C>", VisibleText.of("rm \u202efr-\u202c"));
    }

    @Test
    void leavesOrdinaryTextAlone() {
        assertEquals("ä\t日本\nend\n", VisibleText.of("ä\t日本\r\nend\n"));
    }

    @Property
    void nothingThatATerminalObeysIsLeft(@ForAll String text) {
        assertTrue(VisibleText.of(text)
                .chars()
                .noneMatch(c -> (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f)));
    }
}
