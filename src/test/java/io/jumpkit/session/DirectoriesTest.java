// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoriesTest {

    @Test
    void areBelowHomeWhenNothingElseIsSaid() {
        assertEquals(
                new Directories(
                        Path.of("/h/.config/jumpkit"),
                        Path.of("/h/.local/state/jumpkit"),
                        Path.of("/h/.cache/jumpkit")),
                Directories.from(Map.of("HOME", "/h")));
    }

    @Test
    void ownVariablesComeBeforeXdg() {
        Directories directories =
                Directories.from(Map.of("HOME", "/h", "XDG_STATE_HOME", "/xdg", "JUMPKIT_STATE_DIR", "/own"));

        assertEquals(Path.of("/own"), directories.state());
    }

    @Test
    void aRelativeXdgPathIsIgnored() {
        assertEquals(
                Path.of("/h/.cache/jumpkit"),
                Directories.from(Map.of("HOME", "/h", "XDG_CACHE_HOME", "cache"))
                        .cache());
    }
}
