package io.duban.local.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
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

    /** The system counts from a moment that it may set right while a process lives. */
    private static final Duration CLOCK_SET_RIGHT = Duration.ofSeconds(2);

    /** A process as it was recorded. */
    record Entry(String name, long pid, Instant began, int port, Optional<URI> readiness) {

        /** The process, if it still is the one that was recorded. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(it -> it.info().startInstant().map(this::isOurs).orElse(false));
        }

        private boolean isOurs(Instant start) {
            return Duration.between(began, start).abs().compareTo(CLOCK_SET_RIGHT) < 0;
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

        /** Reads a line; one that is none, such as half of one, names no process. */
        static Optional<Entry> of(String line) {
            String[] fields = line.split("\t", -1);
            try {
                return Optional.of(
                        new Entry(
                                fields[0],
                                Long.parseLong(fields[1]),
                                Instant.parse(fields[2]),
                                Integer.parseInt(fields[3]),
                                fields[4].isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(URI.create(fields[4]))));
            } catch (IllegalArgumentException
                    | DateTimeException
                    | ArrayIndexOutOfBoundsException e) {
                return Optional.empty();
            }
        }
    }

    private final Path file;
    private final Path lockFile;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private FolderLock lock;

    RunFile(Path data) {
        file = data.resolve("run/processes.tsv");
        lockFile = data.resolve("run/lock");
    }

    /**
     * Takes the data folder for this process, until it ends.
     *
     * @return whether it could be taken; false when another launcher has it
     */
    synchronized boolean take() throws IOException {
        if (lock == null) {
            lock = FolderLock.take(lockFile).orElse(null);
        }
        return lock != null;
    }

    /** Lets others take the data folder. */
    synchronized void leave() throws IOException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    /** Who has the data folder. */
    String holder() {
        return FolderLock.holder(lockFile);
    }

    /**
     * Records this launcher. What an earlier one left behind stays recorded beside it until it has
     * ended, so that a launcher that dies now leaves nothing that nobody knows of.
     *
     * @return what an earlier launcher left behind
     */
    synchronized List<Entry> succeed(int port) throws IOException {
        List<Entry> left = survivors();
        left.forEach(it -> entries.put(it.name(), it));
        record(LAUNCHER, ProcessHandle.current(), port, Optional.empty());
        return left;
    }

    synchronized void record(Part part, ProcessHandle process) throws IOException {
        record(part.name(), process, part.port(), part.readiness());
    }

    /** What was recorded last, by whichever launcher. */
    List<Entry> read() throws IOException {
        List<Entry> read = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                Entry.of(line).ifPresent(read::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return read;
    }

    /** The launcher, if one runs. */
    Optional<Entry> launcher() throws IOException {
        return read().stream()
                .filter(it -> it.name().equals(LAUNCHER) && it.process().isPresent())
                .findFirst();
    }

    /** Whatever of the recorded still runs, the launcher first. */
    List<Entry> alive() throws IOException {
        return read().stream().filter(it -> it.process().isPresent()).toList();
    }

    /** The processes other than the launcher that still run. */
    List<Entry> survivors() throws IOException {
        return alive().stream().filter(it -> !it.name().equals(LAUNCHER)).toList();
    }

    /** Forgets everything, unless something that was recorded still runs. */
    synchronized void clear() throws IOException {
        if (survivors().isEmpty()) {
            entries.clear();
            Files.deleteIfExists(file);
        }
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
