// SPDX-License-Identifier: Apache-2.0
/**
 * The network between the nodes as the nodes see it: who reaches whom, how fast, and what TCP has to send again.
 *
 * <p>The nodes' own tools are run over SSH; what they print is read here, never by awk or tail. Parsers and judges do no
 * I/O. Knows no system that uses the network.
 */
package io.jumpkit.probe.network;
