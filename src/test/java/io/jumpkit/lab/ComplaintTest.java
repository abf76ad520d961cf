// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplaintTest {
    @Test
    void keepsWhatFailedWhyAndWhatToTypeNext() {
        UserError error = Complaint.parse(
                        List.of("error: 'n9' is not a host of the lab", "why: hosts are: n1 n2", "next: lab status"))
                .asError("freeze", 2);

        assertEquals("'n9' is not a host of the lab: hosts are: n1 n2", error.what());
        assertEquals("lab status", error.hint());
        assertEquals(ExitCode.USAGE, error.exit());
    }

    @Test
    void severalFailuresBecomeOneAndTheLastHintStands() {
        UserError error = Complaint.parse(List.of(
                        "error: n1 did not boot", "next: look", "error: the lab did not come up", "next: lab up"))
                .asError("up", 1);

        assertEquals("n1 did not boot; the lab did not come up", error.what());
        assertEquals("lab up", error.hint());
        assertEquals(ExitCode.ILL, error.exit());
    }

    @Test
    void aScriptThatDiesSilentlyIsNamedWithItsLastWords() {
        UserError error =
                Complaint.parse(List.of("sudo: a password is required")).asError("up", 1);

        assertEquals("lab up ended with 1: sudo: a password is required", error.what());
    }
}
