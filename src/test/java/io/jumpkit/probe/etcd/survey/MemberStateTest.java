// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberStateTest {

    @ParameterizedTest
    @CsvSource({
        "1, 5, false",
        "1, 103, true",
        "60, 120, false",
        "60, 219, false",
        "60, 221, true",
        "400, 850, false",
        "1001, 1001, true"
    })
    void slowIsWhatTheRoadDoesNotExplain(long alone, long majority, boolean slow) {
        MemberState member =
                Pictures.of(1).serveIn(alone, majority, 1).view().members().get(0);

        assertEquals(slow, member.slow());
    }

    @Test
    void whoDoesNotServeIsNotSlowButWorse() {
        assertEquals(false, Pictures.of(1).stuck(1).view().members().get(0).slow());
    }
}
