// SPDX-License-Identifier: Apache-2.0
/** How long an act may take and how it is called off: every remote act has a {@link io.jumpkit.deadline.Deadline} and a {@link io.jumpkit.deadline.Cancellation}. */
package io.jumpkit.deadline;
