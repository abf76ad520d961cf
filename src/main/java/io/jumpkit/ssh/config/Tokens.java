// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for what in the paths of an ssh_config: {@code %h}, {@code %r}, {@code ~} and the others.
 *
 * @param original the name as typed
 * @param key the name that known_hosts is searched for: HostKeyAlias, or the original
 */
record Tokens(String original, String host, int port, String remoteUser, String key, Machine machine) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    /** This machine and its user. */
    record Machine(Path home, String user, String uid, String hostName, Map<String, String> environment) {}

    /** The path that a configured one stands for. */
    Path path(String configured) {
        String text = variables(expand(configured));
        if (text.equals("~") || text.startsWith("~/")) {
            return machine.home().resolve(text.length() > 2 ? text.substring(2) : "");
        }
        return machine.home().resolve(text);
    }

    /** Text with tokens put in. */
    String expand(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%' || i + 1 == text.length()) {
                result.append(c);
            } else {
                result.append(token(text.charAt(++i)));
            }
        }
        return result.toString();
    }

    private String token(char token) {
        return switch (token) {
            case '%' -> "%";
            case 'C' -> hash();
            case 'd' -> machine.home().toString();
            case 'h' -> host;
            case 'i' -> machine.uid();
            case 'k' -> key;
            case 'L' -> machine.hostName().split("\\.", 2)[0];
            case 'l' -> machine.hostName();
            case 'n' -> original;
            case 'p' -> String.valueOf(port);
            case 'r' -> remoteUser;
            case 'u' -> machine.user();
            default -> "%" + token;
        };
    }

    private String hash() {
        try {
            String all = machine.hostName() + host + port + remoteUser;
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String variables(String text) {
        Matcher matcher = VARIABLE.matcher(text);
        return matcher.replaceAll(
                match -> Matcher.quoteReplacement(machine.environment().getOrDefault(match.group(1), match.group())));
    }
}
