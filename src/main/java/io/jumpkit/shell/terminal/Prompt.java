// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.session.Session;
import io.jumpkit.session.WriteMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** What stands before each typed line: cluster, focus, whether it can be changed, whether it is recorded. */
final class Prompt {
    /** In the order of their numbers on every terminal. */
    private static final List<String> COLORS =
            List.of("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white");

    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle WARN = PLAIN.foreground(AttributedStyle.YELLOW);
    private static final AttributedStyle BAD = PLAIN.foreground(AttributedStyle.RED);

    private final boolean color;
    private final boolean utf8;

    Prompt(boolean color, boolean utf8) {
        this.color = color;
        this.utf8 = utf8;
    }

    /** The prompt of a session as it is now. */
    AttributedString of(Session session, boolean recording, boolean failed) {
        AttributedStringBuilder out = new AttributedStringBuilder();
        Optional<Cluster> cluster = session.cluster();
        if (cluster.isEmpty()) {
            add(out, PLAIN.bold(), "jumpkit");
        } else {
            add(out, colorOf(cluster.get()), cluster.get().name());
            int size = session.focus().nodes().names().size();
            add(
                    out,
                    PLAIN.foreground(AttributedStyle.CYAN),
                    " " + session.focus().label());
            add(out, PLAIN, "(" + size + ")");
            writeMode(out, session.writeMode(), cluster.get().readOnly());
        }
        if (recording) {
            add(out, BAD, utf8 ? " ●" : " *");
            add(out, PLAIN, "rec");
        }
        if (failed) {
            add(out, BAD, utf8 ? " ✗" : " x");
        }
        add(out, PLAIN, utf8 ? " ❯ " : " > ");
        return out.toAttributedString();
    }

    private void writeMode(AttributedStringBuilder out, WriteMode mode, boolean protectedCluster) {
        if (!mode.isWritable()) {
            add(out, PLAIN, " ro");
        } else if (mode.left().isPresent()) {
            add(out, WARN.bold(), " RW " + left(mode.left().get()));
        } else if (protectedCluster) {
            add(out, WARN.bold(), " RW");
        }
    }

    private static String left(Duration left) {
        long minutes = left.toMinutes();
        return minutes > 0 ? minutes + "m" : left.toSeconds() + "s";
    }

    private static AttributedStyle colorOf(Cluster cluster) {
        AttributedStyle bold = PLAIN.bold();
        int color = cluster.color().map(COLORS::indexOf).orElse(-1);
        return color < 0 ? bold : bold.foreground(color);
    }

    private void add(AttributedStringBuilder out, AttributedStyle style, String text) {
        out.styled(color ? style : PLAIN, text);
    }
}
