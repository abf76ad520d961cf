// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.jumpkit.error.UserError;
import io.jumpkit.json.Scalar;

/**
 * An id that etcd gave a member or a cluster: 64 bits without a sign, written in hex as etcdctl does, so that no
 * program on the way rounds it.
 */
public record MemberId(long bits) implements Scalar, Comparable<MemberId> {
    /** What etcd says when nobody is meant: no leader, or an alarm of the whole cluster. */
    public static final MemberId NONE = new MemberId(0);

    /**
     * Reads hex.
     *
     * @throws UserError usage, when it is none
     */
    public static MemberId parse(String text) {
        if (!looksLikeId(text)) {
            throw UserError.usage("'" + text + "' is not an etcd id", "ids are hex, as shown by: etcd members");
        }
        return new MemberId(Long.parseUnsignedLong(text, 16));
    }

    /** Whether a text could be an id. */
    public static boolean looksLikeId(String text) {
        return text.matches("[0-9a-fA-F]{1,16}");
    }

    /** An id that a server wrote as a decimal number into a sentence. */
    public static MemberId ofDecimal(String text) {
        return new MemberId(Long.parseUnsignedLong(text));
    }

    /** Whether it names nobody. */
    public boolean isNone() {
        return bits == 0;
    }

    @Override
    public int compareTo(MemberId other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return Long.toHexString(bits);
    }
}
