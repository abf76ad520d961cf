// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.probe.network.Replies.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@link ConnectScript} prints: {@code try} before each connection and {@code ok START END} in seconds after
 * each that stood, or the tool's complaint. Pure.
 */
final class ConnectText {
    private static final Pattern OK = Pattern.compile("ok (\\d+[.,]\\d+) (\\d+[.,]\\d+)");
    private static final Pattern NO_NAME = Pattern.compile("(?i).*(?:not known|resol).*");

    private final List<Double> millis = new ArrayList<>();
    private int sent;
    private int refused;
    private boolean refusalCounted;
    private String complaint = "";

    private ConnectText() {}

    /** What came back; empty when nothing was tried, or the node does not know the name. */
    static Optional<Replies> read(List<String> lines) {
        ConnectText text = new ConnectText();
        lines.forEach(text::line);
        return text.sent == 0 || NO_NAME.matcher(text.complaint).matches()
                ? Optional.empty()
                : Optional.of(new Replies(
                        text.sent, text.millis.size(), text.refused, Times.of(text.millis), text.complaint));
    }

    private void line(String line) {
        Matcher ok = OK.matcher(line);
        if (line.equals("try")) {
            sent++;
            refusalCounted = false;
        } else if (ok.matches()) {
            millis.add((seconds(ok.group(2)) - seconds(ok.group(1))) * 1000);
        } else if (line.contains("refused")) {
            // Bash complains twice of one refusal: of the connection, and of the file that it could not open.
            refused += refusalCounted ? 0 : 1;
            refusalCounted = true;
        } else if (complaint.isEmpty()) {
            complaint = line.strip();
        }
    }

    private static double seconds(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }
}
