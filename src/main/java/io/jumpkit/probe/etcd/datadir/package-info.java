// SPDX-License-Identifier: Apache-2.0
/**
 * Where nodes keep etcd's data and what starts it: {@code etcd data-dir}, {@code etcd configure}.
 *
 * <p>Works over SSH where no etcd runs. Deletes nothing: what was there stays beside what comes.
 */
package io.jumpkit.probe.etcd.datadir;
