// SPDX-License-Identifier: Apache-2.0
/**
 * A member's database as a file: {@code etcd snapshot save}, asked of a member or taken from the disk of a stopped one,
 * and {@code verify}.
 *
 * <p>Reads the file format itself, so that a backup can be judged without any etcd. Knows nothing of restoring.
 */
package io.jumpkit.probe.etcd.snapshot;
