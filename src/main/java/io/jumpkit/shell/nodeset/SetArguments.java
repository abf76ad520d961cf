// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.nodeset;

import io.jumpkit.inventory.nodeset.NodeSetCalculator.Step;
import io.jumpkit.inventory.nodeset.Operation;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Keeps sets and operations in the order typed: {@code n[1-9] -x n4 n4} ends with n4 in, {@code -x} takes one set. */
final class SetArguments implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> words, ArgSpec argument, CommandSpec command) {
        if (words.isEmpty()) {
            String name = ((OptionSpec) argument).longestName();
            throw new MissingParameterException(
                    command.commandLine(), argument, "a node set is missing behind " + name);
        }
        NodesetCommand nodeset = (NodesetCommand) command.userObject();
        nodeset.add(new Step(operation(argument), words.pop()));
    }

    private static Operation operation(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return Operation.UNION;
        }
        return switch (option.shortestName()) {
            case "-x" -> Operation.DIFFERENCE;
            case "-i" -> Operation.INTERSECTION;
            case "-X" -> Operation.XOR;
            default -> throw new IllegalStateException(option.longestName() + " takes no node set");
        };
    }
}
