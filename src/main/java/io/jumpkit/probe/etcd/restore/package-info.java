// SPDX-License-Identifier: Apache-2.0
/**
 * A snapshot made into a cluster again: {@code etcd snapshot plan} and {@code restore}.
 *
 * <p>The plan is for every member at once, since restored one by one they are as many clusters.
 * {@link io.jumpkit.probe.etcd.restore.RestoreRules} says when a node must be left alone and is pure.
 */
package io.jumpkit.probe.etcd.restore;
