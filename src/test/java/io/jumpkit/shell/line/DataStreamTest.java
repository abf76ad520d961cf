// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DataStreamTest {
    private static DataStream failing(String words) {
        return new DataStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(words);
            }
        });
    }

    @Test
    void aFullDiskIsToldAndNotTakenForTheEnd() throws IOException {
        DataStream out = new DataStream(new FileOutputStream("/dev/full"));
        out.print("n1\n");

        UserError error = assertThrows(UserError.class, out::finish);

        assertEquals("standard output cannot be written: No space left on device", error.what());
    }

    @Test
    void aReaderThatWentAwayIsNoFailure() {
        DataStream out = failing("Broken pipe");
        out.print("n1\n");

        assertThrows(OutputClosed.class, out::finish);
    }

    @Test
    void whatWasPrintedIsThereOnceItIsFinished() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataStream out = new DataStream(bytes);
        out.print("n1 ✓\n");

        out.finish();

        assertEquals("n1 ✓\n", bytes.toString(StandardCharsets.UTF_8));
    }
}
