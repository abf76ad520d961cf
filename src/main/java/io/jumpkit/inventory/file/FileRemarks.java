// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.error.FileFault;
import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Secret;
import io.jumpkit.inventory.SystemSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with the inventory's file and those it names: not there, open to others. Looks, changes nothing. */
final class FileRemarks {
    private static final Set<PosixFilePermission> OTHERS_WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    private static final Set<PosixFilePermission> OTHERS_READ =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Locations locations;
    private final Set<String> remarks = new LinkedHashSet<>();

    private FileRemarks(Locations locations) {
        this.locations = locations;
    }

    static List<String> of(Path inventory, List<Cluster> clusters, Locations locations) {
        FileRemarks remarks = new FileRemarks(locations);
        if (Files.exists(inventory)) {
            remarks.open(inventory, OTHERS_WRITE, "can be written by others, and it can name commands to run", "go-w");
        }
        clusters.forEach(remarks::cluster);
        return List.copyOf(remarks.remarks);
    }

    private void cluster(Cluster cluster) {
        cluster.nodes().values().forEach(n -> {
            n.ssh().identity().ifPresent(this::secretFile);
            n.ssh().knownHosts().ifPresent(this::present);
        });
        cluster.etcd().ifPresent(this::etcd);
        for (SystemSettings system : cluster.systems().values()) {
            for (Object value : system.values().values()) {
                if (value instanceof Secret secret) {
                    secret(secret);
                } else if (value instanceof Path path) {
                    present(path);
                }
            }
        }
    }

    private void etcd(EtcdSettings etcd) {
        etcd.password().ifPresent(this::secret);
        etcd.tls().ifPresent(tls -> {
            Stream.concat(tls.ca().stream(), tls.cert().stream()).forEach(this::present);
            tls.key().ifPresent(this::secretFile);
        });
    }

    private void secret(Secret secret) {
        if (secret instanceof Secret.FromFile file) {
            secretFile(file.file());
        }
    }

    private void secretFile(Path file) {
        if (present(file)) {
            open(file, OTHERS_READ, "is a secret that others can read", "go-rwx");
        }
    }

    private boolean present(Path file) {
        boolean present = Files.exists(file);
        if (!present) {
            remarks.add("there is no file " + locations.show(file));
        }
        return present;
    }

    private void open(Path file, Set<PosixFilePermission> tooMuch, String what, String mode) {
        try {
            List<PosixFilePermission> given = new ArrayList<>(Files.getPosixFilePermissions(file));
            given.retainAll(tooMuch);
            if (!given.isEmpty()) {
                remarks.add(locations.show(file) + " " + what + ": chmod " + mode + " " + locations.show(file));
            }
        } catch (IOException e) {
            remarks.add(locations.show(file) + " cannot be looked at: " + FileFault.of(e));
        }
    }
}
