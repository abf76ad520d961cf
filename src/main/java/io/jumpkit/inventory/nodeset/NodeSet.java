// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.nodeset;

import io.jumpkit.error.UserError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of nodes, written folded: {@code n[1-3,7]}. Never changes; every operation gives a new one.
 *
 * <h2>How this works</h2>
 *
 * <h3>A set is its names</h3>
 *
 * A node set is a plain set of names and nothing else. {@code n[1-3]}, {@code n1,n2,n3} and {@code n[1-9]&n[0-3]} are
 * equal, and joining, taking away and asking for a name cost what they cost in a hash set. Folding is for people: it
 * happens when a set is printed or walked in order, once, and the result is kept. (Tools that keep their books in folded
 * sets become slow where names do not fold.)
 *
 * <h3>Reading</h3>
 *
 * {@link Term} cuts the text at the operators {@code , ! & ^} outside brackets. They bind alike and apply from left to
 * right: {@code a,b!b,c} is a and c. {@link Brackets} writes an operand out, {@link Ranges} what is between brackets. What
 * begins with {@code @} is a {@link GroupReference} and goes to the {@link GroupResolver}; a name with {@code *} or
 * {@code ?} chooses among all nodes, after its brackets were written out. Each step works on a {@link Piece}, which knows
 * its column.
 *
 * <h3>Folding</h3>
 *
 * {@link NodeName} takes a name apart: every run of digits is an index, the rest is the pattern; {@code r1n07-ib} is
 * {@code r%sn%s-ib} at 1, 07. Names of one pattern are points in a space with one {@link Axis} per index. On a line they
 * are sorted and runs become ranges; in more dimensions {@link GridFolding} covers them with boxes. Each {@link Block} is
 * printed as one {@code r[1-2]n[1-8]}, patterns in alphabetical order. The text depends on the names alone, not on how the
 * set came about, and reading it gives the set back.
 *
 * <h3>Padding</h3>
 *
 * {@code n7} and {@code n007} are different hosts, so an index is text. It is ordered by length and then value ({@link
 * IndexOrder}), and a padded range keeps its width: {@code n[1-3,007-010]}.
 *
 * <h3>Order</h3>
 *
 * Walking goes block by block as printed, the last index fastest: {@code get(0)} is the first name of the text. Split,
 * slice and pick count in this order.
 *
 * <h3>Where this is not ClusterShell</h3>
 *
 * An unknown group is an error, not an empty set; so are blanks in a name. {@code n1[9-10]} is refused because it can be
 * read two ways (ClusterShell names 92 nodes). {@code n[-1-1]} names {@code n-1}, {@code n0} and {@code n1} and prints
 * {@code n[0-1],n-1}: a name is what ssh is given, whichever way it was counted.
 */
public final class NodeSet implements Iterable<String> {
    /** No nodes; its text is empty. */
    public static final NodeSet EMPTY = new NodeSet(Set.of());

    private final Set<String> members;
    private volatile List<Block> blocks;
    private volatile List<String> names;

    private NodeSet(Set<String> members) {
        this.members = members;
    }

    /** Reads an expression in which groups and wildcards find nothing. */
    public static NodeSet parse(String text) {
        return new NodeSetParser(GroupResolver.NONE).parse(text);
    }

    /** Exactly these names; nothing in them is read as a range. */
    public static NodeSet of(String... names) {
        return of(Arrays.asList(names));
    }

    /** Exactly these names; nothing in them is read as a range. */
    public static NodeSet of(Collection<String> names) {
        names.forEach(NodeName::checked);
        return ofChecked(new HashSet<>(names));
    }

    /** Takes the set over: nobody may change it afterwards. */
    static NodeSet ofChecked(Set<String> names) {
        return names.isEmpty() ? EMPTY : new NodeSet(Collections.unmodifiableSet(names));
    }

    /** The nodes of both. */
    public NodeSet union(NodeSet other) {
        return apply(Operation.UNION, other);
    }

