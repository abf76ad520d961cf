// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import io.jumpkit.error.ExitCode;
import io.jumpkit.output.Line;
import io.jumpkit.output.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Help on what is no command. */
enum HelpPage {
    CLUSTERS("how the inventory is written"),
    EXIT_CODES("what the exit code of a command says"),
    GRAMMAR("how a line is written"),
    JSON("the fields of every command's rows"),
    NODESETS("how nodes are written"),
    RECORDING("what is recorded, where, and how to stop it"),
    RUNBOOKS("how a runbook is written and followed");

    private static final List<String> CLUSTERS_TEXT =
            """
            The inventory lists your clusters: ~/.config/jumpkit/clusters.yaml, or the file behind -i or in
            $JUMPKIT_INVENTORY (info says which). The least:

              clusters:
                prod:
                  nodes:
                    n[1-3]: {address: "10.0.1.[10-12]", roles: [etcd]}

            More of a node: user, port, identity, jump, known-hosts, labels: {zone: "eu-[1-3]"}
            More of a cluster: the same, for all its nodes; color, protected (true: opens read-only)
            freeze: {from: 2026-12-20, until: 2027-01-04T08:00:00Z, why: year end}   dangerous commands are refused then
            etcd: {endpoints: ["https://10.0.1.[10-12]:2379"], tls: {ca: ca.crt, cert: peer.crt, key: peer.key}}
            Secrets are references: password: {env: NAME}, {file: PATH}, {command: [PROGRAM, ARG]}, {prompt: true}
            Your ssh_config holds for every node. To have a cluster written for you, and to see what is wrong with one:

              inventory import --ssh-config ~/.ssh/config --name prod --write
              inventory check"""
                    .lines()
                    .toList();

    private static final List<String> GRAMMAR_TEXT =
            """
            COMMAND [options] WORDS       one command
            A; B                          A, and then B if A went well
            COMMAND | where CONDITION     keep the rows that meet it:      nodes | where 'etcd' in roles
            COMMAND | expect CONDITION    fail unless rows meet it, all:   etcd members | expect healthy
            ... | expect any CONDITION    at least one; none: not a single one; all: each, if there is any
            !COMMAND                      the rest of the line goes to this machine's shell
            'a b'  "a b"  a\\ b            one word; quote what holds ; or |
            # ...                         says nothing
            Conditions are CEL: == != < <= && || ! in, texts in quotes, fields as in: help json
            A field that is null is not known, and what is compared with it neither: expect fails then, also none.
            Only == null and != null ask whether it is there"""
                    .lines()
                    .toList();

    private static final List<String> NODESETS_TEXT =
            """
            n1,n3   n[1-3,7]   n[01-10/2]   r[1-2]n[1-8]     names, folded
            a,b  a!b  a&b  a^b                               union, difference, intersection, one of the two
            @etcd   @*                                       nodes with a role of the inventory, all nodes
            @zone:eu-1                                       nodes with a label
            @etcd:leader                                     nodes that have a role now, asked live
            @ok @failed @timeout @unreachable @slow          what the last command left behind
            @minority @last @rc:3 @match:REGEX
            @stopped                                         called off by Ctrl-C, or not begun
            Operators apply from left to right: n[1-9]!n4,n20 is n[1-3,5-9,20]. Try: nodeset -f '@etcd!n1'"""
                    .lines()
                    .toList();

    private static final List<String> RECORDING_TEXT =
            """
            Every session is recorded unless it was started with --no-record: the shell, lines of -c, -f or standard input,
            and a single command on a cluster. With --record=required one without a cluster (jumpkit nodeset ...) is too, and
            nothing runs when the record cannot be written. A session's folder holds the events (who, what, when, exit code) and a replay of the
            screen; both can be read by you alone. Where it is: info.
            Not recorded: keys as they are typed, answers to questions about secrets, values behind --values, and what a
            local command (!cmd) shows: it has the terminal to itself.
            Passwords, tokens and keys in output are masked on the way to the disk. What else is a secret to you, the inventory
            says at its top: mask: ['badge (\\d+)'] are regular expressions, of which the first group, or all, is masked.
            Of a node's output 256 KiB are shown and recorded, half from its beginning and half from its end; all of it
            goes unmasked to a file of your own in STATE/output (info), for a week, 1 GiB of all such files at most.
            note TEXT adds a sentence, star marks the last command; transcript list shows the sessions; replay last plays
            one; transcript export last --format html -o FILE hands one on."""
                    .lines()
                    .toList();

