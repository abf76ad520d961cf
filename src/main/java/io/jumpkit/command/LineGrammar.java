// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The grammar of a line, the same in the shell, in scripts, behind {@code -c} and in runbooks.
 *
 * <p>Words are separated by blanks. {@code '...'} keeps everything, {@code "..."} everything but backslash and quote,
 * a backslash keeps the next character. {@code ;} separates commands and {@code |} pipes rows, only where unquoted.
 * Behind {@code !} at the start of a command the rest of the line is raw. A line that starts with {@code #} says
 * nothing. {@code ||}, {@code &&} and {@code &} mean nothing and are refused. Behind {@code where} and {@code expect}
 * stands a condition, in which only a single {@code |} or {@code ;} outside quotes ends it.
 */
public final class LineGrammar {
    private static final Set<String> CONDITIONS = Set.of("where", "expect");

    private final String line;
    private int at;
    private final List<Pipeline> pipelines = new ArrayList<>();
    private List<Stage> stages = new ArrayList<>();
    private List<Word> words = new ArrayList<>();
    private int pipelineStart;
    private int stageStart;

    private LineGrammar(String line) {
        this.line = line;
    }

    /**
     * The pipelines of a line, none of an empty one.
     *
     * @throws UserError usage, with the column, when a quote is open, a pipe leads nowhere or the line uses another
     *     shell's operators
     */
    public static List<Pipeline> parse(String line) {
        return new LineGrammar(line).parse();
    }

    /** Whether a word must be quoted to stay one word. */
    public static String quote(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./{}\\[\\]*?^~-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private List<Pipeline> parse() {
        if (line.stripLeading().startsWith("#")) {
            return List.of();
        }
        while (at < line.length()) {
            step();
        }
        endPipeline(line.length());
        return List.copyOf(pipelines);
    }

    private void step() {
        char c = line.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '!' && words.isEmpty() && stages.isEmpty()) {
            takeLocal();
        } else if (c == ';') {
            endPipeline(at++);
            pipelineStart = stageStart = at;
        } else if (c == '|' || c == '&') {
            operator(c);
        } else {
            takeWord();
            if (words.size() == 1
                    && !stages.isEmpty()
                    && CONDITIONS.contains(words.get(0).text())) {
                takeCondition();
            }
        }
    }

    private void operator(char c) {
        boolean doubled = at + 1 < line.length() && line.charAt(at + 1) == c;
        if (c == '&' || doubled) {
            String typed = doubled ? "" + c + c : "" + c;
            throw UserError.usage(
                    "column " + (at + 1) + ": '" + typed + "' means nothing here",
                    "separate commands with ; (a failure stops the rest), or quote it: x 'a " + typed + " b'");
        }
        endStage(at++);
        stageStart = at;
    }

    private void takeLocal() {
        String raw = line.substring(at + 1).strip();
        if (raw.isEmpty()) {
            throw UserError.usage("column " + (at + 1) + ": nothing behind '!'", "type: !COMMAND for the local shell");
        }
        pipelines.add(new Pipeline(List.of(), Optional.of(raw), line.substring(at)));
        at = line.length();
        pipelineStart = stageStart = at;
    }

    private void takeWord() {
        int start = at;
        boolean quoted = false;
        StringBuilder text = new StringBuilder();
        while (at < line.length() && !endsWord(line.charAt(at))) {
            char c = line.charAt(at);
            if (c == '\'' || c == '"') {
                quoted = true;
                takeQuoted(c, text);
            } else if (c == '\\' && at + 1 < line.length()) {
                text.append(line.charAt(at + 1));
                at += 2;
            } else {
                text.append(c);
                at++;
            }
        }
        words.add(new Word(text.toString(), start, at, quoted));
    }

    /** A single ampersand inside a word, as in a URL, is a character like any other. */
    private boolean endsWord(char c) {
        boolean alone = c == '&' && (at + 1 >= line.length() || Character.isWhitespace(line.charAt(at + 1)));
        boolean doubled = c == '&' && at + 1 < line.length() && line.charAt(at + 1) == '&';
        return Character.isWhitespace(c) || c == ';' || c == '|' || alone || doubled;
    }

    private void takeQuoted(char quote, StringBuilder text) {
        int open = at++;
        while (at < line.length() && line.charAt(at) != quote) {
            if (quote == '"'
                    && line.charAt(at) == '\\'
                    && at + 1 < line.length()
                    && "\"\\".indexOf(line.charAt(at + 1)) >= 0) {
                at++;
            }
            text.append(line.charAt(at++));
        }
        if (at >= line.length()) {
            throw UserError.usage(
                    "column " + (open + 1) + ": the quote " + quote + " is not closed", "close it with " + quote);
        }
        at++;
    }

    private void takeCondition() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        int start = at;
        char quote = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (quote != 0) {
                if (c == '\\') {
                    at++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '|' && at + 1 < line.length() && line.charAt(at + 1) == '|') {
                at++;
            } else if (c == '|' || c == ';') {
                break;
            }
            at++;
        }
        at = Math.min(at, line.length());
        words.add(new Word(line.substring(start, at).strip(), start, at, true));
    }

    private void endStage(int end) {
        if (words.isEmpty()) {
            throw UserError.usage(
                    "column " + (end + 1) + ": a command is missing beside '|'", "write: COMMAND | where CONDITION");
        }
        stages.add(new Stage(words, line.substring(stageStart, end).strip()));
        words = new ArrayList<>();
    }

    private void endPipeline(int end) {
        if (words.isEmpty() && stages.isEmpty()) {
            return;
        }
        endStage(end);
        pipelines.add(new Pipeline(
                stages, Optional.empty(), line.substring(pipelineStart, end).strip()));
        stages = new ArrayList<>();
    }
}
