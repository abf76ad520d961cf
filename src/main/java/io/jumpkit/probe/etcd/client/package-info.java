// SPDX-License-Identifier: Apache-2.0
/**
 * One endpoint of etcd asked, or told to change something: the calls, what they answer, and why they gave none.
 *
 * <p>Every call has a deadline of its own, and a failure is an {@link io.jumpkit.probe.etcd.client.Answer} with a class, not
 * an exception. jetcd's generated stubs are used as they are. Knows no cluster, no road and no screen.
 */
package io.jumpkit.probe.etcd.client;
