// SPDX-License-Identifier: Apache-2.0
/**
 * etcd as an operator sees it: who is a member, who leads, whether there is a quorum, and how to change that safely.
 *
 * <p>Every endpoint is asked on a channel of its own, in parallel, each call with a deadline; nothing waits for a dead
 * member. {@link io.jumpkit.probe.etcd.EtcdView} and {@link io.jumpkit.probe.etcd.Quorum} judge what came and do no I/O.
 * The only package that knows jetcd and gRPC; knows no screen.
 */
package io.jumpkit.probe.etcd;
