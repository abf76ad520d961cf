// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import java.util.List;
import picocli.CommandLine.Option;

/** What a lab is made of, where it is started anew. */
final class LabMake {
    @Option(names = "--etcd", paramLabel = "VERSION", description = "etcd's version: 3.4 or 3.5")
    private String etcd;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "etcd (plain), tls, bastion, prod-like, static-pod or container")
    private String profile;

    /** The words of a verb with them. */
    List<String> words(String verb) {
        return LabRun.words(verb, LabRun.option("--etcd", etcd), LabRun.option("--profile", profile));
    }
}
