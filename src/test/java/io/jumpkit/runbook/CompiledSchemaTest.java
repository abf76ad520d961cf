// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.jumpkit.json.Json;
import io.jumpkit.runbook.parse.RunbookParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CompiledSchemaTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(CompiledSchema.text());
    private static final Path GOOD = Path.of("src/test/resources/runbooks/good.md");

    private static JsonNode compiled(Path file) throws IOException {
        String text = Files.readString(file);
        return Json.read(Json.write(
                Compiled.of(RunbookParser.parse(file.toString(), text).runbook())));
    }

    @TestFactory
    Stream<DynamicTest> everyShippedRunbookCompilesToWhatTheSchemaSays() throws IOException {
        List<Path> shipped;
        try (Stream<Path> files = Files.list(Path.of("runbooks"))) {
            shipped = files.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        }
        assertFalse(shipped.isEmpty());
        return Stream.concat(shipped.stream(), Stream.of(GOOD))
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> assertEquals(Set.of(), SCHEMA.validate(compiled(file)))));
    }

    @Test
    void theSchemaKnowsEveryFieldThatThereIs() throws IOException {
        ObjectNode compiled = (ObjectNode) compiled(GOOD);
        ((ObjectNode) compiled.at("/steps/1/blocks/2/options")).put("tiemout_ms", 5);

        Set<ValidationMessage> messages = SCHEMA.validate(compiled);

        assertEquals(1, messages.size(), messages.toString());
    }

    @Test
    void aGuardWithAScriptIsNoCompiledRunbook() throws IOException {
        ObjectNode compiled = (ObjectNode) compiled(GOOD);
        ((ObjectNode) compiled.at("/steps/1/blocks/1")).putNull("commands").put("script", "true");

        assertFalse(SCHEMA.validate(compiled).isEmpty());
    }
}
