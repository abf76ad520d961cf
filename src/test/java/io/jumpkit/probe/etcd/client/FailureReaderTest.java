// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Status;
import org.junit.jupiter.api.Test;

/** Only a clear no says that a change was not made. */
class FailureReaderTest {
    private static boolean saysNo(Status status, String words) {
        return FailureReader.read(status.withDescription(words).asRuntimeException())
                .reason()
                .isNo();
    }

    @Test
    void aMemberThatGoesAwayMayHaveProposedTheChange() {
        assertEquals(false, saysNo(Status.UNAVAILABLE, "etcdserver: server stopped"));
        assertEquals(false, saysNo(Status.UNAVAILABLE, "etcdserver: leader changed"));
        assertEquals(false, saysNo(Status.UNKNOWN, "etcdserver: server stopped"));
    }

    @Test
    void aStreamThatBrokeMayHaveCarriedTheChange() {
        assertEquals(false, saysNo(Status.INTERNAL, "stream terminated by RST_STREAM with error code: INTERNAL_ERROR"));
        assertEquals(false, saysNo(Status.DATA_LOSS, "half-closed without a response"));
    }

    @Test
    void whatEtcdRefusesWasNotDone() {
        assertEquals(true, saysNo(Status.FAILED_PRECONDITION, "etcdserver: can only promote a learner member"));
        assertEquals(true, saysNo(Status.RESOURCE_EXHAUSTED, "etcdserver: mvcc: database space exceeded"));
    }
}
