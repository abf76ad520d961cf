// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.output.Mark;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Takes back what was done, newest first, each with the operator's word. What cannot be taken back is reported. */
final class Undoing {
    private static final String IN_PART = " failed, and may have happened in part";

    private final RunContext run;
    private final Fingerprints fingerprints;
    private final Acts acts;
    private final List<String> stays = new ArrayList<>();

    Undoing(RunContext run, Fingerprints fingerprints) {
        this.run = run;
        this.fingerprints = fingerprints;
        this.acts = new Acts(run);
    }

    /** What is left of what was done, in sentences. */
    List<String> stays() {
        return List.copyOf(stays);
    }

    /** Everything. */
    void all() throws InterruptedException {
        for (Place place : places(run.history().standing())) {
            undo(place);
        }
        for (String step : run.history().doneByHand()) {
            run.runbook().step(step).ifPresent(byHand -> stays("'" + byHand.title() + "' was done by hand, and stays"));
        }
    }

    /** One step; afterwards the run is left, and goes on with this step from its beginning. */
    Next step(Step step) throws InterruptedException {
        List<Act> own = run.history().standing().stream()
                .filter(a -> a.step().equals(step.id()))
                .toList();
        for (Place place : places(own)) {
            undo(place);
        }
        String why = stays.isEmpty() ? "'" + step.title() + "' was taken back" : String.join("; ", stays);
        throw run.leave(run.unless(ExitCode.STOPPED), why);
    }

    /** A Run by where it stands: its acts are taken back together, by its Undo. */
    private record Place(Step step, int block) {}

    private Set<Place> places(List<Act> newestFirst) {
        Set<Place> places = new LinkedHashSet<>();
        for (Act act : newestFirst) {
            run.runbook().step(act.step()).ifPresent(step -> places.add(new Place(step, act.block())));
        }
        return places;
    }

    private void undo(Place place) throws InterruptedException {
        String title = "'" + place.step().title() + "'";
        Optional<Block> undo = place.step().until(place.block()).stream()
                .filter(b -> b instanceof Block.Undo || b instanceof Block.NoUndo)
                .findFirst();
        if (isUnknown(place) || (undo.isPresent() && undo.get() instanceof Block.Undo)) {
            // Another cluster says nothing of what became of an act of this run.
            fingerprints.checkUndo(run);
        }
        boolean unknown = unknown(place);
        if (inPart(place)) {
            run.screen().say(Mark.WARN, title + IN_PART);
        }
        if (unknown) {
            stays(title + ": nobody knows whether it happened");
        } else if (undo.isPresent() && undo.get() instanceof Block.Undo block) {
            undo(place, block, title);
        } else {
            String what = inPart(place) ? title + IN_PART + ", and stays so: " : title + " stays: ";
            stays(what + undo.map(Block::sentence).orElse("no undo is written down"));
        }
    }

    private boolean isUnknown(Place place) {
        return IntStream.range(0, lines(place))
                .mapToObj(line -> run.history().act(new Act(place.step().id(), place.block(), line)))
                .anyMatch(state -> state == Act.State.UNKNOWN || state == Act.State.UNDO_UNKNOWN);
    }

    private boolean unknown(Place place) throws InterruptedException {
        Block.Run block = (Block.Run) place.step().blocks().get(place.block());
        return new Settling(run, new Looks(run), place.step()).left(block, place.block()) != Next.ON;
    }

    /** Whether it failed with nobody knowing how far it came. */
    private boolean inPart(Place place) {
        return IntStream.range(0, lines(place))
                .mapToObj(line -> run.history().act(new Act(place.step().id(), place.block(), line)))
                .anyMatch(state -> state == Act.State.FAILED);
    }

    private static int lines(Place place) {
        return Settling.lines(((Block.Run) place.step().blocks().get(place.block())).act());
    }

