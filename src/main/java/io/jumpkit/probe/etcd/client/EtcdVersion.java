// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of etcd, by its three numbers; what a vendor wrote behind them does not count. */
public record EtcdVersion(int major, int minor, int patch) implements Comparable<EtcdVersion> {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?!\\d).*");
    private static final Comparator<EtcdVersion> ORDER = Comparator.comparingInt(EtcdVersion::major)
            .thenComparingInt(EtcdVersion::minor)
            .thenComparingInt(EtcdVersion::patch);

    /** The version that a member says it is; empty for what has no three numbers. */
    public static Optional<EtcdVersion> of(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        return numbers.matches()
                ? Optional.of(new EtcdVersion(
                        Integer.parseInt(numbers.group(1)),
                        Integer.parseInt(numbers.group(2)),
                        Integer.parseInt(numbers.group(3))))
                : Optional.empty();
    }

    /** Whether it is of that minor version and its patch among these, both ends included. */
    public boolean isPatchOf(int ofMajor, int ofMinor, int first, int last) {
        return major == ofMajor && minor == ofMinor && patch >= first && patch <= last;
    }

    /** Whether both are of the same minor version. */
    public boolean sameMinor(EtcdVersion other) {
        return major == other.major && minor == other.minor;
    }

    @Override
    public int compareTo(EtcdVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
