// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.terminal;

import io.jumpkit.command.Completions;
import io.jumpkit.error.UserError;
import io.jumpkit.session.Session;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Tab: what {@link Completions} offers, in JLine's shape. */
final class ShellCompleter implements Completer {
    private final Completions completions;
    private final Session session;

    ShellCompleter(Completions completions, Session session) {
        this.completions = completions;
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line instanceof TypedLine typed && typed.place().isPresent()) {
            CursorWords place = typed.place().get();
            Completions.Offer offer = offer(place);
            offer.candidates().forEach(candidate -> candidates.add(Candidates.of(candidate)));
            if (offer.stillAsking()) {
                reader.printAbove("still asking … press Tab again");
            }
        }
    }

    /** A key never ends the shell: what cannot be offered is not offered. */
    private Completions.Offer offer(CursorWords place) {
        try {
            return completions.offer(place.before(), place.current(), place.piped(), session);
        } catch (UserError e) {
            return new Completions.Offer(List.of(), false);
        } catch (RuntimeException e) {
            System.getLogger(ShellCompleter.class.getName()).log(System.Logger.Level.ERROR, "Tab at " + place, e);
            return new Completions.Offer(List.of(), false);
        }
    }
}
