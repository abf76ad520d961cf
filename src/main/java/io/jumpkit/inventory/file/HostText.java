// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of a text that should be a host's address what it is instead, and where its parts belong. */
final class HostText {
    private static final int LAST_PORT = 65_535;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*");
    private static final Pattern LOOKS_LIKE_IPV4 = Pattern.compile("[0-9]+(?:\\.[0-9]+){3}");
    private static final Pattern IPV4 = Pattern.compile("(?:0*(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.|$)){4}");
    /** With a zone, as in {@code fe80::1%eth0}. What is no address in spite of this is said when it is looked up. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:%[\\w.-]+)?");

    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
    private static final Pattern WITH_USER = Pattern.compile("([^@]*)@(.*)");
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^]]*)]|([^:\\[\\]]*)):([0-9]+)");

    private HostText() {}

    /** Whether it is a name or an address and nothing else. */
    static boolean isHost(String text) {
        if (LOOKS_LIKE_IPV4.matcher(text).matches()) {
            return IPV4.matcher(text).matches();
        }
        return NAME.matcher(text).matches() || IPV6.matcher(text).matches();
    }

    /** Whether it is a port's number. */
    static boolean isPort(String digits) {
        return digits.matches("0*[0-9]{1,5}") && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= LAST_PORT;
    }

    /** Notes what is wrong with an address, if anything is. */
    static void check(Yaml.Text address, Problems problems) {
        String text = address.text();
        if (isHost(text)) {
            return;
        }
        Matcher user = WITH_USER.matcher(text.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", ""));
        if (user.matches() && user.group(1).contains(":")) {
            problems.secret(
                    address.place(),
                    "a password in an address has no place in an inventory",
                    "write the host alone; SSH has keys, and user: is a key of its own");
        } else {
            problems.error(address.place(), "'" + text + "' is not an address", instead(text));
        }
    }

    private static String instead(String text) {
        String bracketed = text.replaceAll("^\\[(.*)]$", "$1");
        if (isHost(bracketed)) {
            return "write it without brackets: " + bracketed;
        }
        Matcher scheme = WITH_SCHEME.matcher(text);
        Matcher user = WITH_USER.matcher(text);
        Matcher port = WITH_PORT.matcher(text);
        if (scheme.matches()) {
            return "write the host alone, without " + text.substring(0, text.indexOf("://") + 3);
        }
        if (user.matches()) {
            return "the user has a key of its own: {address: " + user.group(2) + ", user: " + user.group(1) + "}";
        }
        if (port.matches()) {
            String host = port.group(1) != null ? port.group(1) : port.group(2);
            return "the port has a key of its own: {address: " + host + ", port: " + port.group(3) + "}";
        }
        return "write a host name or an IP address, such as 10.0.1.10";
    }
}
