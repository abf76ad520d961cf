// SPDX-License-Identifier: Apache-2.0
/**
 * Who leads, since when, and who should: {@code etcd elections}, {@code etcd move-leader}.
 *
 * <p>Elections are not keys: they are seen in terms and leaders, look after look.
 */
package io.jumpkit.probe.etcd.leader;
