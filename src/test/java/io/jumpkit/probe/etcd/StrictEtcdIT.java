// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.inventory.EtcdSettings.Via;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;

/** etcd that speaks TLS and wants a certificate, a user and a password, dialled from here. */
@Lab("tls")
class StrictEtcdIT extends EveryRoad {
    StrictEtcdIT(LabBench lab) {
        super(lab, Via.DIRECT);
    }
}
