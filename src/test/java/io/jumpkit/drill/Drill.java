// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.lab.LabBench;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operator who follows one runbook on the lab with given answers. */
final class Drill {
    private static final Pattern RUN = Pattern.compile("runbook resume (\\w+)");
    private static final int DONE = 0;
    private static final int ILL = 1;
    private static final int WANTS_AN_ANSWER = 2;
    private static final int REFUSED = 3;
    private static final int GOES_ON_ELSEWHERE = 5;

    private final LabBench lab;
    private final List<String> answers = new ArrayList<>(List.of("--ack-notes"));
    private final List<String> parameters = new ArrayList<>();
    private List<String> how;
    private RunJournal journal;

    private Drill(LabBench lab, String runbook) {
        this.lab = lab;
        journal = RunJournal.ofNext(lab);
        how = List.of("run", runbook);
    }

    /** Somebody who will follow that runbook. */
    static Drill of(LabBench lab, String runbook) {
        return new Drill(lab, runbook);
    }

    /** Gives a parameter. */
    Drill param(String name, Object value) {
        parameters.add("--param");
        parameters.add(name + "=" + value);
        return this;
    }

    /** Types {@code lab/TARGET} at a dangerous step. */
    Drill confirm(String step, String target) {
        return say("--confirm", step + "=lab/" + target);
    }

    /** Picks where to go on. */
    Drill choose(String step, String target) {
        return say("--choose", step + "=" + target);
    }

    /** Says what came of work done by hand. */
    Drill byHand(String step, String text) {
        return say("--by-hand", step + "=" + text);
    }

    private Drill say(String option, String value) {
        answers.add(option);
        answers.add(value);
        return this;
    }

    /** Follows it to its end, which must come. */
    Ended follow() throws InterruptedException {
        return ends(DONE);
    }

    /** Follows it until it says that another runbook is next. */
    Ended handsOverTo(String next) throws InterruptedException {
        Ended ended = ends(GOES_ON_ELSEWHERE);
        assertTrue((ended.out() + ended.err()).contains("it goes on in " + next), ended.out() + ended.err());
        return ended;
    }

    /** Follows it until it refuses, which it must. */
    Ended refused() throws InterruptedException {
        return ends(REFUSED);
    }

    /** Follows it until what it waits for does not come. */
    Ended waitsInVain() throws InterruptedException {
        return ends(ILL);
    }

    /** Follows it until it wants an answer that was not given; what is asked of this drill next goes on from there. */
    Ended untilAsked() throws InterruptedException {
        Ended ended = ends(WANTS_AN_ANSWER);
        Matcher said = RUN.matcher(ended.out() + ended.err());
        assertTrue(said.find(), "it says how to go on: " + ended.out() + ended.err());
        parameters.clear();
        how = List.of("runbook", "resume", said.group(1));
        journal = RunJournal.of(lab, said.group(1));
        return ended;
    }

    private Ended ends(int exit) throws InterruptedException {
        List<String> begin = new ArrayList<>(how);
        begin.addAll(parameters);
        Round.current().played(lab);
        long start = System.nanoTime();
        Ended ended = Trouble.CURRENT.follow(new Following(lab, begin, answers, journal));
        Round.current().note("followed " + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertEquals(exit, ended.exit(), ended.out() + ended.err());
        return ended;
    }
}
