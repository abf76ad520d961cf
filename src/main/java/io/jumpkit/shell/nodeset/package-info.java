// SPDX-License-Identifier: Apache-2.0
/** The word {@code nodeset}: ClusterShell's calculator, with or without a cluster. It computes nothing itself. */
package io.jumpkit.shell.nodeset;
