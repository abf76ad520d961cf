// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import io.jumpkit.error.UserError;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.run.Answers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The flags that answer a runbook's questions in advance: every question has one. */
final class AnswerOptions {
    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "a parameter")
    List<String> parameters = new ArrayList<>();

    @Option(
            names = "--choose",
            paramLabel = "STEP=TARGET",
            description = "where to go on at a Choose; of an Undo: STEP=leave leaves what the step did")
    List<String> choose = new ArrayList<>();

    @Option(names = "--by-hand", paramLabel = "STEP=TEXT", description = "what came of a Do by hand")
    List<String> byHand = new ArrayList<>();

    @Option(names = "--ack-notes", description = "count every Note as read")
    boolean ackNotes;

    @Option(
            names = "--unknown",
            paramLabel = "STEP=ran|did-not-run",
            description = "what became of an act that nobody saw end")
    List<String> unknown = new ArrayList<>();

    @Option(
            names = "--confirm",
            paramLabel = "STEP=CLUSTER/TARGET",
            description = "the confirmation of a dangerous step")
    List<String> confirm = new ArrayList<>();

    @Option(names = "--approved", paramLabel = "STEP=ANSWER", description = "what somebody said who agrees to a step")
    List<String> approved = new ArrayList<>();

    @Option(
            names = "--captured",
            paramLabel = "NAME=VALUE",
            description = "the result of an act that nobody saw end, for later steps")
    Map<String, String> captured = new LinkedHashMap<>();

    @Option(names = "--override", paramLabel = "STEP", description = "go on although a Guard of the step does not hold")
    List<String> override = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "WHY", description = "why Guards are overridden; goes into the journal")
    String reason;

    /** The answers, held against a runbook's steps. */
    Answers answers(Runbook runbook) {
        return Answers.read(
                new Answers.Flags(choose, byHand, ackNotes, unknown, confirm, approved, captured, override, reason),
                runbook);
    }

    /** The parameters by name. */
    Map<String, String> parameters() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String given : parameters) {
            String[] parts = given.split("=", 2);
            if (parts.length < 2) {
                throw UserError.usage("--param: '" + given + "' has no value", "write --param NAME=VALUE");
            }
            map.put(parts[0], parts[1]);
        }
        return map;
    }
}
