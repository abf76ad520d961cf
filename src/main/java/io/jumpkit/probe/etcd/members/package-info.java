// SPDX-License-Identifier: Apache-2.0
/**
 * Who is a member: {@code etcd members} and {@code etcd member ...}.
 *
 * <p>{@link io.jumpkit.probe.etcd.members.MemberRules} says when a change must not be made and is pure; a change is made
 * through whoever leads and looked at afterwards. Starts and stops nothing on a node.
 */
package io.jumpkit.probe.etcd.members;
