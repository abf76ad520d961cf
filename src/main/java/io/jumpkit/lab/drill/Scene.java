// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

import java.util.List;
import java.util.Optional;

/**
 * What happens to the lab before a runbook is practised on it.
 *
 * @param runbook the one that is called for
 * @param story what the operator on call is told
 * @param breaking how it is brought about, on a lab that is well and that an application writes to
 */
public record Scene(String runbook, String story, Breaking breaking) {
    /** In a story: the snapshot that was saved before. */
    static final String FILE = "FILE";

    private static final List<Scene> ALL = List.of(
            new Scene(
                    "etcd-replace-member",
                    "n3's disk died in the night; the machine is back with an empty one. etcd works with two of three.",
                    stage -> {
                        stage.lab("poweroff", "n3", "--wipe");
                        stage.lab("poweron", "n3");
                    }),
            new Scene(
                    "etcd-no-quorum",
                    "n2 and n3 went dark and nothing can be written. Whoever stands beside them can give them their power"
                            + " back: lab poweron n2,n3",
                    stage -> stage.lab("poweroff", "n2,n3")),
            new Scene(
                    "etcd-restore-snapshot",
                    "Somebody deleted every key of the application, which is stopped now. The newest snapshot is "
                            + FILE,
                    stage -> {
                        Application.of(stage).stop();
                        stage.type("etcd snapshot save " + stage.snapshot());
                        stage.console("n1", "ETCDCTL_API=3 etcdctl del --prefix " + Application.PREFIX);
                    }),
            new Scene(
                    "etcd-grow-to-three",
                    "etcd was left with two members, so none may fail. n3 is a new machine with an empty disk, for a third.",
                    stage -> new EtcdFaults(stage).shrinkBy("n3")),
            new Scene(
                    "etcd-nospace",
                    "The application reports: mvcc: database space exceeded.",
                    stage -> new EtcdFaults(stage).fill()),
            new Scene(
                    "etcd-corrupt-member",
                    "Two readers of one key get two answers, and etcd raised an alarm.",
                    stage -> new EtcdFaults(stage).corrupt("n2")),
            new Scene(
                    "etcd-slow-or-electing",
                    "Every write takes longer than it should. Whoever owns the network can mend a link: lab heal",
                    stage -> new EtcdFaults(stage).slowTheLeader()));

    /** How the lab is broken. */
    public interface Breaking {
        void on(Stage stage) throws InterruptedException;
    }

    /** All there are: one for each shipped runbook. */
    public static List<Scene> all() {
        return ALL;
    }

    /** That of a runbook. */
    public static Optional<Scene> of(String runbook) {
        return ALL.stream().filter(scene -> scene.runbook().equals(runbook)).findFirst();
    }

    /** Lines that all hold when so many members vote, serve, take writes, raise no alarm and hold the same. */
    public static List<String> well(int voters) {
        return List.of(
                "etcd quorum | expect writable && voters == " + voters + " && healthy == " + voters,
                "etcd health | expect all healthy && size(alarms) == 0",
                "etcd hash | expect all agrees");
    }
}
