// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Entry;
import io.jumpkit.command.Family;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** The shell's own words, in help order. */
public final class Words {
    private Words() {}

    /**
     * All of them.
     *
     * @param commands every command there is, for {@code help}'s Tab
     */
    public static Family family(Supplier<Commands> commands) {
        return Family.of(
                        "",
                        "",
                        List.of(
                                Entry.anywhere("use", UseCommand::new),
                                Entry.of("on", OnCommand::new),
                                Entry.of("nodes", NodesCommand::new),
                                Entry.of("ro", ReadOnlyCommand::new),
                                Entry.of("rw", WritableCommand::new),
                                Entry.anywhere("note", () -> new NoteCommand(ZoneId::systemDefault)),
                                Entry.anywhere("star", StarCommand::new),
                                Entry.anywhere("history", () -> new HistoryCommand(ZoneId::systemDefault)),
                                Entry.anywhere("why", WhyCommand::new),
                                Entry.anywhere("info", InfoCommand::new),
                                Entry.anywhere("help", HelpCommand::new),
                                Entry.anywhere("exit", ExitCommand::new)))
                .types(List.of(
                        new NodeSetType(),
                        new NodeType(),
                        new FocusType(),
                        new ClusterNameType(),
                        new HelpTopicType(commands)));
    }
}
