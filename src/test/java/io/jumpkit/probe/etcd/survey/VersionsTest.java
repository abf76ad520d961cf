// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.output.Note;
import io.jumpkit.output.Result;
import io.jumpkit.probe.etcd.client.EtcdVersion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionsTest {
    private static List<String> said(Pictures pictures) {
        return Versions.of(pictures.view()).on(Result.done()).notes().stream()
                .map(Note::text)
                .toList();
    }

    private static Pictures all(String version) {
        return Pictures.of(3).version(version).serve(1, 2, 3);
    }

    @Test
    void oneVersionWithoutKnownTroubleIsNotWorthAWord() {
        assertEquals(List.of(), said(all("3.4.23")));
        assertEquals(List.of(), said(all("3.5.26")));
        assertEquals(List.of(), said(all("3.6.5")));
    }

    @Test
    void whatAnUpgradeTo36WouldMeetIsSaidBefore() {
        assertEquals(
                List.of(
                        "etcd 3.5.19: on an upgrade to 3.6 promoted learners may lose their vote (etcd-io/etcd#19557) and"
                                + " removed members come back (etcd-io/etcd#20967); go to 3.5.26 or later first"),
                said(all("3.5.19")));
        assertEquals(
                List.of("etcd 3.5.25: on an upgrade to 3.6 removed members may come back (etcd-io/etcd#20967); go to"
                        + " 3.5.26 or later first"),
                said(all("3.5.25")));
    }

    @Test
    void anUpgradeThatBeganTooEarlyIsToBeStopped() {
        assertEquals(
                List.of(
                        "members run different versions: 3.5.20 (n1, n2), 3.6.1 (n3); finish the upgrade before members"
                                + " are added or promoted",
                        "an upgrade to 3.6 runs from etcd 3.5.20: removed members may come back (etcd-io/etcd#20967);"
                                + " stop it, take the others to 3.5.26 first"),
                said(Pictures.of(3)
                        .version("3.5.20")
                        .serve(1, 2)
                        .version("3.6.1")
                        .serve(3)));
    }

    @Test
    void versionsThatAreTooFarApartAreBad() {
        assertEquals(
                List.of(
                        "members run different versions: 3.4.23 (n1, n2), 3.6.1 (n3); etcd goes from one minor version to"
                                + " the next and never over one"),
                said(Pictures.of(3).serve(1, 2).version("3.6.1").serve(3)));
    }

    @Test
    void patchesMayDiffer() {
        assertEquals(
                List.of("members run different versions: 3.6.1 (n1), 3.6.5 (n2, n3)"),
                said(Pictures.of(3).version("3.6.1").serve(1).version("3.6.5").serve(2, 3)));
    }

    @Test
    void aVersionIsItsThreeNumbers() {
        assertEquals(Optional.of(new EtcdVersion(3, 5, 21)), EtcdVersion.of("3.5.21-k3s1"));
        assertEquals(Optional.of(new EtcdVersion(3, 6, 0)), EtcdVersion.of("3.6.0-rc.2"));
        assertEquals(Optional.empty(), EtcdVersion.of("unknown"));
    }
}
