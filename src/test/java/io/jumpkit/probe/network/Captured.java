// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Output of real tools, kept under {@code captured/network}. */
final class Captured {
    private Captured() {}

    static String text(String name) {
        try (InputStream in = Captured.class.getResourceAsStream("/captured/network/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(String name) {
        return text(name).lines().toList();
    }
}
