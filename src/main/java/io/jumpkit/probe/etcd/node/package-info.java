// SPDX-License-Identifier: Apache-2.0
/**
 * Which node of the inventory a member runs on, and the scripts that run there.
 *
 * <p>Knows SSH only as somebody who runs a script; what scripts say is read by who sent them.
 */
package io.jumpkit.probe.etcd.node;
