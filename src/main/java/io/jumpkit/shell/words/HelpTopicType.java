// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Commands;
import io.jumpkit.command.ParameterType;
import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** {@code help.topic}: what there is help on. */
final class HelpTopicType implements ParameterType<HelpTopic> {
    private final Supplier<Commands> commands;

    HelpTopicType(Supplier<Commands> commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "help.topic";
    }

    @Override
    public Class<HelpTopic> type() {
        return HelpTopic.class;
    }

    @Override
    public HelpTopic parse(String text, Session session) {
        return new HelpTopic(text);
    }

    /** Every word of every command: one list serves the first word and those behind it. */
    @Override
    public List<Candidate> candidates(Session session) {
        Set<String> words = new LinkedHashSet<>();
        commands.get().entries().forEach(e -> words.addAll(e.words()));
        List<Candidate> all = new ArrayList<>();
        for (HelpPage page : HelpPage.values()) {
            all.add(new Candidate(page.word(), page.summary(), "topics"));
        }
        words.forEach(
                word -> all.add(new Candidate(word, commands.get().groups().getOrDefault(word, ""), "commands")));
        return all;
    }
}
