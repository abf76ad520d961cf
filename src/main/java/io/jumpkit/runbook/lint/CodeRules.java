// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.lint;

import io.jumpkit.command.Dispatcher;
import io.jumpkit.command.Effect;
import io.jumpkit.command.LineGrammar;
import io.jumpkit.command.Pipeline;
import io.jumpkit.command.Prepared;
import io.jumpkit.error.UserError;
import io.jumpkit.expression.Expressions;
import io.jumpkit.runbook.model.Block;
import io.jumpkit.runbook.model.Code;
import io.jumpkit.runbook.model.NotInRunbooks;
import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands in fences: commands that exist, that may stand there, and variables that exist. */
final class CodeRules {
    /** What systemd lets nobody else do. */
    private static final String AS_ROOT =
            "systemctl( -\\S+)* (enable|disable|start|stop|restart|reload|mask|unmask|daemon-reload)\\b.*";

    private final Findings findings;
    private final Dispatcher dispatcher;
    private final Scope scope;
    private final FilterRules filters;
    private final FieldRules fields;

    CodeRules(Findings findings, Dispatcher dispatcher, Expressions expressions, Scope scope) {
        this.findings = findings;
        this.dispatcher = dispatcher;
        this.scope = scope;
        this.fields = new FieldRules(findings);
        this.filters = new FilterRules(findings, expressions, scope);
    }

    /** What a line would do; empty when it cannot be read. */
    static Optional<Effect> effect(Dispatcher dispatcher, String line) {
        try {
            return LineGrammar.parse(line).stream()
                    .filter(p -> p.local().isEmpty())
                    .map(p -> dispatcher.check(p).effect())
                    .max(java.util.Comparator.naturalOrder());
        } catch (UserError e) {
            return Optional.empty();
        }
    }

    /** What is known of the result that a block leaves under a name. */
    Shape result(Block block) {
        if (block instanceof Block.ByHand) {
            return new Shape.Plain();
        }
        if (!(block.code().orElse(null) instanceof Code.Typed typed)
                || typed.lines().isEmpty()) {
            return new Shape.Unknown();
        }
        try {
            List<Pipeline> last = LineGrammar.parse(
                    typed.lines().get(typed.lines().size() - 1).text());
            Prepared prepared = dispatcher.check(last.get(last.size() - 1));
            return Shape.row(
                            "what '" + prepared.entry().name() + "' answers",
                            prepared.action().rows())
                    .<Shape>map(Shape.Rows::new)
                    .orElseGet(Shape.Unknown::new);
        } catch (UserError e) {
            return new Shape.Unknown();
        }
    }

    void check(Block block) {
        block.options().confirm().ifPresent(path -> variable(block.place(), path));
        block.options().on().ifPresent(on -> nodes(block.place(), on));
        block.code().ifPresent(code -> {
            if (code instanceof Code.Typed typed) {
                if (block.options().sudo()) {
                    findings.error(
                            block.place(),
                            "'sudo' is for scripts: Jumpkit's own commands know what they need",
                            "take 'sudo' away");
                }
                typed.lines().forEach(line -> line(block, line));
                changesNothing(block, typed);
            } else {
                script(block, (Code.Shell) code);
            }
        });
    }

    private void line(Block block, Code.TypedLine line) {
        try {
            for (Pipeline pipeline : LineGrammar.parse(line.text())) {
                pipeline(block, line.place(), pipeline);
            }
        } catch (UserError e) {
            findings.error(line.place(), e.what(), e.hint());
        }
    }

    private void pipeline(Block block, Place place, Pipeline pipeline) {
        if (pipeline.local().isPresent()) {
            findings.error(
                    place,
                    "'!' runs on the operator's machine, which a runbook knows nothing about",
                    "say it with **Do by hand**");
            return;
        }
        pipeline.command().words().stream()
                .filter(word -> Templates.isIn(word.text()))
                .forEach(word -> template(place.plus(word.start()), word.text()));
        try {
            Prepared prepared = dispatcher.check(pipeline);
            Optional<UserError> refused = NotInRunbooks.why(prepared);
            if (refused.isPresent()) {
                findings.error(place, refused.get().what(), refused.get().hint());
                return;
            }
            if (block instanceof Block.Look && prepared.effect() != Effect.READ) {
                findings.error(
                        place,
                        "'" + prepared.entry().name() + "' can change things, and **"
                                + block.opening().keyword() + "** only looks",
                        "use a command that reads, or move it under **Run**");
            }
            filters.check(block, place, prepared);
        } catch (UserError e) {
            findings.error(place, e.what(), e.hint());
        }
    }

