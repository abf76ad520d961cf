// SPDX-License-Identifier: Apache-2.0
/**
 * Keys under a prefix and their changes: {@code etcd keys}, {@code etcd watch}.
 *
 * <p>Values may be secrets: they are shown on demand and never recorded.
 */
package io.jumpkit.probe.etcd.keys;
