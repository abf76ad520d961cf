// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.session.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The lab of a test run: {@code it}, or {@code it2} and so on when another run on this machine has taken that one. Two
 * system properties name an instance of one's own and a folder for what Jumpkit keeps.
 */
public final class LabBench implements AutoCloseable {
    /** The instance to take, and no other. */
    public static final String INSTANCE = "jumpkit.lab.instance";

    /** Where Jumpkit keeps runs and transcripts. */
    public static final String STATE = "jumpkit.lab.state";

    private final Settings settings;
    private final FileLock reservation;
    private boolean fresh;

    private LabBench(Settings settings, FileLock reservation) {
        this.settings = settings;
        this.reservation = reservation;
    }

    /** Takes the first instance that no other run has. */
    static LabBench reserve() {
        String own = System.getProperty(INSTANCE);
        for (String instance : own == null ? List.of("it", "it2", "it3", "it4", "it5") : List.of(own)) {
            FileLock lock = tryLock(Path.of(System.getProperty("java.io.tmpdir"), "jumpkit-lab-" + instance + ".lock"));
            if (lock != null) {
                return new LabBench(settings(instance), lock);
            }
        }
        throw new IllegalStateException("other test runs on this machine have all the labs that this one may take");
    }

    private static FileLock tryLock(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Settings settings(String instance) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        Path target = Path.of("target", "lab-" + instance).toAbsolutePath();
        environment.put("JUMPKIT_LAB_INSTANCE", instance);
        environment.put("JUMPKIT_CONFIG_DIR", target.resolve("config").toString());
        environment.put(
                "JUMPKIT_STATE_DIR",
                System.getProperty(STATE, target.resolve("state").toString()));
        environment.put("JUMPKIT_CACHE_DIR", target.resolve("cache").toString());
        return Settings.defaults(environment);
    }

    /** Settings of a session in which {@code lab} is this lab. */
    public Settings settings() {
        fresh = false;
        return settings;
    }

    /** The lab. */
    public PracticeLab practiceLab() {
        fresh = false;
        return PracticeLab.in(settings);
    }

    /** The lab as a cluster. */
    public Cluster cluster() {
        return practiceLab().requireCluster();
    }

    /** Runs a verb: {@code lab("poweroff", "n3", "--wipe")}. */
    public List<Step> lab(String... words) throws InterruptedException {
        List<Step> steps = practiceLab().run(List.of(words), said -> {}, new Cancellation());
        fresh = words[0].equals("reset");
        return steps;
    }

    /** Fresh disks, a new cluster; waits until it serves. Nothing to do where nobody touched it since. */
    public void reset() throws InterruptedException {
        if (!fresh) {
            lab("reset");
        }
    }

    /** Takes every fault away, powers every host on, and waits until what can serve does. */
    public void heal() throws InterruptedException {
        lab("heal", "--power");
        lab("up");
    }

    /** Pulls the plug of hosts: {@code powerOff("n1,n3")}. */
    public void powerOff(String hosts) throws InterruptedException {
        lab("poweroff", hosts);
    }

    /** Pulls the plug and loses the disks: the hosts come back as replacement machines. */
    public void wipe(String hosts) throws InterruptedException {
        lab("poweroff", hosts, "--wipe");
    }

    /** Gives hosts their power back and waits for their sshd. */
    public void powerOn(String hosts) throws InterruptedException {
        lab("poweron", hosts);
    }

    /** Begins to write to etcd from a host, and remembers what etcd acknowledged; n4 and n5 are no members. */
    public EtcdWriter writeFrom(String host) throws InterruptedException {
        return EtcdWriter.start(this, host);
    }

    /** Runs a command as root in a host, past network and sshd, and returns what it printed. */
    public String console(String host, String... command) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("console", host));
        words.addAll(List.of(command));
        List<String> lines = new ArrayList<>();
        practiceLab().start(words).follow(lines::add, new Cancellation());
        return String.join("\n", lines);
    }

    /** A script for {@code sh} in a host, its lines as they come; returns when it ends. */
    void follow(String host, String script, Consumer<String> lines) throws InterruptedException {
        practiceLab().start(List.of("console", host, "sh", "-c", script)).follow(lines, new Cancellation());
    }

    /** The hosts that have power. */
    public List<String> hostsOn() throws InterruptedException {
        return practiceLab().status().hosts().stream()
                .filter(host -> host.power().equals("on"))
                .map(LabStatus.Host::host)
                .toList();
    }

    LabStatus.Host host(String name) throws InterruptedException {
        return practiceLab().status().hosts().stream()
                .filter(host -> host.host().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Asks every tenth of a second until it is so, and fails when that takes longer than the limit. */
    public static void await(String what, Duration limit, Callable<Boolean> isSo) throws Exception {
        Deadline deadline = Deadline.in(limit);
        while (!isSo.call()) {
            if (deadline.isOver()) {
                throw new AssertionError("not within " + limit + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** Ends the lab and makes sure that nothing of it is left. */
    @Override
    public void close() throws IOException {
        try {
            if (!"1".equals(settings.environment().get("JUMPKIT_KEEP_LAB"))) {
                lab("down", "--purge");
                lab("leaks");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reservation.channel().close();
        }
    }
}