    private void undo(Place place, Block.Undo block, String title) throws InterruptedException {
        boolean nothing = IntStream.range(0, lines(place))
                .mapToObj(line -> run.history().act(new Act(place.step().id(), place.block(), line)))
                .noneMatch(state -> state == Act.State.DONE || state == Act.State.FAILED);
        if (nothing) {
            return;
        }
        List<Integer> pending = pending(place, block);
        for (int line : pending) {
            run.screen().text(line == pending.get(0) ? "undo" : "", acts.show(block, line));
        }
        Optional<Aim> aim = aim(place, block, pending);
        if (aim.isEmpty() || !agreed(place, block, aim.get())) {
            stays(title + " stays, as the operator wishes");
        } else {
            perform(place, block, aim.get());
        }
    }

    /** The lines that were not done, in an earlier try to take it back. */
    private List<Integer> pending(Place place, Block.Undo block) {
        return IntStream.range(0, Settling.lines(block.act()))
                .filter(line -> !run.history().undone(new Act(place.step().id(), place.block(), line)))
                .boxed()
                .toList();
    }

    /**
     * What is to be done, ready; empty when the operator leaves it as it is. What is in the way of it before anything was
     * begun may go away, so it is no end of the run: a cluster that is silent now, a freeze.
     *
     * @throws UserError when it cannot be begun now and nobody says to leave it
     */
    private Optional<Aim> aim(Place place, Block.Undo block, List<Integer> pending) throws InterruptedException {
        String flag = "--choose " + place.step().id() + "=leave";
        while (!"leave".equals(run.answers().choose().get(place.step().id()))) {
            try {
                return Optional.of(acts.aim(block, pending));
            } catch (UserError e) {
                if (!run.canAsk()) {
                    String hint = (e.hint().isEmpty() ? "" : e.hint() + "   or ") + "leave it as it is: " + flag;
                    throw UserError.of(e.exit(), e.what(), hint).causedBy(e);
                }
                run.screen().judged("undo", "cannot be begun", Mark.BAD, e.what());
                if (!e.hint().isEmpty()) {
                    run.screen().line("", e.hint());
                }
            }
            String typed = run.ask("Enter to try again (s leave it as it is, q leave the run): ", flag);
            if (typed.equals("q")) {
                throw run.leave(
                        run.unless(ExitCode.STOPPED),
                        "left by the operator; nothing was taken back of " + "'"
                                + place.step().title() + "'");
            }
            if (typed.equals("s")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean agreed(Place place, Block.Undo block, Aim aim) throws InterruptedException {
        if (block.options().danger() || aim.isDangerous()) {
            Confirmation.Subject subject = new Confirmation.Subject(
                    block, aim, "taking back '" + place.step().title() + "'");
            return new Confirmation(run, place.step()).ask(subject, new Guards(run, new Looks(run), place.step()))
                    == Next.ON;
        }
        if ("undo".equals(run.answers().choose().get(place.step().id()))) {
            return true;
        }
        return run.ask(
                        "y to take it back, anything else to leave it: ",
                        "--choose " + place.step().id() + "=undo")
                .equals("y");
    }

    /** The Undo as a whole stands for the Run as a whole: it is written down under the Run's own acts. */
    private void perform(Place place, Block.Undo block, Aim agreed) throws InterruptedException {
        String title = "'" + place.step().title() + "'";
        for (int line : agreed.lines().keySet()) {
            ActEnd end = acts.perform(
                    new Act(place.step().id(), place.block(), line),
                    block,
                    new Acts.Attempt(1, false),
                    Optional.of(agreed));
            if (end.outcome() != ActEnd.Outcome.OK) {
                run.screen().judged("failed", "", Mark.BAD, end.words());
                stays(title + " could not be taken back: " + end.words());
                return;
            }
            run.screen().judged("undone", title, Mark.GOOD, end.words());
        }
    }

    private void stays(String sentence) {
        stays.add(sentence);
        run.screen().say(Mark.WARN, sentence);
    }
}