    /** The nodes that {@code other} has not. */
    public NodeSet minus(NodeSet other) {
        return apply(Operation.DIFFERENCE, other);
    }

    /** The nodes that both have. */
    public NodeSet and(NodeSet other) {
        return apply(Operation.INTERSECTION, other);
    }

    /** The nodes that one of the two has, but not the other. */
    public NodeSet xor(NodeSet other) {
        return apply(Operation.XOR, other);
    }

    /** The result of an operator with this set on its left. */
    public NodeSet apply(Operation operation, NodeSet other) {
        Set<String> result = new HashSet<>(members);
        operation.applyTo(result, other.members);
        return ofChecked(result);
    }

    public boolean contains(String name) {
        return members.contains(name);
    }

    public boolean containsAll(NodeSet other) {
        return members.containsAll(other.members);
    }

    public int size() {
        return members.size();
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** The names in order; see "Order" above. */
    public List<String> names() {
        if (names == null) {
            List<String> inOrder = new ArrayList<>(size());
            blocks().forEach(block -> block.addNames(inOrder));
            names = Collections.unmodifiableList(inOrder);
        }
        return names;
    }

    /** The names without order, at no cost. */
    public Set<String> asSet() {
        return members;
    }

    public Stream<String> stream() {
        return names().stream();
    }

    @Override
    public Iterator<String> iterator() {
        return names().iterator();
    }

    /** The name at this place in order, from 0. */
    public String get(int place) {
        return names().get(place);
    }

    /** The nodes at these places in order, {@code 0-9/2,16}; places beyond the end are passed over. */
    public NodeSet slice(String places) {
        Set<String> chosen = new HashSet<>();
        for (String place : Ranges.expand(Piece.of(places))) {
            if (place.length() < 10 && !place.startsWith("-") && Integer.parseInt(place) < size()) {
                chosen.add(get(Integer.parseInt(place)));
            }
        }
        return ofChecked(chosen);
    }

    /** At most {@code parts} sets of almost equal size, larger ones first, nodes kept in order. */
    public List<NodeSet> split(int parts) {
        requirePositive(parts, "parts");
        List<NodeSet> result = new ArrayList<>();
        int begin = 0;
        for (int part = 0; part < Math.min(parts, size()); part++) {
            int end = begin + size() / parts + (part < size() % parts ? 1 : 0);
            result.add(ofChecked(new HashSet<>(names().subList(begin, end))));
            begin = end;
        }
        return result;
    }

    /** Sets whose indexes have no gaps: {@code n[1-3,5]} gives {@code n[1-3]} and {@code n5}. */
    public List<NodeSet> contiguous() {
        return blocks().stream()
                .flatMap(block -> block.contiguous().stream())
                .map(block -> ofChecked(new HashSet<>(block.names())))
                .toList();
    }

    /** {@code count} of the nodes at random, or all if there are no more. */
    public NodeSet pick(int count, Random random) {
        requirePositive(count, "nodes to pick");
        List<String> shuffled = new ArrayList<>(names());
        Collections.shuffle(shuffled, random);
        return ofChecked(new HashSet<>(shuffled.subList(0, Math.min(count, size()))));
    }

    private static void requirePositive(int number, String of) {
        if (number < 1) {
            throw UserError.usage(number + " is not a number of " + of, "give a number from 1");
        }
    }

    /** The folded text. */
    @Override
    public String toString() {
        return foldedOn(Axes.ALL);
    }

    /** The text when only some of the numbers in a name may fold. */
    public String foldedOn(Axes axes) {
        return foldedOn(axes, 0);
    }

    /** The same with steps from so many numbers on; 0 for none. */
    String foldedOn(Axes axes, int steps) {
        Stream<Block> shown = blocks().stream();
        if (!axes.every()) {
            shown = shown.flatMap(block -> block.along(axes).stream());
        }
        return shown.map(block -> block.text(steps)).collect(Collectors.joining(","));
    }

    private List<Block> blocks() {
        if (blocks == null) {
            blocks = Folding.fold(members);
        }
        return blocks;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeSet set && members.equals(set.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }
}
