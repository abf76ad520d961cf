// SPDX-License-Identifier: Apache-2.0
/**
 * How fast disks and network are: {@code etcd latency} reads, {@code etcd perf} writes.
 *
 * <p>The first is for a cluster in trouble, the second for one that is well.
 */
package io.jumpkit.probe.etcd.latency;
