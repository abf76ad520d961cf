// SPDX-License-Identifier: Apache-2.0
/** The fixtures of shell tests: a shell without terminal and nodes that answer what the test says. */
package io.jumpkit.shell;
