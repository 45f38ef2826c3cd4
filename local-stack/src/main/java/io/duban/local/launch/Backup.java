package io.duban.local.launch;

import io.duban.local.store.Folders;
import io.duban.local.store.RunningStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies of what must not be lost. Of a running system: the store as it is at one moment, and the
 * secrets. Of a stopped one the broker's records, too.
 */
final class Backup {

    /** Written last, so that half a backup is known for what it is. */
    private static final String MARK = "duban-backup";

    private static final String STORE = "store";
    private static final String SECRETS = "secrets";
    private static final String KAFKA = "kafka";

    /** Made anew from the broker's records; what was made from others is wrong. */
    private static final String STREAMS = "streams";

    private final Settings settings;
    private final Console console;

    Backup(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /**
     * Makes a backup.
     *
     * @param folder where to; it is made
     * @throws StartException when it cannot be made, and why
     */
    void make(Path folder) throws IOException {
        requireOwnStore();
        requireWhole(settings.data());
        if (Files.exists(folder)) {
            throw new StartException(folder + " is already there; a backup needs a new folder");
        }
        RunFile runFile = new RunFile(settings.data());
        boolean running = runFile.launcher().isPresent();
        if (running) {
            make(folder, true);
        } else {
            whileStopped(runFile, () -> make(folder, false));
        }
    }

    private void make(Path folder, boolean running) throws IOException {
        Folders.own(folder);
        List<String> parts = new ArrayList<>();
        if (running) {
            Path copy = new RunningStore(settings.ports().store()).checkpoint();
            Folders.own(folder.resolve(STORE));
            Folders.copy(copy, folder.resolve(STORE).resolve("db"));
            Folders.delete(copy);
            parts.add(STORE);
        } else {
            copy(STORE, folder, parts);
            copy(KAFKA, folder, parts);
        }
        copy(SECRETS, folder, parts);
        Files.write(folder.resolve(MARK), parts);
        console.line("backed up " + String.join(", ", parts) + " into " + folder);
        if (running) {
            console.line("the broker's records are copied only when Duban is stopped");
        }
    }

    /**
     * Puts a backup in the place of what is stored, which is kept aside.
     *
     * @throws StartException when it cannot be done, and why; then nothing has changed
     */
    void restore(Path folder) throws IOException {
        requireOwnStore();
        if (!Files.exists(folder.resolve(MARK))) {
            throw new StartException(folder + " holds no whole backup");
        }
        List<String> parts = Files.readAllLines(folder.resolve(MARK));
        Folders.own(settings.data());
        whileStopped(new RunFile(settings.data()), () -> restore(folder, parts));
    }

    private void restore(Path folder, List<String> parts) throws IOException {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        Path aside = settings.data().resolve("before-restore-" + now);
        Path draft = settings.data().resolve("to-restore");
        Folders.delete(draft);
        Folders.own(draft);
        for (String part : parts) {
            Folders.copy(folder.resolve(part), draft.resolve(part));
        }
        Folders.own(aside);
        Files.write(underWay(settings.data()), parts);
        for (String part : parts) {
            putAside(part, aside);
            Files.move(draft.resolve(part), settings.data().resolve(part));
        }
        if (parts.contains(KAFKA)) {
            putAside(STREAMS, aside);
        }
        Files.delete(underWay(settings.data()));
        Folders.delete(draft);
        console.line("restored " + String.join(", ", parts) + "; what was there is in " + aside);
    }

    /**
     * Refuses data of which some has been put back and some has not.
     *
     * @throws StartException with the remedy
     */
    static void requireWhole(Path data) {
        if (Files.exists(underWay(data))) {
            throw new StartException(
                    "a restore into "
                            + data
                            + " is under way or was broken off; if it was, run ./duban restore DIR"
                            + " again");
        }
    }

    private static Path underWay(Path data) {
        return data.resolve("restoring");
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Nobody can start it meanwhile. */
    private void whileStopped(RunFile runFile, Work work) throws IOException {
        if (!runFile.take()) {
            throw new StartException(
                    "Duban runs on %s (%s); stop it first"
                            .formatted(settings.data(), runFile.holder()));
        }
        try {
            if (!runFile.survivors().isEmpty()) {
                throw new StartException(
                        "a part of Duban still runs on "
                                + settings.data()
                                + " though its launcher was killed; start Duban and stop it");
            }
            work.run();
        } finally {
            runFile.leave();
        }
    }

    private void requireOwnStore() {
        if (settings.mongodb().isPresent()) {
            throw new StartException("DUBAN_MONGODB names a server; back that up by its own means");
        }
    }

    private void copy(String part, Path folder, List<String> parts) throws IOException {
        Path source = settings.data().resolve(part);
        if (Files.exists(source)) {
            Folders.copy(source, folder.resolve(part));
            parts.add(part);
        }
    }

    private void putAside(String part, Path aside) throws IOException {
        Path present = settings.data().resolve(part);
        if (Files.exists(present)) {
            Files.move(present, aside.resolve(part));
        }
    }
}
