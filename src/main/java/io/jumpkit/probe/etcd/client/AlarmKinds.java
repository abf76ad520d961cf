// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import java.util.Map;

/** The alarms of etcd's protocol by number; jetcd's generated class does not know CORRUPT. */
final class AlarmKinds {
    private static final Map<Integer, String> NAMES = Map.of(0, "NONE", 1, "NOSPACE", 2, "CORRUPT");

    private AlarmKinds() {}

    /** The name of an alarm; a number that we do not know stays one. */
    static String name(int number) {
        return NAMES.getOrDefault(number, "ALARM-" + number);
    }

    /** The number of an alarm, as {@link #name} named it. */
    static int number(String name) {
        return NAMES.entrySet().stream()
                .filter(e -> e.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> Integer.parseInt(name.substring("ALARM-".length())));
    }
}
