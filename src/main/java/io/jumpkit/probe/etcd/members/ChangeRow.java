// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.probe.etcd.client.MemberId;

/**
 * A change of the membership and what it left: the row of {@code etcd member remove|promote|update}.
 *
 * @param change {@code removed}, {@code promoted} or {@code updated}
 * @param tolerates how many voters may fail now
 */
public record ChangeRow(String change, MemberId id, String name, int voters, int healthy, int tolerates) {}
