// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A command in the catalog: the words that are typed and how it is made, not made before it is needed.
 *
 * @param words such as {@code etcd member remove}
 * @param needsCluster whether it makes no sense without a cluster in use
 * @param aliases other single words for it
 */
public record Entry(List<String> words, Supplier<? extends Action> maker, boolean needsCluster, List<String> aliases) {
    public Entry {
        words = List.copyOf(words);
        aliases = List.copyOf(aliases);
    }

    /** A command on a cluster. */
    public static Entry of(String words, Class<? extends Action> type) {
        return of(words, new Made(type));
    }

    /** A command on a cluster that is made in a way of its own. */
    public static Entry of(String words, Supplier<? extends Action> maker) {
        return new Entry(Arrays.asList(words.split(" ")), maker, true, List.of());
    }

    /** A command that works without a cluster. */
    public static Entry anywhere(String words, Class<? extends Action> type) {
        return anywhere(words, new Made(type));
    }

    /** A command that works without a cluster, and is made in a way of its own. */
    public static Entry anywhere(String words, Supplier<? extends Action> maker) {
        return new Entry(Arrays.asList(words.split(" ")), maker, false, List.of());
    }

    /** The same with another word for it. */
    public Entry alias(String word) {
        return new Entry(words, maker, needsCluster, List.of(word));
    }

    /** The words as one text. */
    public String name() {
        return String.join(" ", words);
    }

    /**
     * Makes a command with the constructor that takes nothing. As a class, not as {@code X::new}: linking a hundred of
     * those takes 30 ms of every start. {@code CatalogTest} makes every command there is.
     */
    private record Made(Class<? extends Action> type) implements Supplier<Action> {
        @Override
        public Action get() {
            try {
                Constructor<? extends Action> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                return constructor.newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " cannot be made with nothing", e);
            }
        }
    }
}
