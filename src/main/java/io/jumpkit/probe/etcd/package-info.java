// SPDX-License-Identifier: Apache-2.0
/**
 * etcd as an operator sees it: who is a member, who leads, whether there is a quorum, and how to change that safely.
 *
 * <p>The list of its commands is here; each package below is one thing an operator looks for, and
 * {@code ArchitectureTest} says which of them may use which. {@code client}, {@code road}, {@code etcdctl} and
 * {@code metrics} ask, {@code survey} makes one picture of the answers, the others judge it, show it and act on it.
 */
package io.jumpkit.probe.etcd;
