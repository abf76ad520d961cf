// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.command.Action;
import io.jumpkit.command.Commands;
import io.jumpkit.command.Entry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellHighlighterTest {
    private static final Supplier<Action> NEVER = () -> {
        throw new AssertionError("highlighting makes no command");
    };

    private final ShellHighlighter highlighter = new ShellHighlighter(new Commands(
            List.of(
                    Entry.of("exec", NEVER).alias("x"),
                    Entry.of("etcd members", NEVER),
                    Entry.of("etcd member remove", NEVER)),
            Map.of(),
            List.of()));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "etcd members => **etcd** **members**",
                "etc => etc",
                "etx => !!etx!!",
                "etc x => !!etc!! x",
                "etcd memb => **etcd** memb",
                "etcd foo => **etcd** !!foo!!",
                "etcd members; foo bar => **etcd** **members**; !!foo!! bar",
                "x --sudo 'a b' c => **x** --sudo 'a b' c",
                "etcd members | where a => **etcd** **members** | **where** a",
                "etcd members | grep a => **etcd** **members** | !!grep!! a",
                "x 'open => x 'open",
                "!rm -rf => !rm -rf",
            })
    void marksCommandsAndWhatCanBeNone(String line, String expected) {
        assertEquals(expected, marked(highlighter.highlight(null, line)));
    }

    /** Bold between asterisks, red between exclamation marks. */
    private static String marked(AttributedString text) {
        StringBuilder out = new StringBuilder();
        String open = "";
        for (int i = 0; i < text.length(); i++) {
            String mark = mark(text.styleAt(i));
            if (!mark.equals(open)) {
                out.append(open).append(mark);
                open = mark;
            }
            out.append(text.charAt(i));
        }
        return out.append(open).toString();
    }

    private static String mark(AttributedStyle style) {
        if (style.equals(AttributedStyle.BOLD)) {
            return "**";
        }
        return style.equals(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED)) ? "!!" : "";
    }
}
