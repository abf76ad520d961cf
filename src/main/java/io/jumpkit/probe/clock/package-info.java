// SPDX-License-Identifier: Apache-2.0
/**
 * What the nodes' clocks say, and how sure that is: never a skew that is smaller than its error.
 *
 * <p>Asked over open SSH channels, compared with this machine's clock. Readings, parsers and rules are pure.
 */
package io.jumpkit.probe.clock;
