// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

/** A word behind {@code help}: of a command's name, of a group, or of a topic. */
record HelpTopic(String word) {
    @Override
    public String toString() {
        return word;
    }
}
