// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import io.jumpkit.output.Mark;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.client.EtcdVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the versions of a cluster's members mean for it: that they differ, and what is known to go wrong on the way from
 * 3.5 to 3.6. Both are about the list of members that 3.6 goes by and 3.5 did not keep well: a promotion is missing from
 * it on 3.5.1 to 3.5.19, a removed member may still be in it until 3.5.26 clears it. Pure.
 */
public final class Versions {
    /** Where a learner that got its vote may be a learner again on 3.6. */
    public static final String PROMOTIONS = "etcd-io/etcd#19557";
    /** Where a member that was removed may be back on 3.6. */
    public static final String REMOVALS = "etcd-io/etcd#20967";
    /** The first version that mends both. */
    public static final String MENDED = "3.5.26";

    private final Map<EtcdVersion, String> names;
    private final Optional<String> downgrade;

    private Versions(Map<EtcdVersion, String> names, Optional<String> downgrade) {
        this.names = names;
        this.downgrade = downgrade;
    }

    /** The versions of the members that answered. */
    public static Versions of(EtcdView view) {
        Map<EtcdVersion, String> names = view.members().stream()
                .filter(m -> version(m).isPresent())
                .collect(Collectors.groupingBy(
                        m -> version(m).orElseThrow(),
                        TreeMap::new,
                        Collectors.mapping(m -> m.member().called(), Collectors.joining(", "))));
        Optional<String> downgrade = view.members().stream()
                .flatMap(m -> m.status().stream())
                .flatMap(s -> s.downgradeTo().stream())
                .findFirst();
        return new Versions(names, downgrade);
    }

    private static Optional<EtcdVersion> version(MemberState member) {
        return member.status().map(EndpointStatus::version).flatMap(EtcdVersion::of);
    }

    /** A version among them on which a promotion is written only half. */
    public Optional<EtcdVersion> forgetsPromotions() {
        return any(Versions::forgetsPromotion);
    }

    /** A version among them that may keep removed members for 3.6. */
    public Optional<EtcdVersion> keepsRemoved() {
        return any(Versions::keepsRemoved);
    }

    private Optional<EtcdVersion> any(Predicate<EtcdVersion> like) {
        return names.keySet().stream().filter(like).findFirst();
    }

    private static boolean forgetsPromotion(EtcdVersion v) {
        return v.isPatchOf(3, 5, 1, 19);
    }

    private static boolean keepsRemoved(EtcdVersion v) {
        return v.isPatchOf(3, 5, 0, 25);
    }

    /** Whether an upgrade is under way: members of different minor versions. */
    public boolean mixed() {
        return names.keySet().stream().anyMatch(v -> !v.sameMinor(oldest()));
    }

    private EtcdVersion oldest() {
        return names.keySet().iterator().next();
    }

    /** Each version and who runs it. */
    public String words() {
        return names.entrySet().stream()
                .map(e -> e.getKey() + " (" + e.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    /** The result with what the versions give cause to say. */
    public Result on(Result result) {
        Result out = result;
        if (names.size() > 1) {
            out = out.note(skips() ? Mark.BAD : Mark.WARN, "members run different versions: " + words() + difference());
        }
        if (downgrade.isPresent()) {
            out = out.note(
                    Mark.WARN,
                    "a downgrade to " + downgrade.get()
                            + " is under way: a member may be replaced by one of that version once its storage version"
                            + " says so");
        }
        boolean there = names.keySet().stream().anyMatch(v -> v.compareTo(new EtcdVersion(3, 6, 0)) >= 0);
        Optional<EtcdVersion> risky = keepsRemoved();
        if (risky.isPresent()) {
            out = out.note(there ? Mark.BAD : Mark.WARN, risk(risky.get(), there));
        }
        return out;
    }

    private String difference() {
        if (skips()) {
            return "; etcd goes from one minor version to the next and never over one";
        }
        return mixed() ? "; finish the upgrade before members are added or promoted" : "";
    }

    /** Whether a minor version lies between two of them. */
    private boolean skips() {
        List<EtcdVersion> sorted = List.copyOf(names.keySet());
        EtcdVersion newest = sorted.get(sorted.size() - 1);
        return newest.major() != oldest().major() || newest.minor() - oldest().minor() > 1;
    }

    private static String risk(EtcdVersion version, boolean there) {
        String what = forgetsPromotion(version)
                ? "promoted learners may lose their vote (" + PROMOTIONS + ") and removed members come back ("
                        + REMOVALS + ")"
                : "removed members may come back (" + REMOVALS + ")";
        return there
                ? "an upgrade to 3.6 runs from etcd " + version + ": " + what + "; stop it, take the others to "
                        + MENDED + " first"
                : "etcd " + version + ": on an upgrade to 3.6 " + what + "; go to " + MENDED + " or later first";
    }
}
