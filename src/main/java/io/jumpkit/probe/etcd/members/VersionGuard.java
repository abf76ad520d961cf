// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.members;

import io.jumpkit.probe.etcd.client.EndpointStatus;
import io.jumpkit.probe.etcd.survey.EtcdView;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions on which promoting a learner has consequences: 3.5.1 to 3.5.19 do not write the promotion into the v2 store,
 * and the upgrade to 3.6 then stops (https://github.com/etcd-io/etcd/issues/19557). Pure.
 */
final class VersionGuard {
    private static final Pattern PATCH = Pattern.compile("3\\.5\\.(\\d+).*");
    private static final int FIRST_BAD = 1;
    private static final int LAST_BAD = 19;

    private VersionGuard() {}

    /** Whether promotions are half written on this version. */
    static boolean forgetsPromotions(String version) {
        Matcher m = PATCH.matcher(version);
        return m.matches() && Integer.parseInt(m.group(1)) >= FIRST_BAD && Integer.parseInt(m.group(1)) <= LAST_BAD;
    }

    /** A version among the members on which promotions are half written. */
    static Optional<String> forgetful(EtcdView view) {
        return view.members().stream()
                .flatMap(m -> m.status().stream())
                .map(EndpointStatus::version)
                .filter(VersionGuard::forgetsPromotions)
                .findFirst();
    }
}
