// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import java.security.SecureRandom;

/**
 * Words that only this execution knows, by which its own lines are told from the command's output.
 *
 * @param shell printed with the process id of the login shell's successor, which leads a session of its own
 * @param root printed with the process id of the shell that sudo starts
 * @param prompt what sudo asks for the password with
 */
record Marks(String shell, String root, String prompt) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static Marks fresh() {
        String word = "jk" + Long.toHexString(RANDOM.nextLong() | Long.MIN_VALUE);
        return new Marks(word + "s", word + "r", word + "p:");
    }
}
