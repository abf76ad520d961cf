// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.json.Json;
import io.jumpkit.output.Console;
import io.jumpkit.session.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One instance of the practice lab, and its scripts. */
public final class PracticeLab {
    /** The environment variable that says where instances keep their state. */
    private static final String STATE = "JUMPKIT_LAB_STATE";

    /** The environment variable that chooses another instance than {@code lab}. */
    private static final String INSTANCE = "JUMPKIT_LAB_INSTANCE";

    private final String instance;
    private final Path stateFile;
    private final Path cache;
    private final Map<String, String> environment;

    private PracticeLab(String instance, Settings settings) {
        this.instance = instance;
        this.environment = settings.environment();
        this.cache = settings.directories().cache();
        this.stateFile = Path.of(environment.getOrDefault(STATE, "/var/lib/jumpkit/lab"))
                .resolve(instance)
                .resolve("lab.env");
    }

    /** The instance that the environment chooses, {@code lab} if it is silent. */
    public static PracticeLab in(Settings settings) {
        return new PracticeLab(settings.environment().getOrDefault(INSTANCE, "lab"), settings);
    }

    /** The instance of that name. */
    public static PracticeLab in(Settings settings, String instance) {
        return new PracticeLab(instance, settings);
    }

    /** The instance's name. */
    public String instance() {
        return instance;
    }

    /** How it is reached; empty when it was never started. */
    Optional<LabState> state() {
        try {
            return Files.exists(stateFile)
                    ? Optional.of(LabState.parse(Files.readAllLines(stateFile)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lab as a cluster, up or down; empty when it was never started. */
    public Optional<Cluster> cluster() {
        return state().map(LabState::cluster);
    }

    /** Whether this machine is on the lab's network and a host runs; others that were switched off stay off. */
    public boolean isReachable() {
        return state().map(LabState::operator).filter(PracticeLab::isOurs).isPresent() && !isDark();
    }

    /** Whether no host runs at all, as after a start that failed; not told to who may not see the hosts' files. */
    private boolean isDark() {
        try (Stream<Path> hosts = Files.list(stateFile.resolveSibling("hosts"))) {
            List<Path> all = hosts.toList();
            return all.stream().allMatch(Files::isExecutable)
                    && all.stream().noneMatch(host -> isOn(host.resolve("pid")));
        } catch (IOException e) {
            return false;
        }
    }

    /** The file holds the process that is the host's first, and when it was started. */
    private static boolean isOn(Path file) {
        try {
            return Files.exists(Path.of("/proc", Files.readString(file).split(" ", 2)[0]));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOurs(String address) {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.getByName(address)) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The lab as a cluster.
     *
     * @throws UserError usage, when it was never started
     */
    public Cluster requireCluster() {
        return cluster().orElseThrow(() -> UserError.usage("the lab was never started", "type: lab up"));
    }

    /**
     * Starts what is not running and waits until it serves: seconds, or about a minute the first time.
     *
     * @throws UserError when it does not come up
     */
    public List<Step> up(Console console, Cancellation cancellation) throws InterruptedException {
        return run(List.of("up"), console, cancellation);
    }

    /** Runs a verb of the scripts and shows on the console how it goes. */
    public List<Step> run(List<String> words, Console console, Cancellation cancellation) throws InterruptedException {
        ProgressView view = new ProgressView(console);
        try {
            return run(words, view::show, cancellation);
        } finally {
            view.clear();
        }
    }

    /** What is on, what is broken and what runs. */
    LabStatus status() throws InterruptedException {
        ScriptRun run = start(List.of("status", "--json"));
        List<String> lines = new ArrayList<>();
        run.follow(lines::add, new Cancellation());
        return Json.read(String.join("", lines), LabStatus.class);
    }

    /**
     * Runs a verb of the scripts.
     *
     * @return the steps it took
     * @throws UserError in the script's own words, when it fails
     */
    List<Step> run(List<String> words, Consumer<Progress> listener, Cancellation cancellation)
            throws InterruptedException {
        List<Step> steps = new ArrayList<>();
        start(words)
                .follow(
                        line -> Progress.parse(line).ifPresent(said -> {
                            listener.accept(said);
                            if (said instanceof Progress.Finished finished) {
                                steps.add(finished.step());
                            }
                        }),
                        cancellation);
        return steps;
    }

    /** Runs a script as root in a host, past network and sshd, and returns what it printed. */
    public String console(String host, String script, Cancellation cancellation) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        start(List.of("console", host, "sh", "-c", script)).follow(lines::add, cancellation);
        return String.join("\n", lines);
    }

    /** What is broken by the lab's own faults, and what is off, as the operator would say it. */
    public List<String> faults() throws InterruptedException {
        List<String> faults = new ArrayList<>();
        for (LabStatus.Host host : status().hosts()) {
            if (!host.power().equals("on")) {
                faults.add(host.host() + " " + host.power());
            }
            host.faults().forEach(fault -> faults.add(host.host() + " " + fault));
        }
        return faults;
    }

    /** Starts a verb; whoever asked follows it. */
    ScriptRun start(List<String> words) {
        return ScriptRun.start(command(words), environment);
    }

    /** What runs a verb when typed in any shell. */
    List<String> command(List<String> words) {
        List<String> argv = new ArrayList<>();
        argv.add(Scripts.packed().unpackInto(cache).toString());
        argv.add("--instance");
        argv.add(instance);
        argv.addAll(words);
        return argv;
    }
}
