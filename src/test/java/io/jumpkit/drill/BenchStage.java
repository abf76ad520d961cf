// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jumpkit.lab.LabBench;
import io.jumpkit.lab.drill.Stage;
import io.jumpkit.testing.JumpkitProcess;
import io.jumpkit.testing.JumpkitProcess.Ended;
import java.nio.file.Path;
import java.time.Duration;

/** The tests' lab as whoever breaks it needs it. */
record BenchStage(LabBench bench) implements Stage {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Override
    public void lab(String... words) throws InterruptedException {
        bench.lab(words);
    }

    @Override
    public String console(String host, String script) throws InterruptedException {
        return bench.console(host, "sh", "-c", script);
    }

    @Override
    public Path snapshot() {
        return bench.settings().directories().state().resolve("drill.db");
    }

    @Override
    public void type(String line) throws InterruptedException {
        Ended ended = JumpkitProcess.launch(bench.settings().environment(), "lab", "-c", line)
                .end(LIMIT);
        assertEquals(0, ended.exit(), line + ": " + ended.out() + ended.err());
    }
}
