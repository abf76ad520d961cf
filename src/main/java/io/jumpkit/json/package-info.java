// SPDX-License-Identifier: Apache-2.0
/** The one place that knows Jackson: records to JSON (snake case, ISO times, ids as strings) and JSON and YAML to trees. Knows nothing of Jumpkit's own types. */
package io.jumpkit.json;
