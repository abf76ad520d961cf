// SPDX-License-Identifier: Apache-2.0
/**
 * {@code clusters.yaml}: read strictly, every problem with its line and column, one bad cluster never in the way of
 * another.
 *
 * <p>Opens no connection; runs a command only where the inventory names one as the source of its nodes.
 */
package io.jumpkit.inventory.file;
