// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the few facts we want from etcd's database file, a bbolt B+tree, without changing or locking it.
 *
 * <p>Pages have a header (id, flags, count, overflow) and then elements that point at their keys by offset from
 * themselves; numbers are little endian. Buckets are values that hold a root page, or the page itself when small
 * (https://github.com/etcd-io/bbolt, page.go and bucket.go).
 */
final class BoltFile implements AutoCloseable {
    private static final int MAGIC = 0xED0CDAED;
    private static final int PAGE_HEADER = 16;
    private static final int ELEMENT = 16;
    private static final int BUCKET_HEADER = 16;
    private static final int BRANCH = 0x01;
    private static final int LEAF = 0x02;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_PAGE_BYTES = 64 << 20;

    private final FileChannel file;
    private final int pageSize;
    private final long root;

    private BoltFile(FileChannel file, int pageSize, long root) {
        this.file = file;
        this.pageSize = pageSize;
        this.root = root;
    }

    /**
     * What the database says of itself.
     *
     * @param etcd whether it is a database of etcd: has its bucket of keys
     * @param revision the newest revision it holds; absent when it holds no key
     * @param raftIndex the last raft entry that was applied to it; absent before the first write of 3.4
     */
    record Facts(boolean etcd, OptionalLong revision, OptionalLong raftIndex) {
        static final Facts NONE = new Facts(false, OptionalLong.empty(), OptionalLong.empty());
    }

    /** The facts of a database or snapshot file; none when it is not one that we can read. */
    static Facts facts(Path path) throws IOException {
        try (BoltFile bolt = open(path)) {
            return new Facts(bolt.bucket("key").isPresent(), bolt.newestRevision(), bolt.appliedIndex());
        } catch (NotBolt | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Facts.NONE;
        }
    }

    /** The file is no database, or is cut short. */
    private static final class NotBolt extends IOException {
        private static final long serialVersionUID = 1L;

        NotBolt(String why) {
            super(why);
        }
    }

    /** Of the two meta pages the one with the later transaction holds. */
    private static BoltFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            ByteBuffer first = read(channel, 0, 4096);
            int pageSize = first.getInt(PAGE_HEADER + 8);
            if (first.getInt(PAGE_HEADER) != MAGIC || pageSize < 512 || pageSize > 1 << 16) {
                throw new NotBolt("no bbolt meta page");
            }
            ByteBuffer second = read(channel, pageSize, 4096);
            boolean later = second.getInt(PAGE_HEADER) == MAGIC
                    && second.getLong(PAGE_HEADER + 48) > first.getLong(PAGE_HEADER + 48);
            return new BoltFile(channel, pageSize, (later ? second : first).getLong(PAGE_HEADER + 16));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Keys of the bucket {@code key} are revisions, big endian, in order: the last one is the newest. */
    private OptionalLong newestRevision() throws IOException {
        Optional<ByteBuffer> bucket = bucket("key");
        if (bucket.isEmpty()) {
            return OptionalLong.empty();
        }
        ByteBuffer leaf = descend(bucket.get(), null);
        int count = count(leaf);
        return count == 0
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(key(leaf, count - 1)).getLong());
    }

    private OptionalLong appliedIndex() throws IOException {
        Optional<ByteBuffer> bucket = bucket("meta");
        if (bucket.isEmpty()) {
            return OptionalLong.empty();
        }
        byte[] name = "consistent_index".getBytes(StandardCharsets.UTF_8);
        ByteBuffer leaf = descend(bucket.get(), name);
        int at = find(leaf, name);
        return at < 0
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(value(leaf, at)).getLong());
    }

    /** The root page of a bucket. */
    private Optional<ByteBuffer> bucket(String name) throws IOException {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer leaf = descend(page(root), wanted);
        int at = find(leaf, wanted);
        if (at < 0) {
            return Optional.empty();
        }
        byte[] value = value(leaf, at);
        long own = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Optional.of(
                own == 0
                        ? ByteBuffer.wrap(Arrays.copyOfRange(value, BUCKET_HEADER, value.length))
                                .order(ByteOrder.LITTLE_ENDIAN)
                        : page(own));
    }

    /** The leaf that would hold a key; the last leaf for null. */
    private ByteBuffer descend(ByteBuffer from, byte[] wanted) throws IOException {
        ByteBuffer at = from;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            int flags = Short.toUnsignedInt(at.getShort(8));
            if ((flags & LEAF) != 0) {
                return at;
            }
            if ((flags & BRANCH) == 0) {
                throw new NotBolt("page with flags " + flags);
            }
            at = page(at.getLong(PAGE_HEADER + child(at, wanted) * ELEMENT + 8));
        }
        throw new NotBolt("too deep");
    }

    private static int child(ByteBuffer branch, byte[] wanted) {
        int last = count(branch) - 1;
        if (wanted == null) {
            return last;
        }
        for (int i = last; i > 0; i--) {
            if (Arrays.compareUnsigned(branchKey(branch, i), wanted) <= 0) {
                return i;
            }
        }
        return 0;
    }

    private static int find(ByteBuffer leaf, byte[] wanted) {
        for (int i = 0; i < count(leaf); i++) {
            if (Arrays.equals(key(leaf, i), wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static int count(ByteBuffer page) {
        return Short.toUnsignedInt(page.getShort(10));
    }

    private static byte[] branchKey(ByteBuffer page, int i) {
        int element = PAGE_HEADER + i * ELEMENT;
        return bytes(page, element + page.getInt(element), page.getInt(element + 4));
    }

    private static byte[] key(ByteBuffer page, int i) {
        int element = PAGE_HEADER + i * ELEMENT;
        return bytes(page, element + page.getInt(element + 4), page.getInt(element + 8));
    }

    private static byte[] value(ByteBuffer page, int i) {
        int element = PAGE_HEADER + i * ELEMENT;
        int start = element + page.getInt(element + 4) + page.getInt(element + 8);
        return bytes(page, start, page.getInt(element + 12));
    }

    private static byte[] bytes(ByteBuffer page, int from, int length) {
        byte[] out = new byte[length];
        page.get(from, out);
        return out;
    }

    private ByteBuffer page(long id) throws IOException {
        ByteBuffer header = read(file, id * pageSize, PAGE_HEADER);
        long bytes = (1L + Integer.toUnsignedLong(header.getInt(12))) * pageSize;
        if (bytes > MAX_PAGE_BYTES) {
            throw new NotBolt("page of " + bytes + " bytes");
        }
        return read(file, id * pageSize, (int) bytes);
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new NotBolt("cut short");
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
