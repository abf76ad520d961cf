// SPDX-License-Identifier: Apache-2.0
/**
 * YAML read strictly, every value with its line and column, all problems reported at once and shown under the line they
 * are in.
 *
 * <p>The only package that imports SnakeYAML. Knows no inventory and opens no file.
 */
package io.jumpkit.json.yaml;
