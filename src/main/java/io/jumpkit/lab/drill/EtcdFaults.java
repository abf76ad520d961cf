// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab.drill;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import java.util.List;

/** What is done to the lab's etcd beyond the lab's own faults. Every wait is bounded by its script. */
public final class EtcdFaults {
    /** What an application wrote to the key {@code evidence}, before a disk lied about it. */
    public static final String WRITTEN = "what-was-written-by-the-application";

    private static final String DAMAGED = "what-was-damaged-on-the-disk-itself";
    private static final String DATABASE =
            "$(ls /var/lib/etcd/member/snap/db /var/lib/etcd/default/member/snap/db 2>/dev/null)";
    private static final String OWN = "etcdctl get --consistency=s --print-value-only evidence 2>/dev/null";
    private static final String FILL =
            """
            export ETCDCTL_API=3
            head -c 1000000 /dev/zero | tr '\\0' x >/run/large
            for i in $(seq 200); do
              etcdctl put large </run/large >/dev/null 2>/run/said || break
            done
            cat /run/said
            """;
    private static final String REMOVE =
            """
            export ETCDCTL_API=3
            for i in $(seq 120); do
              id=$(etcdctl member list | grep ' MEMBER,' | cut -d, -f1)
              [ -n "$id" ] || exit 0
              etcdctl member remove $id >/dev/null 2>&1
              sleep 0.5
            done
            exit 1
            """;
    private static final String UNTIL_IT_HOLDS =
            """
            export ETCDCTL_API=3
            for i in $(seq 120); do
              [ "$(OWN)" != VALUE ] || exit 0
              sleep 0.5
            done
            exit 1
            """;

    /** The column of etcdctl's status that says so. */
    private static final int LEADS = 4;

    private final Stage stage;

    public EtcdFaults(Stage stage) {
        this.stage = stage;
    }

    /** Writes one key again and again until etcd has no space left; returns its words. */
    public String fill() throws InterruptedException {
        return stage.console("n1", FILL);
    }

    /** Makes what one member holds on its disk differ from what was written, as a disk that lies does. */
    public void corrupt(String member) throws InterruptedException {
        stage.console("n1", "ETCDCTL_API=3 etcdctl put evidence " + WRITTEN);
        untilItHolds(member, WRITTEN);
        stage.lab("stop", member, "etcd");
        stage.console(member, "sed -i s/" + WRITTEN + "/" + DAMAGED + "/g " + DATABASE);
        stage.lab("start", member, "etcd");
        untilItHolds(member, DAMAGED);
    }

    private void untilItHolds(String member, String value) throws InterruptedException {
        stage.console(member, UNTIL_IT_HOLDS.replace("OWN", OWN).replace("VALUE", value));
    }

    /** What a member holds for itself of what {@link #corrupt} wrote; empty while it does not answer. */
    public String valueOn(String member) throws InterruptedException {
        return stage.console(member, "ETCDCTL_API=3 " + OWN + " || true");
    }

    /** Takes a member out of the list; etcd wants its members to have been connected for some seconds first. */
    public void remove(String member) throws InterruptedException {
        stage.console("n1", REMOVE.replace("MEMBER", member));
    }

    /** One member less, and a new machine without data in its place. */
    public void shrinkBy(String member) throws InterruptedException {
        remove(member);
        stage.lab("poweroff", member, "--wipe");
        stage.lab("poweron", member);
    }

    /** Holds back every packet of whoever leads, and returns its name. */
    public String slowTheLeader() throws InterruptedException {
        String leader = leader();
        stage.lab("delay", leader, "150");
        return leader;
    }

    private String leader() throws InterruptedException {
        for (String member : List.of("n1", "n2", "n3")) {
            String[] status = stage.console(member, "ETCDCTL_API=3 etcdctl endpoint status")
                    .split(",");
            if (status.length > LEADS && status[LEADS].strip().equals("true")) {
                return member;
            }
        }
        throw UserError.of(ExitCode.ILL, "etcd of the lab has no leader", "lab status");
    }
}
