// SPDX-License-Identifier: Apache-2.0
/** The clusters Jumpkit knows: names, nodes, systems, and how to reach them. Reads files, opens no connection. */
package io.jumpkit.inventory;
