// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.lab.EtcdWriter;
import io.jumpkit.lab.Lab;
import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code etcd-slow-or-electing}: the leader's link is slow, another one leads, the link is mended. */
@Lab("etcd")
class SlowOrElectingIT {
    private final LabBench lab;
    private final EtcdScene etcd;

    SlowOrElectingIT(LabBench lab) {
        this.lab = lab;
        this.etcd = new EtcdScene(lab);
    }

    @BeforeEach
    void fresh() throws InterruptedException {
        lab.reset();
    }

    @Procedure("etcd-slow-or-electing")
    void takesTheLeadershipFromASlowMember() throws Exception {
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            String slow = etcd.faults().slowTheLeader();
            String calm = slow.equals("n1") ? "n2" : "n1";
            Drill drill = Drill.of(lab, "etcd-slow-or-electing").param("calm", calm);
            Ended measured = drill.untilAsked();
            assertTrue(
                    Round.current().way() == Way.POWER
                            || (measured.out() + measured.err()).contains("(have-a-calm-member-lead)  fits now"),
                    measured.out() + measured.err());
            drill.choose("measure", "have-a-calm-member-lead").untilAsked();
            assertLeads(calm);

            lab.lab("heal");
            drill.byHand("mend-the-cause", "the link of " + slow + " was mended")
                    .follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
            assertLeads(calm);
        }
        etcd.assertWell(3);
    }

    @Procedure("etcd-slow-or-electing")
    void findsTheFollowerThatCallsElections() throws Exception {
        String leader = etcd.leader();
        String lossy = leader.equals("n3") ? "n2" : "n3";
        try (EtcdWriter writer = lab.writeFrom("n5")) {
            lab.lab("loss", lossy, "75");
            Drill drill =
                    Drill.of(lab, "etcd-slow-or-electing").param("calm", leader).choose("measure", "mend-the-cause");
            drill.untilAsked();

            lab.lab("heal");
            drill.byHand("mend-the-cause", "the cable of " + lossy + " was changed")
                    .follow();

            writer.awaitWrites(3);
            assertEquals(Map.of(), writer.lostOn("n1", "n2", "n3"));
        }
        etcd.assertWell(3);
    }

    /** Whoever loses its power loses the lead. */
    private void assertLeads(String calm) throws Exception {
        assertTrue(Round.current().way() == Way.POWER || calm.equals(etcd.leader()), calm);
    }

    @Test
    void goesNoFurtherWhereNoMajorityServes() throws InterruptedException {
        lab.powerOff("n2,n3");

        Ended run = Drill.of(lab, "etcd-slow-or-electing").param("calm", "n1").waitsInVain();

        assertTrue(run.err().contains("a majority serves, if only for a moment"), run.out() + run.err());
    }
}
