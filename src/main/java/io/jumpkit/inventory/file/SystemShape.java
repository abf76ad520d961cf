// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The settings that a system's section may hold.
 *
 * @param kinds what stands behind each key
 * @param choices the words allowed behind the keys that are {@link Kind#CHOICE}
 */
record SystemShape(String system, Map<String, Kind> kinds, Map<String, Set<String>> choices) {
    /** What stands behind a key. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        PATH,
        SECRET,
        CHOICE,
        /** Texts whose ranges unfold. */
        LIST,
        /** Lists of texts by a name of the operator's choice. */
        TABLE
    }

    /** Systems that an inventory may describe, beside etcd, which has records of its own. */
    static final List<SystemShape> ALL = List.of(
            shape("postgres")
                    .keys(Kind.TEXT, "nodes", "database", "user")
                    .keys(Kind.NUMBER, "port")
                    .keys(Kind.SECRET, "password")
                    .choice("manager", "patroni", "repmgr", "managed", "none"),
            shape("redis")
                    .keys(Kind.LIST, "sentinels", "nodes")
                    .keys(Kind.TEXT, "master", "user", "sentinel-user")
                    .keys(Kind.FLAG, "tls")
                    .keys(Kind.PATH, "ca")
                    .keys(Kind.SECRET, "password", "sentinel-password"),
            shape("kafka").keys(Kind.LIST, "bootstrap").keys(Kind.PATH, "properties"),
            shape("cockroach")
                    .keys(Kind.LIST, "nodes")
                    .keys(Kind.TEXT, "user")
                    .keys(Kind.FLAG, "insecure")
                    .keys(Kind.PATH, "certs")
                    .keys(Kind.SECRET, "password"),
            shape("k8s").keys(Kind.PATH, "kubeconfig").keys(Kind.TEXT, "context", "namespace"),
            shape("http").keys(Kind.TABLE, "checks").keys(Kind.TEXT, "live", "ready"),
            shape("breakers").keys(Kind.TABLE, "apps"));

    private static SystemShape shape(String system) {
        return new SystemShape(system, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    private SystemShape keys(Kind kind, String... keys) {
        List.of(keys).forEach(key -> kinds.put(key, kind));
        return this;
    }

    private SystemShape choice(String key, String... words) {
        choices.put(key, new LinkedHashSet<>(List.of(words)));
        return keys(Kind.CHOICE, key);
    }
}
