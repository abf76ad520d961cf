// SPDX-License-Identifier: Apache-2.0
/**
 * The ways from here to an endpoint: straight, or through a node's sshd; and what TLS wants on the way.
 *
 * <p>A dead host is known before gRPC waits for it. Knows what a channel is, not what is asked on it.
 */
package io.jumpkit.probe.etcd.road;
