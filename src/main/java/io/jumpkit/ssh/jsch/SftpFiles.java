// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpProgressMonitor;
import io.jumpkit.ssh.transport.Files;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Files over SFTP. */
final class SftpFiles implements Files {
    private static final int PERMISSIONS = 07777;

    private final ChannelSftp sftp;

    SftpFiles(ChannelSftp sftp) {
        this.sftp = sftp;
    }

    @Override
    public void put(InputStream content, long size, String path, int mode, LongConsumer moved) throws IOException {
        String beside = path + ".jumpkit-" + Long.toHexString(System.nanoTime());
        try {
            sftp.put(content, beside, new Monitor(moved), ChannelSftp.OVERWRITE);
            sftp.chmod(mode, beside);
            // OpenSSH's posix-rename: takes the place of a file that is there.
            sftp.rename(beside, path);
        } catch (SftpException e) {
            discard(beside);
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    private void discard(String beside) {
        try {
            sftp.rm(beside);
        } catch (SftpException ignored) {
            // Most often it was never made.
        }
    }

    @Override
    public int get(String path, OutputStream to, LongConsumer moved) throws IOException {
        try {
            int mode = sftp.stat(path).getPermissions() & PERMISSIONS;
            sftp.get(path, to, new Monitor(moved));
            return mode;
        } catch (SftpException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isFolder(String path) {
        try {
            return sftp.stat(path).isDir();
        } catch (SftpException e) {
            return false;
        }
    }

    @Override
    public void close() {
        sftp.disconnect();
    }

    private static final class Monitor implements SftpProgressMonitor {
        private final LongConsumer moved;
        private long sum;

        Monitor(LongConsumer moved) {
            this.moved = moved;
        }

        @Override
        public void init(int op, String from, String to, long max) {
            // The size is known to the caller.
        }

        @Override
        public boolean count(long count) {
            sum += count;
            moved.accept(sum);
            return true;
        }

        @Override
        public void end() {
            // The caller knows.
        }
    }
}
