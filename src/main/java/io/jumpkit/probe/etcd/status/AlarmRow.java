// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.status;

import io.jumpkit.probe.etcd.client.MemberId;

/**
 * An alarm that stands: a row of {@code etcd alarms}.
 *
 * @param id whose alarm it is; {@code 0} when etcd does not say
 * @param name the member's name, empty when it is nobody's or of one that was removed
 */
public record AlarmRow(MemberId id, String name, String alarm) {}
