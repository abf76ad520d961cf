// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.ssh.transport.Sink;
import java.nio.charset.StandardCharsets;

/** Takes sudo's prompt out of a stream wherever it stands, and tells of it; all else passes at once. */
final class PromptFilter implements Sink {
    private final byte[] prompt;
    private final Runnable found;
    private final Sink output;
    private int matched;

    PromptFilter(String prompt, Runnable found, Sink output) {
        this.prompt = prompt.getBytes(StandardCharsets.US_ASCII);
        this.found = found;
        this.output = output;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == prompt[matched]) {
                if (matched++ == 0) {
                    output.accept(bytes, start, i - start);
                }
            } else if (matched > 0) {
                output.accept(prompt, 0, matched);
                start = i;
                matched = 0;
                if (bytes[i] == prompt[0]) {
                    matched = 1;
                }
            }
            if (matched == prompt.length) {
                matched = 0;
                start = i + 1;
                found.run();
            }
        }
        if (matched == 0) {
            output.accept(bytes, start, offset + length - start);
        }
    }

    /** No more will come. */
    void end() {
        output.accept(prompt, 0, matched);
        matched = 0;
    }
}
