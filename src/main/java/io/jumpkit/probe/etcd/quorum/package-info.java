// SPDX-License-Identifier: Apache-2.0
/**
 * Whether writes go through, and how many more members may fail; {@code etcd quorum}.
 *
 * <p>{@link io.jumpkit.probe.etcd.quorum.Quorum} is pure. What a dangerous change shows before it is confirmed stands here
 * as well, since it is the quorum that results. Changes nothing.
 */
package io.jumpkit.probe.etcd.quorum;
