// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.EtcdSettings.Via;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.latency.PerfRow;
import org.junit.jupiter.api.Test;

/** A plain etcd asked with the native client on its nodes. */
@Lab("etcd")
class NativeClientIT extends EveryRoad {
    NativeClientIT(LabBench lab) {
        super(lab, Via.NODE);
    }

    /** A write for which a client is started would measure the node; its own check does not. */
    @Test
    void aLoadIsThatOfTheNativeClient() throws InterruptedException {
        Result result = type("etcd perf --confirm lab/perf");

        PerfRow row = EtcdShell.rows(result, PerfRow.class).get(0);
        assertEquals(150, row.wantedPerSecond());
        assertTrue(row.perSecond() > 20 && row.maxMs() > 0 && row.cleanedUp(), "" + row);
        assertEquals(0L, type("etcd keys jumpkit-perf/ --limit 0").extra().get("count"));
    }
}
