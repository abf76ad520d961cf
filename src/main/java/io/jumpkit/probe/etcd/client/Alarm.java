// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An alarm that a member raised; while one stands, etcd refuses writes.
 *
 * @param member whose it is; {@link MemberId#NONE} when etcd does not say
 * @param kind {@code NOSPACE}, {@code CORRUPT}, or what a newer etcd calls it
 */
public record Alarm(MemberId member, String kind) {
    private static final Pattern IN_STATUS = Pattern.compile("(?:memberID:(\\d+)\\s+)?alarm:(\\w+)");

    /** An alarm as {@code etcd status} carries it: {@code memberID:123 alarm:NOSPACE}; empty for another sentence. */
    static Optional<Alarm> parse(String sentence) {
        Matcher m = IN_STATUS.matcher(sentence.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        MemberId owner = m.group(1) == null ? MemberId.NONE : MemberId.ofDecimal(m.group(1));
        return Optional.of(new Alarm(owner, m.group(2)));
    }

    /** The alarms among the sentences of a status. */
    public static List<Alarm> among(List<String> sentences) {
        return sentences.stream().flatMap(s -> parse(s).stream()).toList();
    }

    /** Whether a member is meant by it. */
    public boolean concerns(MemberId id) {
        return member.isNone() || member.equals(id);
    }

    /** Whether members were found to hold different data. */
    public boolean isCorrupt() {
        return kind.equals("CORRUPT");
    }

    @Override
    public String toString() {
        return kind;
    }
}
