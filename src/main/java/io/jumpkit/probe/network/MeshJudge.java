// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.output.Mark;
import io.jumpkit.output.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a cut link from a dead host from a partition, and says where packets are lost or late. Somebody cut off is
 * critical ({@link Mark#BAD}), the rest are warnings. Pure.
 */
final class MeshJudge {
    private final Mesh mesh;
    private final Questions questions;
    private final List<Note> notes = new ArrayList<>();

    private MeshJudge(Mesh mesh, Questions questions) {
        this.mesh = mesh;
        this.questions = questions;
    }

    /** What is wrong, the worst first. */
    static List<Note> judge(Mesh mesh, Questions questions) {
        MeshJudge judge = new MeshJudge(mesh, questions);
        if (judge.nobodyReachesAnybody()) {
            judge.bad("no node gets a " + questions.subject() + " to any other: " + questions.silenceMeans());
            return judge.notes;
        }
        judge.groups();
        judge.cutLinks();
        judge.oneWay();
        judge.refusals();
        judge.notes.addAll(SlowAndLossy.judge(mesh));
        return judge.notes;
    }

    private boolean nobodyReachesAnybody() {
        return mesh.nodes().size() > 2
                && !mesh.rows().isEmpty()
                && mesh.components().size() == mesh.nodes().size();
    }

    /** Hosts that nobody reaches, and groups that reach only themselves. */
    private void groups() {
        List<Set<String>> components = mesh.components();
        if (mesh.nodes().size() == 2 || components.size() == 1) {
            return;
        }
        Set<String> dead = new LinkedHashSet<>();
        Set<String> alone = new LinkedHashSet<>();
        List<Set<String>> groups = new ArrayList<>();
        for (Set<String> component : components) {
            String first = component.iterator().next();
            if (component.size() > 1) {
                groups.add(component);
            } else {
                (mesh.spoke(first) ? alone : dead).add(first);
            }
        }
        say(
                dead,
                "nobody gets a " + questions.subject()
                        + " through and ssh does not answer either: the host, not a link");
        say(alone, "reaches nobody and is reached by nobody, but ssh answers: alive and cut off");
        if (groups.size() > 1) {
            bad("partition: " + groups.stream().map(Star::folded).collect(Collectors.joining(" | ")) + ": no "
                    + questions.subject() + " between the groups");
        }
    }

    private void say(Set<String> nodes, String words) {
        if (!nodes.isEmpty()) {
            bad(Star.folded(nodes) + ": " + words);
        }
    }

    /** Pairs that are cut though others reach both. */
    private void cutLinks() {
        List<Set<String>> components = mesh.components();
        List<Star> cuts = Star.cover(
                mesh.nodes(),
                (a, b) -> mesh.cut(a, b)
                        && (mesh.nodes().size() == 2
                                || components.stream().anyMatch(c -> c.contains(a) && c.contains(b))));
        for (Star cut : cuts) {
            bad(cut.words() + ": no " + questions.subject() + ways(cut) + meaning(cut));
        }
    }

    private String ways(Star cut) {
        List<String> mute = new ArrayList<>(List.of(cut.center()));
        mute.addAll(cut.partners());
        mute.removeIf(mesh::spoke);
        return mute.isEmpty() ? " either way" : " (" + Star.folded(mute) + " could not be asked: no ssh)";
    }

    private String meaning(Star cut) {
        Set<String> common = mesh.neighbours(cut.center());
        cut.partners().forEach(partner -> common.retainAll(mesh.neighbours(partner)));
        if (!common.isEmpty()) {
            String who = cut.partners().size() == 1 ? "both" : "all of them";
            return ", while " + who + " reach " + Star.folded(common) + ": " + questions.cutMeans();
        }
        boolean both = mesh.spoke(cut.center()) && cut.partners().stream().allMatch(mesh::spoke);
        return both ? ", while both answer ssh: " + questions.cutMeans() : "";
    }

    /** Directions that are silent while the opposite one is answered. */
    private void oneWay() {
        Map<String, List<String>> byFrom = new LinkedHashMap<>();
        Map<String, List<String>> byTo = new LinkedHashMap<>();
        for (PingRow row : mesh.rows()) {
            boolean only = mesh.silent(row.from(), row.to())
                    && mesh.spoke(row.to())
                    && !mesh.silent(row.to(), row.from())
                    && mesh.replies(row.to(), row.from()).isPresent();
            if (only) {
                byFrom.computeIfAbsent(row.from(), f -> new ArrayList<>()).add(row.to());
                byTo.computeIfAbsent(row.to(), t -> new ArrayList<>()).add(row.from());
            }
        }
        String why = ": no answer, while the other direction is answered: a filter in one direction";
        if (byTo.size() < byFrom.size()) {
            byTo.forEach((to, from) -> bad(Star.folded(from) + " → " + to + why));
        } else {
            byFrom.forEach((from, to) -> bad(from + " → " + Star.folded(to) + why));
        }
    }

    private void refusals() {
        Map<String, Collection<String>> refusing = new LinkedHashMap<>();
        for (PingRow row : mesh.rows()) {
            boolean refused = mesh.replies(row.from(), row.to())
                    .filter(r -> r.received() == 0 && r.refused() > 0)
                    .isPresent();
            if (refused) {
                refusing.computeIfAbsent(row.to(), t -> new ArrayList<>()).add(row.from());
            }
        }
        Map<List<String>, List<String>> alike = new LinkedHashMap<>();
        refusing.forEach((to, from) -> alike.computeIfAbsent(others(from, refusing.keySet()), f -> new ArrayList<>())
                .add(to));
        alike.values()
                .forEach(to -> bad(Star.folded(to) + (to.size() == 1 ? " refuses a " : " refuse a ")
                        + questions.subject() + ": up, but nothing listens or a firewall rejects"));
    }

    /** Who was refused, without those that refuse themselves: hosts that refuse all others are told in one line. */
    private static List<String> others(Collection<String> from, Collection<String> refusing) {
        return from.stream().filter(f -> !refusing.contains(f)).toList();
    }

    private void bad(String text) {
        notes.add(new Note(Mark.BAD, text));
    }
}
