// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json;

/** A value that is one word everywhere: its {@code toString} is what tables show and what JSON holds as a string. */
public interface Scalar {}
