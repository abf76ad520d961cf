// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.jumpkit.error.UserError;
import io.jumpkit.inventory.EtcdSettings;
import io.jumpkit.inventory.Secret;
import io.jumpkit.inventory.Secrets;
import io.jumpkit.output.Console;
import io.jumpkit.output.Question;
import io.jumpkit.session.Session;
import java.util.Optional;

/**
 * The password of etcd's user: from where the inventory points to, or typed once a session before anything is asked of
 * etcd, because what asks it works in the background. In memory only. Thread-safe.
 */
public final class Password {
    private final boolean named;
    private final String what;
    private final Optional<Secret> where;
    private final Secrets secrets;
    private Optional<String> typed = Optional.empty();
    private boolean wrong;

    public Password(String cluster, EtcdSettings settings, Session session) {
        named = settings.user().isPresent();
        what = "etcd password of " + settings.user().orElse("nobody") + " on " + cluster;
        where = settings.password();
        secrets = new Secrets(
                session.settings().environment(),
                session.settings().directories().config(),
                this::typed);
    }

    private boolean isTyped() {
        return named && where.filter(Secret.FromPrompt.class::isInstance).isPresent();
    }

    /** Asks for it, where the inventory says to and it is not known yet. */
    public void prepare(Console console) {
        if (isTyped() && mustBeTyped()) {
            String answer = console.ask(
                    Question.secret("The " + what + ": ", "password: {env: NAME} or {file: PATH} to the inventory"));
            know(answer);
        }
    }

    /** It was wrong: to be asked anew by the next command. Whoever uses it meanwhile is told the same by etcd. */
    synchronized void reject() {
        wrong = true;
    }

    private synchronized boolean mustBeTyped() {
        return wrong || typed.isEmpty();
    }

    private synchronized void know(String password) {
        typed = Optional.of(password);
        wrong = false;
    }

    private synchronized Optional<String> known() {
        return typed;
    }

    /**
     * The password.
     *
     * @throws UserError usage, when it is not where the inventory says
     */
    public String get() {
        Secret secret = where.orElseThrow(() -> UserError.usage(
                "etcd asks for a password and the inventory names none",
                "add to etcd: password: {env: ETCD_PASSWORD}"));
        // A typed one may be wrong and typed again; the others are kept.
        return isTyped() ? typed(what) : secrets.get(secret, what);
    }

    private String typed(String question) {
        return known().orElseThrow(
                        () -> UserError.usage("the " + question + " was not asked for yet", "type: etcd status"));
    }
}
