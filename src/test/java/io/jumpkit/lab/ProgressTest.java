// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void readsAStepWithItsTimeAndDetail() {
        assertEquals(
                Optional.of(new Progress.Finished(new Step("etcd", 1250, "leader n2, 3 of 3 members"))),
                Progress.parse("step etcd 1.25 leader n2, 3 of 3 members"));
    }

    @Test
    void readsABeginningAndARemark() {
        assertEquals(Optional.of(new Progress.Begun("hosts")), Progress.parse("begin hosts"));
        assertEquals(Optional.of(new Progress.Remark("building the image")), Progress.parse("note building the image"));
    }

    @Test
    void leavesAloneWhatIsNothingOfOurs() {
        assertEquals(Optional.empty(), Progress.parse("Reading package lists..."));
        assertEquals(Optional.empty(), Progress.parse("step by step it goes"));
        assertEquals(Optional.empty(), Progress.parse(""));
    }

    @Test
    void aStepSaysHowLongItTook() {
        assertEquals("image        46.2 s  278 MB", new Step("image", 46_230, "278 MB").toString());
    }
}
