// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import io.jumpkit.command.Commands;
import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Entry;
import io.jumpkit.command.Pipeline;
import io.jumpkit.command.Stage;
import io.jumpkit.command.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code -o json} and {@code -o table} behind any command's words: every command has it, none declares it.
 *
 * @param pipeline the pipeline without it
 * @param json whether JSON is wanted
 */
record FormatOption(Pipeline pipeline, boolean json) {

    /** What a pipeline asks for, or the given default. */
    static FormatOption of(Pipeline pipeline, Dispatcher dispatcher, boolean otherwise) {
        List<Word> words = pipeline.command().words();
        for (int i = 1; i < words.size(); i++) {
            int length = length(words, i);
            if (length > 0) {
                Optional<Entry> entry =
                        dispatcher.commands().find(pipeline.command().texts());
                return entry.isPresent() && mayStandAt(i, words, dispatcher.spec(entry.get()), entry.get())
                        ? new FormatOption(
                                without(pipeline, i, length),
                                words.get(i + length - 1).text().endsWith("json"))
                        : new FormatOption(pipeline, otherwise);
            }
        }
        return new FormatOption(pipeline, otherwise);
    }

    /** How many words the option has that begins here; 0 when none does. */
    private static int length(List<Word> words, int at) {
        String text = words.get(at).text();
        if (text.equals("--output=json") || text.equals("--output=table")) {
            return 1;
        }
        boolean option = text.equals("-o") || text.equals("--output");
        boolean value = option
                && at + 1 < words.size()
                && List.of("json", "table").contains(words.get(at + 1).text());
        return value ? 2 : 0;
    }

    /** Not where a command has a {@code -o} of its own, nor behind the words that go to a node as they are. */
    private static boolean mayStandAt(int at, List<Word> words, CommandSpec spec, Entry entry) {
        if (spec.findOption("-o") != null || spec.findOption("--output") != null) {
            return false;
        }
        if (!spec.parser().stopAtPositional()) {
            return true;
        }
        List<String> texts = words.stream().map(Word::text).toList();
        for (int i = Commands.wordCount(entry, texts); i < at; i++) {
            var option = spec.findOption(texts.get(i).replaceFirst("=.*", ""));
            if (option == null) {
                return false;
            }
            i += texts.get(i).contains("=") ? 0 : option.arity().min();
        }
        return true;
    }

    private static Pipeline without(Pipeline pipeline, int at, int length) {
        List<Word> words = new ArrayList<>(pipeline.command().words());
        words.subList(at, at + length).clear();
        List<Stage> stages = new ArrayList<>(pipeline.stages());
        stages.set(0, new Stage(words, pipeline.command().text()));
        return new Pipeline(stages, Optional.empty(), pipeline.text());
    }
}
