// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.runbook.model.Runbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was agreed to is what runs, or nothing does. */
class AimTest {
    private static final Runbook STOP = Texts.runbook(
            "Stop",
            "**Run** (danger, on @lead)\n\n```sh\nsystemctl stop etcd\n```\n\n**No undo:** start it again.\n\n");

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
        leads("n1");
    }

    private void leads(String node) {
        bench.session.resultSets().replace(Map.of("lead", NodeSet.of(List.of(node))));
    }

    @Test
    void aScriptDoesNotRunOnOtherNodesThanWereConfirmed() throws Exception {
        Operator operator = new Operator(question -> {
            leads("n2");
            return "prod/n1";
        });

        Bench.Ended ended = bench.start(STOP, operator, Map.of(), Answers.NONE);

        assertEquals("3 it was agreed to on n1, and would be on n2 now. It was not done", ended.toString());
        assertEquals(List.of(), bench.fleet.changes);
        assertEquals(0, bench.kinds().stream().filter("intent"::equals).count());
    }

    @Test
    void afterAResumeItIsConfirmedForTheNodesOfNow() throws Exception {
        bench.start(
                STOP,
                new Operator(question -> {
                    leads("n2");
                    return "prod/n1";
                }),
                Map.of(),
                Answers.NONE);

        bench.resume(STOP, Operator.types("prod/n2"), Answers.NONE);

        assertEquals(List.of("sh n2 "), bench.fleet.changes);
    }

    @Test
    void aVariableThatChangedSinceItWasConfirmedIsNotActedOn() throws Exception {
        Runbook runbook = Texts.runbook(
                "Remove",
                "**Guard** → ill\n\n```jumpkit\nfleet members | where healthy == false | expect any healthy == false\n```\n\n"
                        + "**Run** (danger, confirm ill.name)\n\n```jumpkit\nfleet remove {{ill.name}}\n```\n\n"
                        + "**No undo:** no.\n\n");
        Operator operator = new Operator(question -> {
            if (question.prompt().startsWith("Type")) {
                bench.fleet.members.put("n3", true);
                bench.fleet.members.put("n2", false);
                bench.passes(60);
            }
            return "prod/n3";
        });

        Bench.Ended ended = bench.start(runbook, operator, Map.of(), Answers.NONE);

        assertEquals("3 it was agreed to for n3, and would be for n2 now. It was not done", ended.toString());
        assertEquals(List.of(), bench.fleet.changes);
    }

    @Test
    void aDangerousCommandIsConfirmedThoughItsRunDoesNotSaySo() throws Exception {
        Runbook runbook =
                Texts.runbook("Remove", "**Run:**\n\n```jumpkit\nfleet remove n3\n```\n\n**No undo:** no.\n\n");
        Operator operator = Operator.types("prod/n3");

        bench.start(runbook, operator, Map.of(), Answers.NONE);

        assertEquals(1, operator.asked.size());
        assertTrue(bench.kinds().contains("confirm"));
    }
}
