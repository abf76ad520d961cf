// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.ParameterType;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.Focus;
import io.jumpkit.session.Session;
import java.util.List;

/**
 * {@code focus}: a node set with the name it was given. What changes by itself, a result or a live role, is pinned to the
 * nodes it stands for now, and its name shows them.
 */
final class FocusType implements ParameterType<Focus> {

    @Override
    public String name() {
        return "focus";
    }

    @Override
    public Class<Focus> type() {
        return Focus.class;
    }

    @Override
    public Focus parse(String text, Session session) {
        return session.focusOf(text);
    }

    @Override
    public List<Candidate> candidates(Session session) {
        return NodeCandidates.sets(session);
    }

    @Override
    public String operators() {
        return ",!&^";
    }

    @Override
    public String write(Focus value) {
        return value.nodes().toString();
    }
}
