// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.command;

import io.jumpkit.output.Candidate;
import io.jumpkit.session.Session;
import java.util.List;
import java.util.Optional;

/**
 * A kind of argument: how it is written, checked and offered. One of these serves the shell's parser, Tab and the
 * parameters of runbooks.
 *
 * @param <T> what an argument becomes
 */
public interface ParameterType<T> {

    /** Its name in runbooks, such as {@code etcd.member}. */
    String name();

    /** The Java type of an option or positional that holds it. */
    Class<T> type();

    /**
     * What the text means in this session.
     *
     * @throws io.jumpkit.error.UserError usage, when it means nothing; refused, when it names what must not be named
     */
    T parse(String text, Session session);

    /** What Tab offers now, asked live; may take time, Tab does not wait for it. */
    List<Candidate> candidates(Session session);

    /** Characters that join several values into one word, as {@code ,!&^} do in node sets; none by default. */
    default String operators() {
        return "";
    }

    /** The record that its facts are, for whoever must know their fields before there are any; empty for plain words. */
    default Optional<Class<? extends Record>> factsAre() {
        return Optional.empty();
    }

    /** The facts of each candidate for runbook rules: records whose fields are the variables of {@code where}. */
    default List<? extends Record> facts(Session session) {
        return List.of();
    }

    /** The facts of one value, as runbooks see it ({@code failed.id}); empty for plain words. */
    default Optional<Record> facts(T value, Session session) {
        return Optional.empty();
    }

    /** How a value is written so that {@link #parse} gives it back. */
    default String write(T value) {
        return value.toString();
    }
}
