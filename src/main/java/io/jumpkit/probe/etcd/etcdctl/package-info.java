// SPDX-License-Identifier: Apache-2.0
/**
 * The third road: the native client on the nodes, which answers as gRPC would.
 *
 * <p>Questions become its words, its JSON becomes the protocol's messages again, its complaints become classes of failure.
 * Nothing above this package can tell which client was asked.
 */
package io.jumpkit.probe.etcd.etcdctl;
