// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import io.jumpkit.command.Invocation;
import io.jumpkit.command.WriteCommand;
import io.jumpkit.output.Result;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cuts the links between sets of hosts, and no others. */
@Command(name = "partition", description = "Cut the links between sets of lab hosts", footer = "lab partition n1 n2,n3")
final class PartitionCommand implements WriteCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "HOSTS",
            description = "two sets or more that lose each other; of one set alone: that set and the rest")
    List<LabHosts> sets;

    @Option(names = "--one-way", description = "a set no longer reaches the sets after it, but still hears them")
    boolean oneWay;

    @Override
    public Result run(Invocation in) throws InterruptedException {
        List<String> words = new ArrayList<>();
        words.add("partition");
        sets.forEach(set -> words.add(set.list()));
        if (oneWay) {
            words.add("--one-way");
        }
        return LabRun.of(in, words);
    }

    @Override
    public Class<? extends Record> rows() {
        return Step.class;
    }
}
