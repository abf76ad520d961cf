// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.inventory.EtcdSettings.Via;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;

/** The same etcd where only a bastion can be reached: dialled through its sshd, the TLS names kept. */
@Lab("prod-like")
class EtcdBehindBastionIT extends EveryRoad {
    EtcdBehindBastionIT(LabBench lab) {
        super(lab, Via.SSH);
    }
}
