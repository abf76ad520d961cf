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
                                Entry.anywhere("use", UseCommand.class),
                                Entry.of("on", OnCommand.class),
                                Entry.of("nodes", NodesCommand.class),
                                Entry.of("ro", ReadOnlyCommand.class),
                                Entry.of("rw", WritableCommand.class),
                                Entry.anywhere("note", () -> new NoteCommand(ZoneId::systemDefault)),
                                Entry.anywhere("star", StarCommand.class),
                                Entry.anywhere("history", () -> new HistoryCommand(ZoneId::systemDefault)),
                                Entry.anywhere("why", WhyCommand.class),
                                Entry.anywhere("info", InfoCommand.class),
                                Entry.anywhere("help", HelpCommand.class),
                                Entry.anywhere("exit", ExitCommand.class)))
                .types(List.of(
                        new NodeSetType(),
                        new NodeType(),
                        new FocusType(),
                        new ClusterNameType(),
                        new HelpTopicType(commands)));
    }
}
