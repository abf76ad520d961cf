// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

/** A piece of text in one style. */
public record Span(Style style, String text) {}
