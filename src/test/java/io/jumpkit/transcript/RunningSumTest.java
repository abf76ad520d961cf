// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunningSumTest {
    private final RunningSum sum = new RunningSum();

    @Test
    void nothingHasASumToo() {
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", sum.sha256());
        assertEquals(0, sum.bytes());
    }

    @Test
    void isThatOfAllThatWasAddedWheneverItIsAskedFor() {
        Random random = new Random(5);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int piece = 0; piece < 200; piece++) {
            byte[] written = new byte[random.nextInt(3000)];
            random.nextBytes(written);
            sum.add(written);
            all.writeBytes(written);
            Arrays.fill(written, (byte) 0);

            if (random.nextInt(3) == 0) {
                assertEquals(Sha256.of(all.toByteArray(), all.size()), sum.sha256());
                assertEquals(all.size(), sum.bytes());
            }
        }
    }
}
