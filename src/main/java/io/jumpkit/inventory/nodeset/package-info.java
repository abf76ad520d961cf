// SPDX-License-Identifier: Apache-2.0
/**
 * Node sets: the folded way to write many nodes, {@code n[1-3,7]}, and the algebra on them.
 *
 * <p>Text and meaning are ClusterShell's, so that what works in {@code nodeset} and {@code clush} works here. Start
 * with {@link io.jumpkit.inventory.nodeset.NodeSet}. This package knows no cluster, no file and no network: groups come
 * in through {@link io.jumpkit.inventory.nodeset.GroupResolver}.
 */
package io.jumpkit.inventory.nodeset;
