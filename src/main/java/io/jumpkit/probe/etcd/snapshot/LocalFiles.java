// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import io.jumpkit.session.Session;
import java.nio.file.Path;

/** Files on the operator's machine, as typed. */
public final class LocalFiles {
    private LocalFiles() {}

    /** The absolute path; {@code ~/} is the operator's home. */
    public static Path expand(Path typed, Session session) {
        String home = session.settings().environment().getOrDefault("HOME", "");
        boolean tilde = typed.startsWith("~") && !home.isEmpty();
        Path path = tilde ? Path.of(home).resolve(Path.of("~").relativize(typed)) : typed;
        return path.toAbsolutePath().normalize();
    }
}
