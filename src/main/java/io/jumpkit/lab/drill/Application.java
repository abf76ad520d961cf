// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An application that writes to etcd from n5 all the while, a few times a second, and writes down what was acknowledged.
 * It is a service of that host, so it goes on when whoever started it is gone.
 */
final class Application {
    static final String PREFIX = "application/";
    private static final String HOST = "n5";
    private static final String FOLDER = "/var/lib/drill";
    private static final String SERVICE = "drill-application";

    /** Ends by itself after some hours. */
    private static final String SCRIPT =
            """
            export ETCDCTL_API=3
            n=0
            while [ $n -lt 60000 ]; do
              n=$((n + 1))
              timeout 5 etcdctl --endpoints=n1:2379,n2:2379,n3:2379 --dial-timeout=1s --command-timeout=2s \\
                put PREFIX$n $n >/dev/null 2>&1 && echo $n >>FOLDER/acknowledged
              sleep 0.2
            done
            """;

    private final Stage stage;

    private Application(Stage stage) {
        this.stage = stage;
    }

    static Application of(Stage stage) {
        return new Application(stage);
    }

    /** Begins to write; remembers what is practised since when. */
    void start(String runbook, String begun) throws InterruptedException {
        String program = FOLDER + "/application";
        stage.console(
                HOST,
                "mkdir -p " + FOLDER + "\ncat >" + program + " <<'END'\n" + filled(SCRIPT) + "END\n"
                        + "echo '" + runbook + " " + begun + "' >" + FOLDER + "/begun\n"
                        + "systemd-run --quiet --property=EnvironmentFile=-/etc/environment --unit=" + SERVICE + " sh "
                        + program);
    }

    /** What is practised since when; empty where nothing is. */
    String begun() throws InterruptedException {
        return stage.console(HOST, "cat " + FOLDER + "/begun 2>/dev/null || true")
                .strip();
    }

    void stop() throws InterruptedException {
        stage.console(HOST, "systemctl stop " + SERVICE + " 2>/dev/null || true");
    }

    /** What was acknowledged. */
    Set<String> acknowledged() throws InterruptedException {
        return words(stage.console(HOST, "cat " + FOLDER + "/acknowledged 2>/dev/null || true"));
    }

    /** Acknowledged writes that members do not hold, each asked for itself; by member. */
    Map<String, Set<String>> lost() throws InterruptedException {
        Set<String> acknowledged = acknowledged();
        Map<String, Set<String>> lost = new TreeMap<>();
        for (String member : new String[] {"n1", "n2", "n3"}) {
            Set<String> missing = new TreeSet<>(acknowledged);
            missing.removeAll(words(stage.console(
                    member,
                    "ETCDCTL_API=3 etcdctl --endpoints=" + member
                            + ":2379 get --consistency=s --prefix --print-value-only " + PREFIX + " || true")));
            if (!missing.isEmpty()) {
                lost.put(member, missing);
            }
        }
        return lost;
    }

    private static Set<String> words(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.toSet());
    }

    private static String filled(String script) {
        return script.replace("FOLDER", FOLDER).replace("PREFIX", PREFIX);
    }
}
