// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import io.jumpkit.json.Json;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MemberIdTest {
    private record Row(MemberId id) {}

    @Test
    void isWrittenInHexWithoutSign() {
        assertEquals(
                "ddd67b312462ff1b", MemberId.ofDecimal("15985099378392235803").toString());
        assertEquals("ffffffffffffffff", new MemberId(-1).toString());
    }

    @Test
    void isAStringInJsonSoThatNobodyRoundsIt() {
        assertEquals("{\"id\":\"ddd67b312462ff1b\"}", Json.write(new Row(MemberId.parse("ddd67b312462ff1b"))));
    }

    @Test
    void ordersWithoutSign() {
        assertTrue(MemberId.parse("1").compareTo(MemberId.parse("ffffffffffffffff")) < 0);
    }

    @Test
    void refusesWhatIsNoHex() {
        UserError error = assertThrows(UserError.class, () -> MemberId.parse("n3"));

        assertEquals("'n3' is not an etcd id", error.what());
    }

    @Property
    void readingGivesBackWhatWasWritten(@ForAll long bits) {
        assertEquals(bits, MemberId.parse(new MemberId(bits).toString()).bits());
    }
}
