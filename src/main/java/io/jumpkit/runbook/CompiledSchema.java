// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of compiled runbooks, for tools that read them. */
final class CompiledSchema {
    /** Where it is in the jar; the file's name has the number of the format. */
    static final String RESOURCE = "/io/jumpkit/runbook/jumpkit-runbook-1.schema.json";

    private CompiledSchema() {}

    static String text() {
        try (InputStream in = CompiledSchema.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
