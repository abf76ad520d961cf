// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory.file;

import io.jumpkit.inventory.Secret;
import io.jumpkit.json.yaml.MappingReader;
import io.jumpkit.json.yaml.Problems;
import io.jumpkit.json.yaml.Yaml;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads references to secrets, and refuses secrets themselves. */
final class SecretReader {
    private SecretReader() {}

    /** The reference behind a key; absent when there is none or it is wrong, which is noted. */
    static Optional<Secret> read(MappingReader in, String key, Locations locations, Problems problems) {
        Optional<Yaml> value = in.value(key);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof Yaml.Mapping mapping) {
            return reference(mapping, key, locations, problems);
        }
        problems.secret(
                value.get().place(),
                "a " + key + " in clear has no place in an inventory",
                "write {env: " + key.toUpperCase(Locale.ROOT).replace('-', '_')
                        + "}, {file: PATH}, {command: [PROGRAM, ARG]} or {prompt: true}");
        return Optional.empty();
    }

    private static Optional<Secret> reference(
            Yaml.Mapping mapping, String key, Locations locations, Problems problems) {
        MappingReader in = new MappingReader(mapping, key, problems);
        Optional<Secret> env = in.text("env").map(Secret.FromEnvironment::new);
        Optional<Secret> file = in.text("file").map(locations::resolve).map(Secret.FromFile::new);
        List<String> argv = in.texts("command");
        Optional<Secret> command = argv.isEmpty() ? Optional.empty() : Optional.of(new Secret.FromCommand(argv));
        Optional<Secret> prompt = in.flag("prompt").filter(asked -> asked).map(asked -> new Secret.FromPrompt());
        in.end();
        List<Secret> given = java.util.stream.Stream.of(env, file, command, prompt)
                .flatMap(Optional::stream)
                .toList();
        if (given.size() != 1) {
            problems.error(
                    mapping.place(),
                    key + " needs one place to come from, not " + given.size(),
                    "write {env: NAME}, {file: PATH}, {command: [PROGRAM, ARG]} or {prompt: true}");
        }
        return given.stream().findFirst();
    }
}
