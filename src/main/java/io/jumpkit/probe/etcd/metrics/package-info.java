// SPDX-License-Identifier: Apache-2.0
/**
 * What members count by themselves, read over HTTP and taken apart.
 *
 * <p>Knows the text format and where a member shows it; what the numbers mean is judged where they are shown.
 */
package io.jumpkit.probe.etcd.metrics;
