// SPDX-License-Identifier: Apache-2.0
/** The commands about the inventory itself: check it, show what it says, import into it. Knows no terminal. */
package io.jumpkit.shell.inventory;