    private static final List<String> RUNBOOKS_TEXT =
            """
            A runbook is a Markdown file, read as it is run: runbook list, show, print (paper). Yours: CONFIG/runbooks/NAME.md.
            Front matter (runbook, applies-to, risk, owner, expected-time, last-drilled), a # title, ## Parameters (a table:
            name, type, question, rule), ## Steps; each ### is a step. A paragraph with a bold keyword governs the fence below:

              **Skip if:** WHY           true already: the step is done        jumpkit fence that reads, each | expect ...
              **Guard:** WHY             must hold before anything runs        the same; its rows are the evidence
              **Run** (...) → name       the change                            jumpkit fence, or sh (on NODES, sudo)
              **Verify:** WHY            must hold afterwards                  as Guard
              **Wait until** (...): WHY  looked at until it holds              as Guard (timeout 15m, every 5s, stable 30s)
              **Undo** (...)             offered on abort, newest first        as Run
              **No undo:** WHY           why there is none                     -
              **Do by hand** → name      shown, and what came of it asked for  any text
              **Choose:** WHICH          - [text](#step) — when `place.supervisor == 'systemd'`: pre-selects; forward only
              **Note:** TEXT             to be read                            -

            Options: timeout 5m, danger, confirm failed.name, approve 2, retry 20 every 15s, on @etcd, sudo, offline,
            new-fingerprint. → name keeps a result: {{name.field}} is one word of a later command, name.field stands in
            conditions, $name_field in sh. Secrets come on standard input. Conditions: help grammar.
            approve 2 is the operator and one more, who types runbook approve RUN CODE under a user of their own and tells the
            answer: it attests who agreed, it keeps nobody out. A code is good for an hour; then others are asked anew.
            run NAME follows one (--dry-run only looks). A run survives everything: runbook runs, runbook show RUN [--follow],
            runbook resume [RUN], runbook abort RUN. What was begun and not seen to end is never done again unasked.
            To write one: runbook lint FILE; as JSON: runbook compile FILE, its schema: runbook compile --schema."""
                    .lines()
                    .toList();

    private final String summary;

    HelpPage(String summary) {
        this.summary = summary;
    }

    /** The word behind {@code help}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is about. */
    String summary() {
        return summary;
    }

    /** The page that a word names. */
    static Optional<HelpPage> of(String word) {
        return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }

    /** The text of a page; that of {@link #JSON} is made of the commands and not here. */
    List<Line> lines() {
        return switch (this) {
            case CLUSTERS -> plain(CLUSTERS_TEXT);
            case EXIT_CODES -> exitCodes();
            case GRAMMAR -> plain(GRAMMAR_TEXT);
            case NODESETS -> plain(NODESETS_TEXT);
            case RECORDING -> plain(RECORDING_TEXT);
            case RUNBOOKS -> plain(RUNBOOKS_TEXT);
            case JSON -> List.of();
        };
    }

    private static List<Line> plain(List<String> text) {
        return text.stream().map(Line::of).toList();
    }

    private static List<Line> exitCodes() {
        List<Line> lines = new ArrayList<>();
        Arrays.stream(ExitCode.values())
                .sorted(Comparator.comparingInt(ExitCode::number))
                .forEach(code -> lines.add(Line.of(Style.STRONG, String.format("%4d", code.number()))
                        .plus("  " + code.meaning())));
        String order = String.join(
                ", ",
                Arrays.stream(ExitCode.values())
                        .filter(code -> code != ExitCode.DONE)
                        .map(code -> String.valueOf(code.number()))
                        .toList());
        lines.add(Line.of(""));
        lines.addAll(plain(
                """
                A runbook that stops: 4 while something it changed is not verified or unknown,
                or when an abort left something; else 3 where a guard did not hold, 1 where a
                command failed, 5 where you left it or took everything back."""
                        .lines()
                        .toList()));
        lines.add(Line.of(Style.DIM, "When several apply the first of these wins: " + order + "."));
        return lines;
    }
}
