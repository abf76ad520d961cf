// SPDX-License-Identifier: Apache-2.0
/**
 * Drills of the shipped runbooks: each breaks the lab, follows the runbook with the built Jumpkit as an operator would,
 * and looks at the members and at what an application wrote meanwhile. It knows Jumpkit only by what can be typed.
 */
package io.jumpkit.drill;
