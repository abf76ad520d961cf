// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.clock;

import java.util.Optional;

/** What keeps a node's clock right, read from chronyd, systemd or ntpd. Pure. */
final class NtpState {
    /** What is said when nothing there could be asked. */
    static final String UNKNOWN = "unknown: no chronyc, timedatectl or ntpq";

    /** The reference id of {@code local stratum}: a daemon that believes itself. */
    private static final String OWN_CLOCK = "7F7F01";

    private static final String NO = "not synchronised";

    /**
     * Asks all there are, each behind its name. {@code chronyc tracking} fails without chronyd; timedatectl knows of
     * every daemon that tells the kernel.
     */
    static final String SCRIPT =
            """
            LC_ALL=C; export LC_ALL; PATH=$PATH:/usr/bin:/bin:/usr/sbin:/sbin
            have() { command -v "$1" >/dev/null 2>&1; }
            have chronyc && { echo @chrony; chronyc -c tracking 2>/dev/null; }
            have timedatectl && { echo @systemd; timedatectl show -p NTP -p NTPSynchronized 2>/dev/null; }
            have ntpq && { echo @ntp; ntpq -c 'rv 0 leap,stratum' 2>/dev/null; }
            exit 0
            """;

    private NtpState() {}

    /** The state in words. */
    static String parse(String output) {
        return chrony(section(output, "@chrony"))
                .or(() -> ntpd(section(output, "@ntp")))
                .or(() -> systemd(section(output, "@systemd")))
                .orElse(UNKNOWN);
    }

    private static String section(String output, String name) {
        int at = output.indexOf(name + "\n");
        if (at < 0) {
            return "";
        }
        String rest = output.substring(at + name.length() + 1);
        int end = rest.indexOf("\n@");
        return (rest.startsWith("@") ? "" : end < 0 ? rest : rest.substring(0, end)).strip();
    }

    /** Comma-separated: the third field is the stratum, the last the leap status. */
    private static Optional<String> chrony(String text) {
        String[] fields = text.split(",");
        if (fields.length < 14) {
            return Optional.empty();
        }
        if (fields[0].startsWith(OWN_CLOCK)) {
            return Optional.of(NO + " (chrony serves its own clock)");
        }
        boolean synchronised = !fields[fields.length - 1].equals("Not synchronised") && !fields[2].equals("0");
        return Optional.of(synchronised ? "synchronised (chrony, stratum " + fields[2] + ")" : NO + " (chrony)");
    }

    private static Optional<String> ntpd(String text) {
        if (!text.contains("stratum=")) {
            return Optional.empty();
        }
        String stratum = text.replaceFirst("(?s).*stratum=(\\d+).*", "$1");
        boolean alarm = text.contains("leap=11") || text.contains("leap_alarm") || stratum.equals("16");
        return Optional.of(alarm ? NO + " (ntpd)" : "synchronised (ntpd, stratum " + stratum + ")");
    }

    private static Optional<String> systemd(String text) {
        if (!text.contains("NTPSynchronized=")) {
            return Optional.empty();
        }
        String daemon = text.contains("NTP=yes") ? " (systemd)" : " (no time service)";
        return Optional.of(text.contains("NTPSynchronized=yes") ? "synchronised (kernel)" : NO + daemon);
    }
}
