// SPDX-License-Identifier: Apache-2.0
/**
 * What keeps members' databases small, equal and without alarm: compact, defrag, hash, {@code etcd alarm disarm}.
 *
 * <p>Each act says what it costs the member; the leader comes last.
 */
package io.jumpkit.probe.etcd.maintenance;
