// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.BytePipe;
import io.jumpkit.ssh.transport.CommandLine;
import io.jumpkit.ssh.transport.Connection;
import io.jumpkit.ssh.transport.Files;
import io.jumpkit.ssh.transport.Running;
import io.jumpkit.ssh.transport.Unreached;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.util.function.Consumer;

/** One JSch session and the road it runs on. */
final class JschConnection implements Connection {
    private final Session session;
    private final Road road;

    JschConnection(Session session, Road road) {
        this.session = session;
        this.road = road;
    }

    @Override
    public Running start(CommandLine command, Deadline deadline) throws Unreached {
        return ExecChannel.start(session, road, command, deadline);
    }

    @Override
    public boolean isOpen() {
        return session.isConnected() && !road.isClosed();
    }

    @Override
    public long silentNanos() {
        return System.nanoTime() - road.heardNanos();
    }

    @Override
    public void probe() {
        try {
            session.sendKeepAliveMsg();
        } catch (Exception e) {
            // JSch throws plain Exception; whatever it was, nothing can be sent any more.
            road.close();
        }
    }

    @Override
    public Files files(Deadline deadline) throws Unreached {
        try {
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(deadline.leftMillis());
            return new SftpFiles(sftp);
        } catch (JSchException e) {
            throw session.isConnected()
                    ? Unreached.of(Outcome.CHANNEL_REFUSED, "no SFTP: " + e.getMessage(), e)
                    : Unreached.passing(Outcome.CUT, "the connection broke", e);
        }
    }

    @Override
    public void forward(ServerSocket listener, String host, int port, Consumer<Outcome> onFailure) {
        Thread thread = new Thread(
                () -> Forwarding.serve(listener, this, host, port, onFailure), "forward " + host + ":" + port);
        thread.setDaemon(true);
        thread.start();
    }

    /** A road through this connection to an address as its host sees it. */
    Road road(String host, int port, Deadline deadline) throws Unreached {
        ChannelDirectTCPIP channel = null;
        try {
            channel = (ChannelDirectTCPIP) session.openChannel("direct-tcpip");
            channel.setHost(host);
            channel.setPort(port);
            BytePipe pipe = new BytePipe();
            channel.setOutputStream(new PipeEnd(pipe));
            OutputStream out = channel.getOutputStream();
            channel.connect(deadline.leftMillis());
            ChannelDirectTCPIP open = channel;
            return new Road(pipe, out, () -> {
                pipe.end();
                open.disconnect();
            });
        } catch (JSchException | IOException e) {
            String where = session.getHost() + " ";
            if (!session.isConnected()) {
                throw Unreached.passing(Outcome.CUT, "the connection to " + where + "broke", e);
            }
            if (channel != null && channel.getExitStatus() > 0) {
                throw channel.getExitStatus() == 2
                        ? Unreached.of(Outcome.REFUSED, where + "could not connect to " + host + ":" + port, e)
                        : Unreached.of(Outcome.CHANNEL_REFUSED, where + "does not forward (AllowTcpForwarding?)", e);
            }
            throw Unreached.of(Outcome.TCP_TIMEOUT, where + "got no answer from " + host + ":" + port + " in time", e);
        }
    }

    @Override
    public void close() {
        // The road first: a frozen peer must not keep us waiting for a last packet.
        road.close();
        session.disconnect();
    }

    private static final class PipeEnd extends OutputStream {
        private final BytePipe pipe;

        PipeEnd(BytePipe pipe) {
            this.pipe = pipe;
        }

        @Override
        public void write(int value) {
            pipe.accept(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            pipe.accept(bytes, offset, length);
        }

        @Override
        public void close() {
            pipe.end();
        }
    }
}
