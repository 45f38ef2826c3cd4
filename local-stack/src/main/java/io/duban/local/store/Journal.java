package io.duban.local.store;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * A redo journal. A record holds what one command changed, all or nothing, with a checksum; records
 * that arrive together are written together, and {@link #awaitDurable} returns when they lie in the
 * file. A torn record at the end was never acknowledged and is cut off.
 */
final class Journal implements AutoCloseable {

    private static final int HEADER = 8;

    private final Path file;
    private final boolean fsync;
    private FileChannel channel;
    private final Object monitor = new Object();
    private List<ByteBuf> waiting = new ArrayList<>();
    private long appended;
    private long durable;
    private boolean writing;
    private IOException failure;

    Journal(Path file, boolean fsync) {
        this.file = file;
        this.fsync = fsync;
    }

    /**
     * Reads the journal from its beginning and opens it behind the last whole record.
     *
     * @return how many bytes were read
     */
    long replay(Consumer<ByteBuf> record) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        long whole = Files.exists(file) ? readWhole(record) : 0;
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(whole);
        channel.position(whole);
        return whole;
    }

    /** Puts a record in line; the caller holds the lock under which its changes were made. */
    long append(ByteBuf changes) {
        ByteBuf record = framed(changes);
        synchronized (monitor) {
            waiting.add(record);
            return ++appended;
        }
    }

    /** Returns when the record, and all before it, are in the file. */
    void awaitDurable(long record) throws IOException, InterruptedException {
        while (true) {
            List<ByteBuf> group;
            long upTo;
            synchronized (monitor) {
                if (failure != null) {
                    throw new IOException("the journal cannot be written", failure);
                }
                if (durable >= record) {
                    return;
                }
                if (writing) {
                    monitor.wait();
                    continue;
                }
                writing = true;
                group = waiting;
                waiting = new ArrayList<>();
                upTo = appended;
            }
            write(group, upTo);
        }
    }

    /** Replaces everything by records that say the same in fewer bytes. */
    void rewrite(Consumer<Consumer<ByteBuf>> snapshot) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        FileChannel out =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
        snapshot.accept(
                changes -> {
                    try {
                        writeFully(out, List.of(framed(changes)));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
        out.force(true);
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel.close();
        channel = out;
    }

    @Override
    public void close() throws IOException {
        channel.force(true);
        channel.close();
    }

    private void write(List<ByteBuf> group, long upTo) {
        IOException caught = null;
        try {
            writeFully(channel, group);
            if (fsync) {
                channel.force(false);
            }
        } catch (IOException e) {
            caught = e;
        }
        synchronized (monitor) {
            if (caught == null) {
                durable = Math.max(durable, upTo);
            } else {
                failure = caught;
            }
            writing = false;
            monitor.notifyAll();
        }
    }

    private static void writeFully(FileChannel channel, List<ByteBuf> records) throws IOException {
        ByteBuffer[] buffers = records.stream().map(ByteBuf::nioBuffer).toArray(ByteBuffer[]::new);
        long left = 0;
        for (ByteBuffer buffer : buffers) {
            left += buffer.remaining();
        }
        while (left > 0) {
            left -= channel.write(buffers);
        }
    }

    private static ByteBuf framed(ByteBuf changes) {
        int length = changes.readableBytes();
        ByteBuf record = Unpooled.buffer(HEADER + length);
        record.writeInt(length).writeInt(checksum(changes.nioBuffer()));
        record.writeBytes(changes, changes.readerIndex(), length);
        return record;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private long readWhole(Consumer<ByteBuf> record) throws IOException {
        long whole = 0;
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            while (true) {
                int length = in.readInt();
                int checksum = in.readInt();
                byte[] bytes = length < 0 ? new byte[0] : in.readNBytes(length);
                if (bytes.length != length || checksum(ByteBuffer.wrap(bytes)) != checksum) {
                    return whole;
                }
                record.accept(Unpooled.wrappedBuffer(bytes));
                whole += HEADER + length;
            }
        } catch (EOFException e) {
            return whole;
        }
    }
}
