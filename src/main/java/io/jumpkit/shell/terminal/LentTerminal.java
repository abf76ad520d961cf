// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.transcript.Player;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** The terminal while a replay has it: keys come one by one and unseen, Ctrl-C among them. Nothing of it is recorded. */
final class LentTerminal implements Player.Taken {
    private static final int CTRL_D = 4;

    private final Terminal terminal;
    private final Attributes before;

    LentTerminal(Terminal terminal) {
        this.terminal = terminal;
        this.before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
    }

    @Override
    public int read(Duration patience) {
        long millis = patience.toMillis();
        if (millis == 0) {
            // To the reader, zero is for ever.
            return NO_KEY;
        }
        try {
            int key = terminal.reader().read(millis);
            return key == NonBlockingReader.READ_EXPIRED ? NO_KEY : key == NonBlockingReader.EOF ? CTRL_D : key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String raw) {
        terminal.writer().write(raw);
        terminal.flush();
    }

    @Override
    public void close() {
        terminal.setAttributes(before);
    }
}
