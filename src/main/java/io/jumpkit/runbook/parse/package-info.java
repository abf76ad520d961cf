// SPDX-License-Identifier: Apache-2.0
/**
 * From Markdown to a runbook, with the place of everything that cannot be read. The only package that imports {@code
 * org.commonmark}.
 *
 * <p>Pure. Knows the form of a runbook, not what its commands and parameters mean.
 */
package io.jumpkit.runbook.parse;
