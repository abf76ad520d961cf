// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.openssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Unreached;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogInTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ssh: Could not resolve hostname x: Name or service not known | DNS | false",
                "ssh: connect to host 127.0.0.1 port 1: Connection refused | REFUSED | false",
                "ssh: connect to host 10.0.0.1 port 22: Connection timed out | TCP_TIMEOUT | false",
                "Connection timed out during banner exchange | BANNER_TIMEOUT | false",
                "ssh: connect to host 10.0.0.1 port 22: No route to host | NO_ROUTE | false",
                "bind 192.0.2.77: Cannot assign requested address | NO_ROUTE | false",
                "kex_exchange_identification: read: Connection reset by peer | REFUSED | true",
                "Host key verification failed. | HOST_KEY | false",
                "ops@n1: Permission denied (publickey). | AUTH | false",
                "Unable to negotiate with 10.0.0.1 port 22: no matching host key type found | KEX | false",
            })
    void tellsFailuresApart(String said, Outcome outcome, boolean passing) {
        Unreached failure = LogIn.classify(said);

        assertEquals(outcome, failure.outcome());
        assertEquals(passing, failure.isPassing());
        assertEquals(said, failure.getMessage());
    }
}
