// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

/**
 * A target that did not answer, and why.
 *
 * @param node the node's name, or the endpoint where no node is behind it
 * @param reason the outcome class in kebab case, such as {@code tcp-timeout}
 * @param detail what was seen, in words
 */
public record Unanswered(String node, String reason, String detail) {}
