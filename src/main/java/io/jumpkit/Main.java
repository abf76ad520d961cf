// SPDX-License-Identifier: Apache-2.0
package io.jumpkit;

/** Arguments in, exit code out; builds the object graph by hand. */
public final class Main {
    private Main() {}

    /** Starts Jumpkit. */
    public static void main(String[] args) {}
}
