// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private Secrets secrets;

    @BeforeEach
    void open() {
        secrets = new Secrets(Map.of("PW", "from-env"), folder, question -> {
            asked.add(question);
            return "typed";
        });
    }

    @Test
    void comeFromTheEnvironment() {
        assertEquals("from-env", secrets.get(new Secret.FromEnvironment("PW"), "etcd password"));
    }

    @Test
    void comeFromTheFirstLineOfAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("pw"), "from-file\nnot this\n");

        assertEquals("from-file", secrets.get(new Secret.FromFile(file), "etcd password"));
    }

    @Test
    void comeFromTheFirstLineOfACommand() {
        assertEquals(
                "from-command", secrets.get(new Secret.FromCommand(List.of("echo", "from-command")), "etcd password"));
    }

    @Test
    void areAskedForOnce() {
        secrets.get(new Secret.FromPrompt(), "etcd password of prod");

        assertEquals("typed", secrets.get(new Secret.FromPrompt(), "etcd password of prod"));
        assertEquals(List.of("etcd password of prod"), asked);
    }

    @Test
    void sayWhatIsMissing() {
        assertMissing(new Secret.FromEnvironment("NONE"), "etcd password: the environment has no NONE");
        assertMissing(
                new Secret.FromFile(folder.resolve("none")),
                "etcd password: there is no file " + folder.resolve("none"));
        assertMissing(new Secret.FromCommand(List.of("true")), "etcd password: 'true' printed nothing");
    }

    private void assertMissing(Secret secret, String what) {
        UserError error = assertThrows(UserError.class, () -> secrets.get(secret, "etcd password"));

        assertEquals(what, error.what());
    }
}
