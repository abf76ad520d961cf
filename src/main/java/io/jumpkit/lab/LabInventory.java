// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.inventory.Cluster;
import io.jumpkit.inventory.Inventory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The operator's inventory with the lab behind it. The name is reserved: the lab's own entry always wins. */
public final class LabInventory implements Inventory {
    private final Inventory clusters;
    private final PracticeLab lab;

    /** The lab beside these clusters. */
    public LabInventory(Inventory clusters, PracticeLab lab) {
        this.clusters = clusters;
        this.lab = lab;
    }

    @Override
    public List<String> names() {
        return Stream.concat(
                        clusters.names().stream().filter(name -> !name.equals(LabState.CLUSTER)),
                        Stream.of(LabState.CLUSTER))
                .toList();
    }

    @Override
    public Cluster cluster(String name) {
        return name.equals(LabState.CLUSTER) ? lab.requireCluster() : clusters.cluster(name);
    }

    @Override
    public List<String> remarks(String cluster) {
        return cluster.equals(LabState.CLUSTER) ? List.of() : clusters.remarks(cluster);
    }

    @Override
    public List<String> masks() {
        return clusters.masks();
    }

    @Override
    public List<Path> files() {
        return clusters.files();
    }
}
