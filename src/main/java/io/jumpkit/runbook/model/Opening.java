// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import java.util.Optional;

/**
 * The paragraph that opens a block.
 *
 * @param sentence what it says behind keyword and options; may be empty
 * @param capture the variable its result becomes
 */
public record Opening(Place place, Keyword keyword, Options options, Optional<String> capture, String sentence) {}
