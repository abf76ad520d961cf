// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.probe.etcd.client.EtcdAdmin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HashesTest {
    private static final EtcdAdmin.KvHash A = new EtcdAdmin.KvHash(1, 100);
    private static final EtcdAdmin.KvHash B = new EtcdAdmin.KvHash(2, 100);
    private static final EtcdAdmin.KvHash ELSEWHERE = new EtcdAdmin.KvHash(1, 90);

    @Test
    void mostAreRightAndOneAgainstOneIsNobody() {
        assertEquals(Optional.of(A), Hashes.commonest(List.of(A, B, A)));
        assertEquals(Optional.empty(), Hashes.commonest(List.of(A, B)));
    }

    @Test
    void hashesOfUnlikeCompactionsAreNotCompared() {
        assertEquals(false, Hashes.comparable(List.of(A, A, ELSEWHERE)));
        assertEquals(true, Hashes.comparable(List.of(A, B)));
    }
}
