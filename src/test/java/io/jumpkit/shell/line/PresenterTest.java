// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.error.UserError;
import io.jumpkit.output.Line;
import io.jumpkit.output.Screen;
import io.jumpkit.output.TextRenderer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PresenterTest {
    private static final String WHAT =
            """
            /etc/jumpkit/clusters.yaml:4:18: 'known-hosts' of cluster prod must be a text, not a list
                known-hosts: [/etc/ssh/ssh_known_hosts]
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^""";

    /** The marks point at what is wrong on a narrow screen too. */
    @Test
    void aQuotedLineAndItsMarksAreNotWrappedIntoTheSentence() {
        TextRenderer text = new TextRenderer(new Screen(true, false, true, 60));

        String shown = Presenter.lines(UserError.usage(WHAT, "mend it\nthen type: inventory check")).stream()
                .flatMap(line -> text.sentence(line).stream())
                .map(Line::text)
                .collect(Collectors.joining("\n"));

        assertEquals(
                """
                ✗ /etc/jumpkit/clusters.yaml:4:18: 'known-hosts' of cluster
                  prod must be a text, not a list
                    known-hosts: [/etc/ssh/ssh_known_hosts]
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^
                  next: mend it
                        then type: inventory check""",
                shown);
    }
}
