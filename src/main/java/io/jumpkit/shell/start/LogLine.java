// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * A line of the log file: when (UTC), how bad, who, what, and the stack of what was thrown.
 *
 * <p>The JDK's own formatter tries its pattern out when logging starts, which loads locales and time zones.
 */
final class LogLine extends Formatter {
    @Override
    public String format(LogRecord event) {
        StringWriter text = new StringWriter();
        text.append(event.getInstant().toString())
                .append(' ')
                .append(event.getLevel().getName())
                .append(' ')
                .append(event.getLoggerName())
                .append(' ')
                .append(formatMessage(event))
                .append('\n');
        if (event.getThrown() != null) {
            event.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }
}
