// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes by this machine's own ssh and a configuration of the test's. */
class OpensshRoutesTest {
    private final AtomicLong nanos = new AtomicLong();

    @TempDir
    Path folder;

    private OpensshRoutes routes(String config) throws IOException {
        Path file = Files.writeString(folder.resolve("config"), config);
        Path ssh = Files.writeString(
                folder.resolve("ssh"), "#!/bin/sh\necho x >>" + folder.resolve("asked") + "\nexec ssh \"$@\"\n");
        assertTrue(ssh.toFile().setExecutable(true));
        Tokens.Machine machine = new Tokens.Machine(folder, "me", "1000", "desk", Map.of());
        return new OpensshRoutes(ssh, Optional.of(file), new RouteReader(machine, false), nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private long asked() throws IOException {
        return Files.readAllLines(folder.resolve("asked")).size();
    }

    @Test
    void followsTheFirstJumpHostsOwnProxyJump() throws Exception {
        Route route = routes("Host c\n ProxyJump b\nHost b\n ProxyJump a\n").resolve(SshTarget.of("c"));

        Route b = route.via().orElseThrow();
        assertEquals("b", b.name());
        assertEquals("a", b.via().orElseThrow().name());
    }

    @Test
    void aJumpHostAmongOthersLiesBehindThoseBeforeIt() throws Exception {
        Route route = routes("Host c\n ProxyJump x,b\nHost b\n ProxyCommand nc\n ProxyJump a\n")
                .resolve(SshTarget.of("c"));

        Route b = route.via().orElseThrow();
        assertEquals("x", b.via().orElseThrow().name());
        assertEquals(Optional.empty(), route.onlyOpenssh());
    }

    @Test
    void aJumpHostThatNeedsTheSystemsSshNeedsItForWhatLiesBehind() throws Exception {
        Route route = routes("Host c\n ProxyJump b\nHost b\n ProxyJump a\nHost a\n ProxyCommand nc %h %p\n")
                .resolve(SshTarget.of("c"));

        assertEquals(Optional.of("ProxyCommand for the jump host a"), route.onlyOpenssh());
    }

    @Test
    void jumpHostsInACircleAreNoRoute() throws Exception {
        OpensshRoutes routes = routes("Host a\n ProxyJump b\nHost b\n ProxyJump a\n");

        Unreached failure = assertThrows(Unreached.class, () -> routes.resolve(SshTarget.of("a")));

        assertEquals(Outcome.NO_ROUTE, failure.outcome());
        assertTrue(failure.getMessage().contains("in a circle through"), failure.getMessage());
    }

    @Test
    void looksAgainWhereAProgramDecides() throws Exception {
        Path flag = folder.resolve("flag");
        OpensshRoutes routes = routes("Match exec \"test -e " + flag + "\"\n Port 2222\n");
        assertEquals(22, routes.resolve(SshTarget.of("n1")).port());

        Files.writeString(flag, "");
        pass(Duration.ofSeconds(5));

        assertEquals(2222, routes.resolve(SshTarget.of("n1")).port());
    }

    @Test
    void asksOnceForManyAtOnceWhereAProgramDecides() throws Exception {
        OpensshRoutes routes = routes("Match exec true\n Port 2222\n");

        List.of(1, 2, 3, 4).parallelStream().forEach(i -> {
            try {
                routes.resolve(SshTarget.of("n1"));
            } catch (Unreached e) {
                throw new IllegalStateException(e);
            }
        });

        assertEquals(1, asked());
    }

    @Test
    void keepsTheAnswerWhereNothingCanChangeIt() throws Exception {
        OpensshRoutes routes = routes("Match host n1\n Port 2222\n");
        routes.resolve(SshTarget.of("n1"));
        pass(Duration.ofMinutes(5));

        assertEquals(2222, routes.resolve(SshTarget.of("n1")).port());
        assertEquals(1, asked());
    }
}
