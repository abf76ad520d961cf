// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook.run;

import io.jumpkit.runbook.model.Runbook;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words by which a second person agrees to an act: a code that stands for exactly this act of this run, and an answer
 * that stands for the code and for who gave it. It attests who said yes; it keeps nobody out. Pure.
 */
public final class Agreement {
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final Pattern ANSWER = Pattern.compile("(.+)-([0-9A-Z]{4}-[0-9A-Z]{4})");

    private Agreement() {}

    /** The code of what is to be agreed to, such as {@code K7QM-2XRD}: another one as soon as anything of it differs. */
    static String code(List<String> about) {
        return shortened("code", about);
    }

    /** Whether a text can be a code at all. */
    public static boolean isCode(String text) {
        return text.matches("[" + LETTERS + "]{4}-[" + LETTERS + "]{4}");
    }

    /** What a person says who agrees. */
    public static String answer(String run, String code, String user) {
        return user + "-" + shortened("answer", List.of(run, code, user));
    }

    /** Who gave this answer; empty when it answers something else. */
    static Optional<String> who(String run, String code, String answer) {
        Matcher matcher = ANSWER.matcher(answer);
        return matcher.matches() && answer(run, code, matcher.group(1)).equals(answer)
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    private static String shortened(String what, List<String> parts) {
        String digest = Runbook.sha256(what + "\n" + String.join("\n", parts));
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            word.append(LETTERS.charAt(Integer.parseInt(digest.substring(2 * i, 2 * i + 2), 16) % LETTERS.length()));
        }
        return word.insert(4, '-').toString();
    }
}
