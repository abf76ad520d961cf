// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.parse;

import io.jumpkit.error.Nearest;
import io.jumpkit.runbook.model.Parameter;
import io.jumpkit.runbook.model.Place;
import io.jumpkit.runbook.model.Problem;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.model.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads a runbook's Markdown. Goes on after a mistake, so that one reading finds them all. */
public final class RunbookParser {
    private static final List<String> SECTIONS = List.of("Parameters", "Steps");
    private static final Parser MARKDOWN = Parser.builder()
            .extensions(List.of(TablesExtension.create(), YamlFrontMatterExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private final SourceText source;
    private final List<Problem> problems = new ArrayList<>();
    private final Slugs slugs = new Slugs();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Parsed.Link> links = new ArrayList<>();
    private final Set<String> sections = new HashSet<>();
    private String title = "";
    private String section = "";
    private Optional<StepReader> step = Optional.empty();

    private RunbookParser(String text) {
        this.source = new SourceText(text);
    }

    /**
     * Reads a text.
     *
     * @param file what problems call it
     */
    public static Parsed parse(String file, String text) {
        return new RunbookParser(text).read(file, text);
    }

    private Parsed read(String file, String text) {
        Node document = MARKDOWN.parse(text);
        FrontMatter front = FrontMatter.read(document, source);
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading) {
                heading(heading);
            } else if (!(node instanceof YamlFrontMatterBlock)) {
                content(node);
            }
        }
        endStep(source.end());
        collectLinks(document);
        checkWhole();
        Runbook runbook = new Runbook(file, front.values(), title, parameters, steps, text);
        return new Parsed(runbook, problems, links, slugs.given(), front.places());
    }

    private void heading(Heading heading) {
        String text = SourceText.plain(heading);
        Place place = source.place(heading);
        String id = slugs.next(text);
        if (heading.getLevel() <= 3) {
            endStep(place.line());
        }
        switch (heading.getLevel()) {
            case 1 -> title(text, place);
            case 2 -> section(text, place);
            case 3 -> step(heading, text, id);
            default -> step.ifPresent(reader -> reader.take(heading));
        }
    }

    private void title(String text, Place place) {
        if (!title.isEmpty()) {
            problems.add(Problem.error(place, "there are two titles", "use # once; steps are ###"));
        }
        title = text;
    }

    private void section(String text, Place place) {
        section = text;
        if (!sections.add(text) && SECTIONS.contains(text)) {
            problems.add(Problem.error(place, "'## " + text + "' stands twice", "put both together"));
        }
        if (!SECTIONS.contains(text)) {
            Nearest.to(text, SECTIONS)
                    .filter(near -> Nearest.distance(
                                    text.toLowerCase(java.util.Locale.ROOT), near.toLowerCase(java.util.Locale.ROOT))
                            <= 2)
                    .ifPresent(near -> problems.add(Problem.error(
                            place, "'## " + text + "' is no section that counts", "did you mean '## " + near + "'?")));
        }
    }

    private void step(Heading heading, String text, String id) {
        if (!section.equals("Steps")) {
            return;
        }
        if (text.isEmpty()) {
            problems.add(Problem.error(source.place(heading), "a step has no title", "write: ### What is done"));
        }
        if (!id.equals(Slugs.of(text))) {
            problems.add(Problem.error(
                    source.place(heading),
                    "another heading is called '" + text + "' already",
                    "give the step a title of its own"));
        }
        step = Optional.of(new StepReader(source, problems, heading, id));
    }

    private void endStep(int line) {
        step.ifPresent(reader -> steps.add(reader.end(line)));
        step = Optional.empty();
    }

    private void content(Node node) {
        if (step.isPresent()) {
            step.get().take(node);
        } else if (section.equals("Parameters") && node instanceof TableBlock table) {
            parameters.addAll(new ParameterTable(source, problems).read(table));
        } else {
            outside(node);
        }
    }

    private void outside(Node node) {
        if (node instanceof Paragraph && OpeningReader.opens(source.raw(node))) {
            problems.add(Problem.error(
                    source.place(node), "a keyword stands outside of any step", "put it under a ### in '## Steps'"));
        } else {
            new Strays(source, problems).look(node);
        }
    }

    private void collectLinks(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(new Parsed.Link(source.place(link), link.getDestination()));
            }
        });
    }

    private void checkWhole() {
        if (title.isEmpty()) {
            problems.add(Problem.error(Place.START, "the runbook has no title", "write: # What this is for"));
        }
        if (!sections.contains("Steps")) {
            problems.add(
                    Problem.error(Place.START, "there is no section '## Steps'", "write it, with one ### per step"));
        } else if (steps.isEmpty()) {
            problems.add(Problem.error(Place.START, "there are no steps", "write each as ### under '## Steps'"));
        }
    }
}
