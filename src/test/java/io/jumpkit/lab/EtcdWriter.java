// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.error.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * An application that writes to etcd from a host of the lab all the while something is broken and mended, about three
 * times a second, and remembers what etcd acknowledged. What was acknowledged and is gone afterwards was lost.
 */
public final class EtcdWriter implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MEMBERS = "n1:2379,n2:2379,n3:2379";

    /** Ends by itself when it is told to, after a quarter of an hour, or when nobody reads what it says. */
    private static final String SCRIPT =
            """
            export ETCDCTL_API=3
            n=0
            while [ ! -e /run/$name.stop ] && [ $n -lt 3000 ]; do
              n=$((n + 1))
              if timeout 5 etcdctl --endpoints=$members --dial-timeout=1s --command-timeout=2s put $name/$n $n >/dev/null 2>&1
              then echo ok $n; else echo no $n; fi || exit 1
              sleep 0.25
            done
            """;

    private final LabBench bench;
    private final String host;
    private final String name = "writer-" + NUMBER.incrementAndGet();
    private final Thread reading;
    private final SortedMap<Integer, Long> acknowledged = new TreeMap<>();
    private final SortedSet<Integer> unanswered = new TreeSet<>();

    private EtcdWriter(LabBench bench, String host) {
        this.bench = bench;
        this.host = host;
        this.reading = new Thread(this::follow, name);
    }

    static EtcdWriter start(LabBench bench, String host) throws InterruptedException {
        EtcdWriter writer = new EtcdWriter(bench, host);
        writer.reading.setDaemon(true);
        writer.reading.start();
        writer.awaitWrites(1);
        return writer;
    }

    private void follow() {
        try {
            bench.follow(host, "name=" + name + " members=" + MEMBERS + "\n" + SCRIPT, this::note);
        } catch (UserError e) {
            // The host lost its power; what was acknowledged until then counts.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void note(String line) {
        int number = Integer.parseInt(line.substring("ok ".length()));
        if (line.startsWith("ok ")) {
            acknowledged.put(number, System.nanoTime());
        } else {
            unanswered.add(number);
        }
        notifyAll();
    }

    /** How many writes etcd acknowledged so far. */
    public synchronized int acknowledged() {
        return acknowledged.size();
    }

    /** How many it did not: they may be there or not. */
    public synchronized int unanswered() {
        return unanswered.size();
    }

    /** The longest time without an acknowledged write, between two that were. */
    public synchronized Duration longestGap() {
        long longest = 0;
        Long before = null;
        for (long at : acknowledged.values()) {
            longest = before == null ? 0 : Math.max(longest, at - before);
            before = at;
        }
        return Duration.ofNanos(longest);
    }

    /** Waits until so many more writes are acknowledged: the cluster serves applications. */
    public synchronized void awaitWrites(int more) throws InterruptedException {
        int wanted = acknowledged.size() + more;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (acknowledged.size() < wanted) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("no " + more + " writes acknowledged within " + PATIENCE);
            }
            wait(left);
        }
    }

    /** Stops writing; counts do not change after that. */
    public void stop() throws InterruptedException {
        if (reading.isAlive()) {
            bench.console(host, "touch", "/run/" + name + ".stop");
            reading.join(PATIENCE.toMillis());
        }
        if (reading.isAlive()) {
            throw new AssertionError("the writer on " + host + " does not stop");
        }
    }

    /** Acknowledged writes that are not in what these members hold each for itself: the numbers, by member. */
    public Map<String, Set<Integer>> lostOn(String... members) throws InterruptedException {
        stop();
        Map<String, Set<Integer>> lost = new TreeMap<>();
        for (String member : members) {
            Set<Integer> missing = new TreeSet<>(acknowledged.keySet());
            missing.removeAll(heldBy(member));
            if (!missing.isEmpty()) {
                lost.put(member, missing);
            }
        }
        return lost;
    }

    private Set<Integer> heldBy(String member) throws InterruptedException {
        List<String> values = new ArrayList<>();
        bench.follow(
                member,
                "ETCDCTL_API=3 etcdctl --endpoints=" + member + ":2379 get --consistency=s --prefix --print-value-only "
                        + name + "/",
                values::add);
        return values.stream().filter(v -> !v.isEmpty()).map(Integer::valueOf).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
