// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.jumpkit.inventory.EtcdSettings.Via;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;

/** A plain etcd asked with the native client on its nodes. */
@Lab("etcd")
class NativeClientIT extends EveryRoad {
    NativeClientIT(LabBench lab) {
        super(lab, Via.NODE);
    }
}
