// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.ParameterType;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.nodeset.GroupResolver;
import io.jumpkit.inventory.nodeset.NodeSet;
import io.jumpkit.inventory.nodeset.NodeSetParser;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How hosts of the lab are written. With the lab in use everything that names nodes names them, live roles too
 * ({@code lab poweroff @etcd:leader}); with another cluster in use only the lab's own names and roles do.
 */
final class LabHostsType implements ParameterType<LabHosts> {
    @Override
    public String name() {
        return "lab.hosts";
    }

    @Override
    public Class<LabHosts> type() {
        return LabHosts.class;
    }

    @Override
    public LabHosts parse(String text, Session session) {
        Cluster lab = PracticeLab.in(session.settings()).requireCluster();
        boolean inUse = session.cluster()
                .filter(c -> c.name().equals(lab.name()) && c.instance().equals(lab.instance()))
                .isPresent();
        NodeSet nodes = inUse ? session.nodes(text) : new NodeSetParser(new Groups(lab)).parse(text);
        NodeSet unknown = nodes.minus(lab.all());
        if (!unknown.isEmpty()) {
            throw UserError.usage("'" + unknown + "' is not in the lab (" + lab.all() + ")", "type: lab hosts");
        }
        if (nodes.isEmpty()) {
            throw UserError.usage("'" + text + "' is no host at all", "type: lab hosts");
        }
        return new LabHosts(nodes);
    }

    @Override
    public List<Candidate> candidates(Session session) {
        List<Candidate> offered = new ArrayList<>();
        PracticeLab.in(session.settings()).cluster().ifPresent(lab -> {
            lab.nodes()
                    .values()
                    .forEach(n -> offered.add(Candidate.of(
                            n.name(), (n.ssh().address() + " " + String.join(" ", new TreeSet<>(n.roles()))).strip())));
            lab.roles()
                    .forEach(role -> offered.add(
                            Candidate.of("@" + role, lab.withRole(role).toString())));
        });
        return offered;
    }

    @Override
    public String operators() {
        return ",!&^";
    }

    /** The lab's roles as groups, without a session. */
    private record Groups(Cluster lab) implements GroupResolver {
        @Override
        public Optional<NodeSet> group(String source, String name) {
            return source.isEmpty() && lab.roles().contains(name) ? Optional.of(lab.withRole(name)) : Optional.empty();
        }

        @Override
        public Set<String> groups(String source) {
            return source.isEmpty() ? new TreeSet<>(lab.roles()) : Set.of();
        }

        @Override
        public NodeSet all(String source) {
            return lab.all();
        }
    }
}
