// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.inventory.EtcdSettings.Via;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;

/** A strict etcd behind a bastion, asked with the native client on its nodes and their own certificates. */
@Lab("prod-like")
class StrictNativeClientIT extends EveryRoad {
    StrictNativeClientIT(LabBench lab) {
        super(lab, Via.NODE);
    }
}
