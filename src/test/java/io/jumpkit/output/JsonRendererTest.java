// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.ExitCode;
import io.jumpkit.error.UserError;
import io.jumpkit.json.Scalar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonRendererTest {
    private static final JsonRenderer.Head HEAD = new JsonRenderer.Head("etcd members", "lab", "n[1-3]", 412);

    private record Id(long bits) implements Scalar {
        @Override
        public String toString() {
            return Long.toHexString(bits);
        }
    }

    private record Member(Id id, long dbBytes, Optional<Double> lagMs, Instant seenAt) {}

    @Test
    void isOneVersionedObjectWithSnakeCaseAndIdsAsStrings() {
        Result result = Result.of(
                        List.of(new Member(new Id(0xdead_beef_0000_0001L), 20480, Optional.empty(), Instant.EPOCH)),
                        View.lines(List.of()))
                .unanswered(List.of(new Unanswered("n4", "tcp-timeout", "no answer in 3 s")))
                .note(Mark.WARN, "one is silent");

        assertEquals(
                "{\"schema\":\"jumpkit/1\",\"command\":\"etcd members\",\"cluster\":\"lab\",\"focus\":\"n[1-3]\","
                        + "\"took_ms\":412,\"exit\":6,\"rows\":[{\"id\":\"deadbeef00000001\",\"db_bytes\":20480,"
                        + "\"lag_ms\":null,\"seen_at\":\"1970-01-01T00:00:00Z\"}],"
                        + "\"unanswered\":[{\"node\":\"n4\",\"reason\":\"tcp-timeout\",\"detail\":\"no answer in 3 s\"}],"
                        + "\"notes\":[\"one is silent\"],\"next\":[]}",
                JsonRenderer.render(HEAD, result));
    }

    @Test
    void whatACommandAddsStandsInTheOrderInWhichItWasAdded() {
        Result result = Result.done()
                .extra("writable", true)
                .extra("needed", 2)
                .extra("healthy", 3)
                .extra("tolerates", 1)
                .extra("learners", 0);

        assertTrue(JsonRenderer.render(HEAD, result)
                .contains("\"writable\":true,\"needed\":2,\"healthy\":3,\"tolerates\":1,\"learners\":0,"));
    }

    @Test
    void anErrorHasTheSameHead() {
        UserError error = UserError.of(ExitCode.REFUSED, "no", "ask first");

        assertEquals(
                "{\"schema\":\"jumpkit/1\",\"command\":\"etcd members\",\"cluster\":\"lab\",\"took_ms\":412,"
                        + "\"exit\":3,\"error\":\"no\",\"hint\":\"ask first\"}",
                JsonRenderer.error(HEAD, error));
    }
}
