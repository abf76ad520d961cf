// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.restore;

import io.jumpkit.inventory.nodeset.NodeSet;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a restore is made of: the same words for looking at the plan and for doing it. */
final class RestoreOptions {
    /** Far more than a busy cluster writes between a snapshot and its restore (etcd's own advice for Kubernetes). */
    private static final String BUMP = "1000000000";

    @Parameters(paramLabel = "file", description = "the snapshot on this machine")
    private Path file;

    @Option(
            names = "--members",
            paramLabel = "NODES",
            description = "the nodes of the new cluster; those with etcd when left out")
    private NodeSet members;

    @Option(
            names = "--initial-cluster",
            paramLabel = "NAME=URL,...",
            description = "every member of the new cluster; what the nodes start with when left out")
    private String initialCluster;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "the new cluster's token; made of the snapshot when left out")
    private String token;

    @Option(
            names = "--bump-revision",
            paramLabel = "N",
            defaultValue = BUMP,
            description = "raise the revision so that watchers notice, where etcd's tool can; 0 for not")
    private long bump;

    @Option(
            names = "--skip-hash-check",
            description = "the file is a copy of a member's snap/db, which has no hash of its own")
    private boolean skipHashCheck;

    @Option(names = "--timeout", paramLabel = "TIME", defaultValue = "15m", description = "for each member")
    private Duration timeout;

    Path file() {
        return file;
    }

    NodeSet members() {
        return members;
    }

    String initialCluster() {
        return initialCluster;
    }

    String token() {
        return token;
    }

    long bump() {
        return bump;
    }

    boolean skipHashCheck() {
        return skipHashCheck;
    }

    Duration timeout() {
        return timeout;
    }
}
