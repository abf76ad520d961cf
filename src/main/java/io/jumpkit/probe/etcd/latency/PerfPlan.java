// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.latency;

import io.jumpkit.command.Durations;
import io.jumpkit.error.UserError;
import io.jumpkit.probe.etcd.etcdctl.CheckPerf;
import io.jumpkit.probe.etcd.survey.Cells;
import java.time.Duration;
import java.util.Optional;

/**
 * A load of writes, within bounds. Pure.
 *
 * @param perSecond writes of all clients together
 * @param ofEtcdctl the load of the native client that it is, where that is asked
 */
record PerfPlan(Duration time, int perSecond, int clients, int valueBytes, Optional<CheckPerf.Load> ofEtcdctl) {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST_PER_SECOND = 2000;
    private static final int MOST_CLIENTS = 200;
    private static final int MOST_VALUE_BYTES = 16_384;

    /** What was typed; the rest is for it to choose. */
    record Wishes(Optional<Duration> time, int perSecond, Optional<Integer> clients, Optional<Integer> valueBytes) {}

    /**
     * The load that is wished for.
     *
     * @throws UserError usage, when it is out of bounds
     */
    static PerfPlan of(Wishes wishes) {
        PerfPlan plan = new PerfPlan(
                wishes.time().orElse(Duration.ofSeconds(10)),
                wishes.perSecond(),
                wishes.clients().orElse(50),
                wishes.valueBytes().orElse(256),
                Optional.empty());
        bounded("--for", plan.time().toMillis(), LONGEST.toMillis());
        bounded("--rate", plan.perSecond(), MOST_PER_SECOND);
        bounded("--clients", plan.clients(), MOST_CLIENTS);
        bounded("--value-bytes", plan.valueBytes(), MOST_VALUE_BYTES);
        return plan;
    }

    private static void bounded(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw UserError.usage(
                    option + " is out of bounds", "between 1 and " + most + (option.equals("--for") ? " ms" : ""));
        }
    }

    /**
     * The same with the native client, which has few loads and knows nothing else.
     *
     * @throws UserError usage, when it has none like it
     */
    static PerfPlan ofEtcdctl(Wishes wishes) {
        CheckPerf.Load load = CheckPerf.Load.of(wishes.perSecond()).orElseThrow(PerfPlan::notIts);
        boolean its = wishes.time().orElse(CheckPerf.TIME).equals(CheckPerf.TIME)
                && wishes.clients().orElse(load.clients()) == load.clients()
                && wishes.valueBytes().orElse(CheckPerf.VALUE_BYTES) == CheckPerf.VALUE_BYTES;
        if (!its) {
            throw notIts();
        }
        return new PerfPlan(CheckPerf.TIME, load.perSecond(), load.clients(), CheckPerf.VALUE_BYTES, Optional.of(load));
    }

    private static UserError notIts() {
        return UserError.usage(
                "via: node the load is that of etcdctl check perf: for 1 min, of " + CheckPerf.VALUE_BYTES
                        + " bytes, --rate 150 or --rate 1000",
                "type: etcd perf   or in the inventory set for etcd: via: ssh");
    }

    String words() {
        long writes = perSecond * Math.max(1, time.toMillis()) / 1000;
        return writes + " writes of " + valueBytes + " bytes in " + Durations.words(time) + " by " + clients
                + " clients (" + Cells.bytes(writes * valueBytes) + ")";
    }
}
