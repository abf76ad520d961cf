// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout;

import io.jumpkit.deadline.Cancellation;
import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.NodeResult;
import io.jumpkit.ssh.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work on no more than so many nodes at once: when one is done the next begins. */
record Window(Fanout.Work work, int size) implements Fanout.Work {

    @Override
    public List<NodeResult> on(Collection<Node> nodes, Progress progress, Cancellation cancellation) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(size, nodes.size()));
        try {
            List<CompletableFuture<List<NodeResult>>> all = new ArrayList<>();
            for (Node node : nodes) {
                all.add(CompletableFuture.supplyAsync(() -> work.on(List.of(node), progress, cancellation), workers));
            }
            return all.stream().flatMap(one -> one.join().stream()).toList();
        } finally {
            workers.shutdown();
        }
    }
}
