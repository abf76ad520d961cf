// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.nodeset.Layout.Form;
import io.jumpkit.inventory.nodeset.NodeSetCalculator.Step;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeSetCalculatorTest {
    private final NodeSetCalculator calculator =
            new NodeSetCalculator(new NodeSetParser(GroupResolver.NONE), new Random(1));

    private static Step step(Operation operation, String text) {
        return new Step(operation, text);
    }

    @Test
    void anOperationTakesOneSetAndLaterSetsAreAddedAgain() {
        List<Step> steps = List.of(
                step(Operation.UNION, "n[1-5]"), step(Operation.DIFFERENCE, "n[1-2]"), step(Operation.UNION, "n1"));

        assertEquals(List.of("n[1,3-5]"), calculator.lines(steps, Layout.FOLDED));
    }

    @Test
    void slicesThenSplitsThenWrites() {
        Layout layout = new Layout(Form.EXPAND, "\\n", Axes.ALL, "0-4", OptionalInt.empty(), OptionalInt.of(2), false);

        List<String> lines = calculator.lines(List.of(step(Operation.UNION, "n[1-9]")), layout);

        assertEquals(List.of("n1\nn2\nn3", "n4\nn5"), lines);
    }

    @Test
    void picksFromWhatIsLeft() {
        Layout layout = new Layout(Form.COUNT, "", Axes.ALL, "0-4", OptionalInt.of(3), OptionalInt.empty(), false);

        assertEquals(List.of("3"), calculator.lines(List.of(step(Operation.UNION, "n[1-9]")), layout));
    }

    @Test
    void writesOneLineForNothing() {
        assertEquals(List.of(""), calculator.lines(List.of(), Layout.FOLDED));
    }

    @Test
    void refusesTwoWaysToSplit() {
        assertThrows(
                UserError.class,
                () -> new Layout(Form.FOLD, "", Axes.ALL, "", OptionalInt.empty(), OptionalInt.of(2), true));
    }

    @Test
    void takesTenThousandArguments() {
        List<Step> steps = IntStream.range(0, 10_000)
                .mapToObj(number -> step(Operation.UNION, "n" + number))
                .toList();

        List<String> lines = assertTimeout(Duration.ofSeconds(5), () -> calculator.lines(steps, Layout.FOLDED));

        assertEquals(List.of("n[0-9999]"), lines);
    }

    @Test
    void refusesMoreNodesThanMemoryHoldsInAllSetsTogether() {
        List<Step> steps = List.of(step(Operation.UNION, "a[1-600000]"), step(Operation.UNION, "b[1-600000]"));

        UserError error = assertThrows(UserError.class, () -> calculator.calculate(steps));

        assertEquals("cannot read 'b[1-600000]' at column 1: it names more than 1000000 nodes", error.what());
    }

    @Test
    void theSameNodesAgainAreNotMoreNodes() {
        Step million = step(Operation.UNION, "n[1-1000000]");

        assertEquals(1_000_000, calculator.calculate(List.of(million, million)).size());
        assertEquals(
                0,
                calculator
                        .calculate(List.of(million, step(Operation.XOR, "n[1-1000000]")))
                        .size());
    }
}
