// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import java.util.ArrayList;
import java.util.List;

/** What the lab's scripts said went wrong, and what they say to type next. */
record Complaint(List<String> errors, List<String> reasons, List<String> next, List<String> other) {

    /** Reads what a script wrote to standard error. */
    static Complaint parse(List<String> lines) {
        Complaint complaint = new Complaint(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String line : lines) {
            complaint.add(line);
        }
        return complaint;
    }

    private void add(String line) {
        int colon = line.indexOf(": ");
        String rest = colon < 0 ? "" : line.substring(colon + 2).strip();
        switch (colon < 0 ? "" : line.substring(0, colon)) {
            case "error" -> errors.add(rest);
            case "why" -> reasons.add(rest);
            case "next" -> next.add(rest);
            default -> other.add(line.strip());
        }
    }

    /** The error to show for a script that ended in this code; the last hint stands for the whole. */
    UserError asError(String verb, int exit) {
        boolean ours = !errors.isEmpty();
        List<String> what = ours ? errors : List.of("lab " + verb + " ended with " + exit);
        List<String> why = ours ? reasons : other;
        String sentence = String.join("; ", what) + (why.isEmpty() ? "" : ": " + String.join("; ", why));
        ExitCode code = ours && exit == ExitCode.USAGE.number() ? ExitCode.USAGE : ExitCode.ILL;
        return UserError.of(code, sentence, ours ? next.get(next.size() - 1) : "lab status");
    }
}
