// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YamlTextTest {
    private final Problems problems = new Problems();

    @Test
    void keepsWordsAsWritten() {
        MappingReader in = read("{zone: 08, color: no, version: 1.10, nothing: ~, quoted: '~'}");

        assertEquals(Optional.of("08"), in.text("zone"));
        assertEquals(Optional.of("no"), in.text("color"));
        assertEquals(Optional.of("1.10"), in.text("version"));
        assertEquals(Optional.empty(), in.text("nothing"));
        assertEquals(Optional.of("~"), in.text("quoted"));
        in.end();
        assertFalse(problems.hasErrors());
    }

    @Test
    void anEmptyTextHoldsNothing() {
        for (String text : List.of("", "# only a comment\n", "---\n", "~")) {
            assertEquals(List.of(), read(text).entries());
        }
        assertEquals(List.of(), problems.all());
    }

    @Test
    void runsNoCodeByTag() {
        read("a: !!javax.script.ScriptEngineManager [x]");

        assertEquals(1, problems.all().size());
    }

    @Test
    void endsWithAnAliasThatLeadsIntoItself() {
        read("a: &x [*x]");

        assertTrue(problems.hasErrors());
    }

    @Test
    void aliasesOfAliasesDoNotFillTheMemory() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x]\n");
        for (int level = 1; level < 13; level++) {
            text.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n"
                    .formatted(level, level, level - 1, level - 1, level - 1, level - 1));
        }

        read(text.toString());

        assertEquals(
                "not YAML: with its aliases written out it has more than 1000000 values",
                problems.all().get(0).what());
    }

    @Test
    void aNulCharacterIsAnErrorWithItsPlace() {
        read("identity: \"a\\0b\"");

        assertEquals(
                "a NUL character can stand in no name and no path",
                problems.all().get(0).what());
        assertEquals(11, problems.all().get(0).place().column());
    }

    @Test
    void showsAProblemFarToTheRightInAWindow() {
        String text = "k: {" + "a: 1, ".repeat(40) + "port: x}";
        YamlText yaml = new YamlText("f", text);
        MappingReader k = new MappingReader((Yaml.Mapping) yaml.parse(problems), "f", problems)
                .mapping("k", "k")
                .orElseThrow();
        k.integer("port", 1, 9);

        Problem last = problems.all().get(problems.all().size() - 1);
        assertEquals(
                """
                f:1:251: 'x' is not a port
                    ... 1, a: 1, a: 1, a: 1, a: 1, a: 1, port: x}
                                                               ^ write a number from 1 to 9
                """,
                yaml.show(last).stream().map(l -> l + "\n").collect(Collectors.joining()));
    }

    @Test
    void blotsOutSecretsOnTheLineOfAnotherProblem() {
        YamlText yaml = new YamlText("f", "{password: hunter2, prot: 1}");
        MappingReader in = new MappingReader((Yaml.Mapping) yaml.parse(problems), "it", problems);
        in.word("password");
        in.end();

        assertEquals(
                "    {password: *******, prot: 1}",
                yaml.show(problems.all().get(0)).get(1));
    }

    private MappingReader read(String text) {
        return MappingReader.of(new YamlText("f", text).parse(problems), "it", problems);
    }
}
