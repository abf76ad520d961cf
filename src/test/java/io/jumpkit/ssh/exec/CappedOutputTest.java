// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.ssh.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CappedOutputTest {
    @TempDir
    Path folder;

    @Test
    void keepsLittleOutputWhole() {
        CappedOutput output = capped(10);

        write(output, "0123456789");

        assertEquals("0123456789", output.output().text());
        assertFalse(output.output().truncated());
        assertEquals(Optional.empty(), output.output().file());
    }

    @Test
    void keepsHeadAndTailAndPutsAllIntoAFile() throws IOException {
        CappedOutput output = capped(10);

        write(output, "0123456789");
        write(output, "abcdef");

        Output kept = output.output();
        assertEquals("01234", new String(kept.head(), StandardCharsets.UTF_8));
        assertEquals("bcdef", new String(kept.tail(), StandardCharsets.UTF_8));
        assertEquals("0123456789abcdef", Files.readString(kept.file().orElseThrow()));
    }

    @Test
    void saysInTheTextWhatIsMissing() {
        CappedOutput output = new CappedOutput(4, CappedOutput.NewSpool.NONE);

        write(output, "0123456789");

        assertEquals("01\n[... 6 bytes left out ...]\n89", output.output().text());
    }

    @Test
    void saysHowMuchOfItIsInAFileWithoutRoomForMore() throws IOException {
        AtomicInteger left = new AtomicInteger(7);
        CappedOutput output = new CappedOutput(
                4,
                () -> Optional.of(Spool.create(
                        folder.resolve("all"),
                        wanted -> Math.min(wanted, left.getAndAdd(-Math.min(wanted, left.get()))))));

        write(output, "01234");
        write(output, "56789");

        assertEquals(
                "01\n[... 6 bytes left out, the first 7 in " + folder + "/all, which has no room for more ...]\n89",
                output.output().text());
        assertEquals("0123456", Files.readString(folder.resolve("all")));
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        CappedOutput output = capped(2);

        write(output, "0123456789");
        output.output();

        assertEquals("rw-------", mode("made/all"));
        assertEquals("rwx------", mode("made"));
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
    }

    @Test
    void keepsAnsweringWhenTheDiskDoesNot() {
        CappedOutput output =
                new CappedOutput(4, () -> Optional.of(Spool.create(Path.of("/proc/no/such/file"), wanted -> wanted)));

        write(output, "0123456789");

        assertEquals(Optional.empty(), output.output().file());
        assertEquals(10, output.output().totalBytes());
    }

    @Property(tries = 200)
    void headTailAndCountAreRightHoweverTheBytesCome(
            @ForAll @IntRange(max = 40) int cap, @ForAll @Size(max = 12) List<@IntRange(max = 30) Integer> chunks) {
        CappedOutput output = new CappedOutput(cap, CappedOutput.NewSpool.NONE);
        int sum = chunks.stream().mapToInt(Integer::intValue).sum();
        byte[] all = new byte[sum];
        new Random(sum).nextBytes(all);
        int at = 0;
        for (int chunk : chunks) {
            output.accept(all, at, chunk);
            at += chunk;
        }

        Output kept = output.output();

        assertEquals(sum, kept.totalBytes());
        assertTrue(kept.head().length + kept.tail().length <= cap);
        assertArrayEquals(java.util.Arrays.copyOf(all, kept.head().length), kept.head());
        assertArrayEquals(java.util.Arrays.copyOfRange(all, sum - kept.tail().length, sum), kept.tail());
        assertEquals(Math.min(sum, cap), kept.head().length + kept.tail().length);
    }

    private CappedOutput capped(int bytes) {
        return new CappedOutput(bytes, () -> Optional.of(Spool.create(folder.resolve("made/all"), wanted -> wanted)));
    }

    private static void write(CappedOutput output, String text) {
        output.accept(text.getBytes(StandardCharsets.UTF_8), 0, text.length());
    }
}
