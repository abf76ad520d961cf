// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.ParameterType;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.util.List;

/** {@code cluster}: a cluster that the inventory names. Whether its entry is sound shows when it is opened. */
final class ClusterNameType implements ParameterType<ClusterName> {

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public Class<ClusterName> type() {
        return ClusterName.class;
    }

    @Override
    public ClusterName parse(String text, Session session) {
        return new ClusterName(text);
    }

    @Override
    public List<Candidate> candidates(Session session) {
        String current = session.cluster().map(c -> c.name()).orElse("");
        return session.inventory().names().stream()
                .map(name -> Candidate.of(name, name.equals(current) ? "in use" : ""))
                .toList();
    }
}
