// SPDX-License-Identifier: Apache-2.0
/**
 * Conditions on rows, in CEL, the expression language that Kubernetes operators know.
 *
 * <p>The only package that imports {@code dev.cel}, loaded when the first condition is met. Knows no rows and no commands.
 */
package io.jumpkit.expression;
