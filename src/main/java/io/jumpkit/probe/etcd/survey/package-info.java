// SPDX-License-Identifier: Apache-2.0
/**
 * All endpoints asked at the same moment, and the picture of the cluster made of what came.
 *
 * <p>{@link io.jumpkit.probe.etcd.survey.EtcdProbe} holds a session's connections; nothing waits for a dead member.
 * {@link io.jumpkit.probe.etcd.survey.EtcdView} judges and does no I/O. Says who is a member, who leads, who is silent;
 * what follows from that for writes is {@code quorum}'s.
 */
package io.jumpkit.probe.etcd.survey;
