// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
    private final Set<Capability> flags = EnumSet.noneOf(Capability.class);
    private final Map<Capability, Integer> numbers = new EnumMap<>(Capability.class);
    private final Map<Capability, String> strings = new EnumMap<>(Capability.class);

    @Test
    void areThoseThatJlineReadsItself() {
        for (String type : Set.copyOf(Terminals.KNOWN.values())) {
            Set<Capability> theirFlags = EnumSet.noneOf(Capability.class);
            Map<Capability, Integer> theirNumbers = new EnumMap<>(Capability.class);
            Map<Capability, String> theirStrings = new EnumMap<>(Capability.class);
            InfoCmp.parseInfoCmp(InfoCmp.getDefaultInfoCmp(type), theirFlags, theirNumbers, theirStrings);
            flags.clear();
            numbers.clear();
            strings.clear();

            new Capabilities(flags, numbers, strings).read(type);
            // Theirs end at a comma that is escaped; these are the line-drawing characters, in which one may be.
            String lineDrawing = strings.remove(Capability.acs_chars);
            assertTrue(lineDrawing.startsWith(theirStrings.remove(Capability.acs_chars)), type);

            assertEquals(theirFlags, flags, type);
            assertEquals(theirNumbers, numbers, type);
            assertEquals(theirStrings, strings, type);
        }
    }

    @Test
    void aCommaThatIsEscapedEndsNothing() {
        new Capabilities(flags, numbers, strings).read("screen");

        assertTrue(strings.get(Capability.acs_chars).startsWith("++\\,\\,--..00"), strings.get(Capability.acs_chars));
    }

    @Test
    void anXtermOf256ColoursIsOne() {
        new Capabilities(flags, numbers, strings).read("xterm-256color");

        assertEquals(256, numbers.get(Capability.max_colors));
        assertTrue(flags.contains(Capability.auto_right_margin));
        assertEquals("^G", strings.get(Capability.bell));
    }
}
