// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

/**
 * A word of a typed line.
 *
 * @param text what it stands for, quotes and backslashes resolved
 * @param start where it begins in the line
 * @param end where it ends in the line, exclusive
 * @param quoted whether any part of it stood in quotes
 */
public record Word(String text, int start, int end, boolean quoted) {}
