// SPDX-License-Identifier: Apache-2.0
/** What tests of several packages share: real programs on this machine to compare with and to run against. */
package io.jumpkit.testing;