    private void template(Place place, String word) {
        Optional<String> path = Templates.path(word);
        if (path.isEmpty()) {
            findings.error(
                    place,
                    "in '" + word + "' the braces are not the whole argument",
                    "write {{name}} as a word of its own, or --option={{name}}");
            return;
        }
        variable(place, path.get());
        oneWord(place, path.get());
        if (scope.isSecret(Templates.root(path.get()))) {
            findings.error(
                    place,
                    "'" + path.get() + "' is a secret, and commands are written down",
                    "read it from standard input in an sh fence");
        }
    }

    private void variable(Place place, String path) {
        String root = Templates.root(path);
        scope.use(root);
        if (!scope.has(root)) {
            findings.unknown(place, "nothing is called '" + root + "' here", root, scope.names());
        } else if (!path.equals(root)) {
            fields.path(place, List.of(path.split("\\.")), FieldRules.known(scope, Map.of()));
        }
    }

    /** A list or a whole row is no argument. */
    private void oneWord(Place place, String path) {
        String root = Templates.root(path);
        Optional<Shape> shape = scope.along(List.of(path.split("\\.")));
        boolean many = shape.filter(Shape.Many.class::isInstance).isPresent();
        boolean whole = path.equals(root) && !scope.isWord(root);
        if (many || whole) {
            findings.error(
                    place,
                    "'" + path + "' is " + shape.orElseThrow().words() + ", which is more than one word",
                    many
                            ? "name something that is one word"
                            : "name one of its fields: "
                                    + String.join(
                                            ", ", shape.orElseThrow().fields().keySet()));
        }
    }

    private void nodes(Place place, String on) {
        if (Templates.isIn(on)) {
            Templates.path(on)
                    .ifPresentOrElse(
                            path -> variable(place, path),
                            () -> findings.error(
                                    place,
                                    "'on " + on + "' cannot be read",
                                    "write it like: on @etcd, on n1 or on {{failed.node}}"));
        } else if (!on.matches("[@A-Za-z0-9*?\\[][^\\s{}]*")) {
            findings.error(
                    place,
                    "'on " + on + "' is no node set",
                    "write it like: on @etcd, on n[1-3] or on {{failed.node}}");
        }
    }

    private void changesNothing(Block block, Code.Typed typed) {
        boolean reads = block instanceof Block.Run
                && block.opening().capture().isEmpty()
                && !typed.lines().isEmpty()
                && typed.lines().stream()
                        .allMatch(line -> effect(dispatcher, line.text()).equals(Optional.of(Effect.READ)));
        if (reads) {
            findings.warning(
                    block.place(), "this Run changes nothing", "write **Guard** or **Verify** with an 'expect'");
        }
    }

    private void script(Block block, Code.Shell shell) {
        if (block instanceof Block.Look) {
            findings.error(
                    shell.place(),
                    "nobody can prove that a script only looks, and **"
                            + block.opening().keyword() + "** may do nothing else",
                    "use a reading command, such as: service status, etcd data-dir");
        }
        if (Templates.isIn(shell.script())) {
            findings.error(
                    shell.place(),
                    "{{...}} is never pasted into a script",
                    "parameters are environment variables: write \"$name\" or \"$name_field\"");
        }
        if (block.options().on().isEmpty()) {
            findings.error(
                    block.place(),
                    "nothing says on which nodes this script runs",
                    "write: **" + block.opening().keyword() + "** (on @etcd)");
        }
        lines(block, shell);
        scope.names().stream()
                .filter(name ->
                        shell.script().contains("$" + name) || shell.script().contains("${" + name))
                .forEach(scope::use);
        scope.names().stream()
                .filter(scope::isSecret)
                .filter(name -> shell.script().contains("read "))
                .forEach(scope::use);
    }

    private void lines(Block block, Code.Shell shell) {
        List<String> lines = shell.script()
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .toList();
        if (lines.size() > 1 && !lines.get(0).matches("set -[a-z]*e.*")) {
            findings.warning(shell.place(), "this script goes on after a line has failed", "begin it with: set -eu");
        }
        lines.stream()
                .filter(line -> !block.options().sudo() && line.matches(AS_ROOT))
                .findFirst()
                .ifPresent(line -> findings.warning(
                        shell.place(),
                        "'" + line + "' is for root, and this script runs as whoever logs in",
                        "write: **" + block.opening().keyword() + "** (sudo, on ...)"));
    }
}
