// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    private record Row(String node, double avgMs, Optional<Instant> seenAt) {}

    @Test
    void plainValuesAreWrittenAsTheMapperWouldWriteThem() throws Exception {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("text", "a \"quote\", a\ttab, ❯ and \u001b[0m");
        event.put("numbers", Arrays.asList(1, 2L, 0.25, null));
        event.put("nested", Map.of("yes", true));

        assertTrue(PlainJson.fits(event));
        assertEquals(new JsonMapper().writeValueAsString(event), Json.write(event));
    }

    @Test
    void recordsAreWrittenInSnakeCaseWithIsoTimes() {
        Row row = new Row("n1", 0.5, Optional.of(Instant.EPOCH));

        assertFalse(PlainJson.fits(List.of(row)));
        assertEquals(
                "[{\"node\":\"n1\",\"avg_ms\":0.5,\"seen_at\":\"1970-01-01T00:00:00Z\"}]", Json.write(List.of(row)));
    }

    @Test
    void fieldsOfARecordAreThoseOfItsJson() {
        assertEquals(
                List.of("node", "avg_ms", "seen_at"),
                List.copyOf(Json.fields(new Row("n1", 0.5, Optional.empty())).keySet()));
    }
}
