// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JumpHostTest {

    @ParameterizedTest
    @CsvSource({
        "bastion, -, bastion, 0",
        "ops@bastion, ops, bastion, 0",
        "ops@ad.example@bastion:2222, ops@ad.example, bastion, 2222",
        "ssh://ops@bastion:22, ops, bastion, 22",
        "10.0.0.1:65535, -, 10.0.0.1, 65535",
        "[::1]:2222, -, ::1, 2222",
        "ops@[fe80::1%eth0], ops, fe80::1%eth0, 0",
        "::1, -, ::1, 0",
        "fe80::1%eth0, -, fe80::1%eth0, 0",
    })
    void readsWhatProxyJumpTakes(String text, String user, String host, int port) {
        JumpHost jump = JumpHost.parse(text).orElseThrow();

        assertEquals(user, jump.user().orElse("-"));
        assertEquals(host, jump.host());
        assertEquals(port, jump.port().orElse(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bastion:ssh",
                "bastion:0",
                "bastion:65536",
                "bastion:",
                "[::1]x",
                "a b",
                "@",
                "ops@",
                "ssh://"
            })
    void refusesWhatItDoesNot(String text) {
        assertEquals(Optional.empty(), JumpHost.parse(text));
    }
}
