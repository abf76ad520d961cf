// SPDX-License-Identifier: Apache-2.0
/**
 * How each endpoint is: {@code etcd status}, {@code etcd health}, {@code etcd alarms}.
 *
 * <p>Reads only, and one row for each member or endpoint, answered or not.
 */
package io.jumpkit.probe.etcd.status;
