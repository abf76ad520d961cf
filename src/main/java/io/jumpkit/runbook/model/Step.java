// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.model;

import java.util.List;
import java.util.Optional;

/**
 * One H3 of a runbook.
 *
 * @param id the heading's slug, as in links
 * @param intro the prose before the first block, plain
 * @param source its Markdown, for telling whether it was changed
 */
public record Step(Place place, String id, String title, String intro, List<Block> blocks, String source) {
    public Step {
        blocks = List.copyOf(blocks);
    }

    /** Its blocks of one kind, in order. */
    public <T extends Block> List<T> blocks(Class<T> kind) {
        return blocks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The block before this one that it is about: the Run of an Undo or No undo. */
    public Optional<Block.Run> runBefore(int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (blocks.get(i) instanceof Block.Run run) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** What follows the block at the index up to the next Run. */
    public List<Block> until(int index) {
        int end = index + 1;
        while (end < blocks.size() && !(blocks.get(end) instanceof Block.Run)) {
            end++;
        }
        return blocks.subList(index + 1, end);
    }

    /** Whether the system may be silent while this step is done. */
    public boolean offline() {
        return blocks.stream().anyMatch(b -> b.options().offline());
    }

    /** Whether the system gets a new identity in this step. */
    public boolean newFingerprint() {
        return blocks.stream().anyMatch(b -> b.options().newFingerprint());
    }
}
