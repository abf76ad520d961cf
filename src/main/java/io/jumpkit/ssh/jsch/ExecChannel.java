// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.CommandLine;
import io.jumpkit.ssh.transport.Ended;
import io.jumpkit.ssh.transport.Running;
import io.jumpkit.ssh.transport.Sink;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A command line on a channel of its own. */
final class ExecChannel implements Running {
    private final ChannelExec channel;
    private final OutputStream stdin;
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();

    private ExecChannel(ChannelExec channel) throws IOException {
        this.channel = channel;
        this.stdin = channel.getOutputStream();
    }

    static ExecChannel start(Session session, Road road, CommandLine command, Deadline deadline) throws Unreached {
        ChannelExec channel = null;
        try {
            channel = (ChannelExec) session.openChannel("exec");
            ExecChannel exec = new ExecChannel(channel);
            channel.setCommand(command.text().getBytes(StandardCharsets.UTF_8));
            channel.setPty(command.tty());
            channel.setInputStream(null);
            channel.setOutputStream(new ToSink(command.stdout(), () -> {}));
            // JSch closes this stream last, when the channel or its connection has gone: the only event there is.
            channel.setErrStream(new ToSink(command.stderr(), exec::closed));
            road.wakeWhenClosed(channel);
            channel.connect(deadline.leftMillis());
            return exec;
        } catch (JSchException | IOException e) {
            throw refusal(channel, session, deadline, e);
        } finally {
            if (channel != null) {
                road.forget(channel);
            }
        }
    }

    private static Unreached refusal(ChannelExec channel, Session session, Deadline deadline, Exception e) {
        // First of all, whatever else is wrong by now: this is said only after the command line went out.
        if (String.valueOf(e.getMessage()).startsWith("channel request: timeout")) {
            return Unreached.maybeBegun(Outcome.CUT, "sshd did not say in time whether the command started", e);
        }
        if (!session.isConnected()) {
            return Unreached.passing(Outcome.CUT, "the connection broke", e);
        }
        int reason = channel == null ? -1 : channel.getExitStatus();
        if (reason > 0) {
            return Unreached.of(Outcome.CHANNEL_REFUSED, "sshd refuses another channel: " + words(reason), e);
        }
        // JSch may give up some milliseconds before the deadline; it says no more than this then.
        if (deadline.isOver() || String.valueOf(e.getMessage()).contains("channel is not opened")) {
            return Unreached.passing(Outcome.CHANNEL_REFUSED, "sshd did not open a channel in time", e);
        }
        return Unreached.of(Outcome.CHANNEL_REFUSED, "sshd could not start the command: " + e.getMessage(), e);
    }

    private static String words(int reason) {
        return switch (reason) {
            case 1 -> "administratively prohibited (MaxSessions or the account)";
            case 2 -> "connect failed";
            case 3 -> "unknown channel type";
            case 4 -> "resource shortage";
            default -> "reason " + reason;
        };
    }

    private void closed() {
        String signal = channel.getExitSignal();
        if (signal != null && !signal.isEmpty()) {
            ended.complete(Ended.signalled(signal));
        } else {
            int status = channel.getExitStatus();
            ended.complete(status < 0 ? Ended.CUT : Ended.exited(status));
        }
    }

    @Override
    public OutputStream stdin() {
        return stdin;
    }

    @Override
    public CompletableFuture<Ended> ended() {
        return ended;
    }

    @Override
    public void close() {
        channel.disconnect();
        ended.complete(Ended.CUT);
    }

    /** Hands bytes on at once and hears the closing once. */
    private static final class ToSink extends OutputStream {
        private final Sink sink;
        private final Runnable onClose;

        ToSink(Sink sink, Runnable onClose) {
            this.sink = sink;
            this.onClose = onClose;
        }

        @Override
        public void write(int value) {
            sink.accept(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sink.accept(bytes, offset, length);
        }

        @Override
        public void close() {
            onClose.run();
        }
    }
}
