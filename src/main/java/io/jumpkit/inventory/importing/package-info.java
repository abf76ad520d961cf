// SPDX-License-Identifier: Apache-2.0
/**
 * Hosts written down elsewhere (ssh_config, Ansible) as a cluster of the inventory.
 *
 * <p>Reads those files and makes text; secrets are never taken over.
 */
package io.jumpkit.inventory.importing;
