// SPDX-License-Identifier: Apache-2.0
/**
 * The hosts under the systems: their services, over SSH.
 *
 * <p>Knows no system that runs on them; each command is a script for {@code /bin/sh} and a parser of what it prints.
 */
package io.jumpkit.probe.host;
