// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BytePipeTest {
    @Test
    void handsBytesOnInOrderAndEnds() throws IOException {
        BytePipe pipe = new BytePipe();
        pipe.accept(new byte[] {1, 2, 3, 4}, 1, 2);
        pipe.accept(new byte[] {5}, 0, 1);
        pipe.end();

        assertArrayEquals(new byte[] {2, 3, 5}, pipe.readAllBytes());
        assertEquals(-1, pipe.read());
    }

    @Test
    void keepsItsOwnCopy() throws IOException {
        BytePipe pipe = new BytePipe();
        byte[] bytes = {7};
        pipe.accept(bytes, 0, 1);
        bytes[0] = 8;

        assertEquals(7, pipe.read());
    }

    @Test
    void breaksInsteadOfMakingTheWriterWait() {
        BytePipe pipe = new BytePipe();
        byte[] megabyte = new byte[1024 * 1024];

        for (int i = 0; i < 20; i++) {
            pipe.accept(megabyte, 0, megabyte.length);
        }

        assertThrows(IOException.class, pipe::read);
    }
}
