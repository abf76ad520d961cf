// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.exec;

import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.transport.CommandLine;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Ended;
import io.jumpkit.ssh.transport.Files;
import io.jumpkit.ssh.transport.Running;
import io.jumpkit.ssh.transport.Sink;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Files through a shell, for nodes without SFTP: {@code cat} beside the path, then {@code mv}. */
public final class ShellFiles implements Files {
    private static final Duration CHANNEL = Duration.ofSeconds(5);
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int ERRORS_BYTES = 4 * 1024;

    private final Connection connection;
    private volatile Running current;

    public ShellFiles(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void put(InputStream content, long size, String path, int mode, LongConsumer moved) throws IOException {
        // An end of the input may be that of the connection: only what is whole gets the name.
        String script = "path=" + Quoting.word(path) + "\n"
                + "if [ -d \"$path\" ]; then echo \"$path: is a directory\" >&2; exit 1; fi\n"
                + "beside=\"$path.jumpkit-$$\"\ntrap 'rm -f \"$beside\"' EXIT\ntrap 'exit 1' HUP INT TERM\n"
                + "umask 077\ncat >\"$beside\" || exit 1\n"
                + "[ $(wc -c <\"$beside\") -eq " + size + " ] || { echo 'not all of it came' >&2; exit 1; }\n"
                + "chmod " + Integer.toOctalString(mode)
                + " \"$beside\" && mv -f \"$beside\" \"$path\"";
        run(script, Sink.NOWHERE, stdin -> {
            byte[] buffer = new byte[BUFFER_BYTES];
            long sum = 0;
            // What a file has grown by meanwhile is not sent.
            int count = content.read(buffer, 0, (int) Math.min(BUFFER_BYTES, size));
            while (count > 0) {
                stdin.write(buffer, 0, count);
                sum += count;
                moved.accept(sum);
                count = content.read(buffer, 0, (int) Math.min(BUFFER_BYTES, size - sum));
            }
        });
    }

    @Override
    public int get(String path, OutputStream to, LongConsumer moved) throws IOException {
        String word = Quoting.word(path);
        CappedOutput listing = new CappedOutput(ERRORS_BYTES, CappedOutput.NewSpool.NONE);
        run("ls -ldL -- " + word, listing, stdin -> {});
        long[] sum = {0};
        run(
                "cat -- " + word,
                (bytes, offset, length) -> {
                    try {
                        to.write(bytes, offset, length);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    sum[0] += length;
                    moved.accept(sum[0]);
                },
                stdin -> {});
        return mode(listing.output().text());
    }

    @Override
    public boolean isFolder(String path) throws IOException {
        CappedOutput answer = new CappedOutput(ERRORS_BYTES, CappedOutput.NewSpool.NONE);
        run("if [ -d " + Quoting.word(path) + " ]; then echo yes; fi", answer, stdin -> {});
        return answer.output().text().startsWith("yes");
    }

    /** Permission bits from the first column of {@code ls -l}. */
    static int mode(String listing) {
        int mode = 0;
        for (int i = 1; i <= 9 && i < listing.length(); i++) {
            char c = listing.charAt(i);
            boolean set = c != '-' && c != 'S' && c != 'T';
            mode = mode << 1 | (set ? 1 : 0);
        }
        return mode;
    }

    /** Feeds a command's standard input. */
    private interface Feeder {
        void feed(OutputStream stdin) throws IOException;
    }

    private void run(String script, Sink stdout, Feeder feeder) throws IOException {
        CappedOutput errors = new CappedOutput(ERRORS_BYTES, CappedOutput.NewSpool.NONE);
        String text = "exec /bin/sh -c " + Quoting.word("LC_ALL=C; export LC_ALL\n" + script);
        try (Running running = connection.start(new CommandLine(text, false, stdout, errors), Deadline.in(CHANNEL))) {
            current = running;
            try (OutputStream stdin = running.stdin()) {
                feeder.feed(stdin);
            }
            Ended end = running.ended().join();
            if (end.exit().orElse(-1) != 0) {
                String said = errors.output().text().strip();
                throw new IOException(end.cut() ? "the connection broke" : said.isEmpty() ? "failed" : said);
            }
        } catch (Unreached e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        Running running = current;
        if (running != null) {
            running.close();
        }
    }
}
