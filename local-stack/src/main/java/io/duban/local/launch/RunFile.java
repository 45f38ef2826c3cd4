package io.duban.local.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which processes run, for {@code status}, {@code stop} and the start after a launcher that was
 * killed. A process is known by its id and the moment it began, since ids are used again.
 */
final class RunFile {

    private static final String LAUNCHER = "launcher";

    /** A process as it was recorded. */
    record Entry(String name, long pid, Instant began, int port, Optional<URI> readiness) {

        /** The process, if it still is the one that was recorded. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(it -> it.info().startInstant().map(began::equals).orElse(false));
        }

        String line() {
            return String.join(
                    "\t",
                    name,
                    Long.toString(pid),
                    began.toString(),
                    Integer.toString(port),
                    readiness.map(URI::toString).orElse(""));
        }

        static Entry of(String line) {
            String[] fields = line.split("\t", -1);
            return new Entry(
                    fields[0],
                    Long.parseLong(fields[1]),
                    Instant.parse(fields[2]),
                    Integer.parseInt(fields[3]),
                    fields[4].isEmpty() ? Optional.empty() : Optional.of(URI.create(fields[4])));
        }
    }

    private final Path file;
    private final Path lockFile;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    RunFile(Path data) {
        file = data.resolve("run/processes.tsv");
        lockFile = data.resolve("run/lock");
    }

    /**
     * Takes the data folder for this process.
     *
     * @return the lock, held until this process ends; empty when another launcher has it
     */
    Optional<FileLock> take() throws IOException {
        Files.createDirectories(lockFile.getParent());
        FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return Optional.ofNullable(channel.tryLock());
    }

    synchronized void recordLauncher(int port) throws IOException {
        record(LAUNCHER, ProcessHandle.current(), port, Optional.empty());
    }

    synchronized void record(Part part, ProcessHandle process) throws IOException {
        record(part.name(), process, part.port(), part.readiness());
    }

    /** What was recorded last, by whichever launcher. */
    List<Entry> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Entry> read = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            read.add(Entry.of(line));
        }
        return read;
    }

    /** The launcher, if one runs. */
    Optional<ProcessHandle> launcher() throws IOException {
        return read().stream()
                .filter(it -> it.name().equals(LAUNCHER))
                .findFirst()
                .flatMap(Entry::process);
    }

    /** The processes other than the launcher that still run. */
    List<Entry> survivors() throws IOException {
        return read().stream()
                .filter(it -> !it.name().equals(LAUNCHER) && it.process().isPresent())
                .toList();
    }

    synchronized void clear() throws IOException {
        entries.clear();
        Files.deleteIfExists(file);
    }

    private void record(String name, ProcessHandle process, int port, Optional<URI> readiness)
            throws IOException {
        Instant began = process.info().startInstant().orElse(Instant.EPOCH);
        entries.put(name, new Entry(name, process.pid(), began, port, readiness));
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling("processes.new");
        Files.write(draft, entries.values().stream().map(Entry::line).toList());
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
