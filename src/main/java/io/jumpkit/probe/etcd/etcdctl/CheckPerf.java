// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.etcdctl;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code etcdctl check perf} found: the native client's own write load. A client started for each write would measure
 * how quickly the node starts processes. Pure.
 *
 * @param perSecond writes, of all clients together
 * @param failed writes that came to nothing
 */
public record CheckPerf(double perSecond, double slowestMs, long failed) {
    /** How long it takes and what it writes, whatever the load (ctlv3/command/check.go). */
    public static final Duration TIME = Duration.ofMinutes(1);

    public static final int VALUE_BYTES = 1024;

    private static final Pattern RATE = Pattern.compile("Throughput (?:is|too low:) (\\d+) writes/s");
    private static final Pattern SLOWEST = Pattern.compile("Slowest request took (?:too long: )?([0-9.]+)s");
    private static final Pattern ERRORS = Pattern.compile("FAIL: ERROR\\(.*\\) -> (\\d+)");

    /** The loads that do no harm to a small cluster. */
    public enum Load {
        SMALL("s", 150, 50),
        MEDIUM("m", 1000, 200);

        private final String word;
        private final int perSecond;
        private final int clients;

        Load(String word, int perSecond, int clients) {
            this.word = word;
            this.perSecond = perSecond;
            this.clients = clients;
        }

        String word() {
            return word;
        }

        public int perSecond() {
            return perSecond;
        }

        public int clients() {
            return clients;
        }

        /** The one with that many writes a second. */
        public static Optional<Load> of(int perSecond) {
            return java.util.stream.Stream.of(values())
                    .filter(load -> load.perSecond == perSecond)
                    .findFirst();
        }
    }

    /**
     * Reads what it wrote at its end.
     *
     * @throws StatusRuntimeException when it did not come to measure anything
     */
    static CheckPerf read(String out, String err) {
        Matcher rate = RATE.matcher(out);
        Matcher slowest = SLOWEST.matcher(out);
        if (!rate.find() || !slowest.find()) {
            throw (err.isBlank() ? Status.UNKNOWN.withDescription(out.strip()) : EtcdctlWords.status(err))
                    .asRuntimeException();
        }
        long failed = ERRORS.matcher(out)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
        return new CheckPerf(
                Double.parseDouble(rate.group(1)),
                Math.round(Double.parseDouble(slowest.group(1)) * 1e5) / 100.0,
                failed);
    }
}
