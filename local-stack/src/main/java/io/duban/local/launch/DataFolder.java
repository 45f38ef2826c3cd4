package io.duban.local.launch;

import io.duban.local.store.Folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder in which everything lies, looked at before anything starts in it. */
final class DataFolder {

    /** Room without which neither store nor broker can begin, in bytes. */
    static final int LEAST_ROOM = 8 << 20;

    private DataFolder() {}

    /**
     * Makes it where it is not there, closes it to others, and tries whether it can be written.
     *
     * @throws StartException naming the setting, the folder and what hinders
     */
    static void require(Path data) {
        if (Files.exists(data) && !Files.isDirectory(data)) {
            throw new StartException("DUBAN_DATA must be a folder, but " + data + " is a file");
        }
        try {
            Folders.own(data);
            probe(data);
        } catch (IOException e) {
            throw new StartException(
                    "DUBAN_DATA: nothing can be kept in %s (%s); make room or choose another folder"
                            .formatted(data, Words.of(e)));
        }
    }

    private static void probe(Path data) throws IOException {
        Path probe = data.resolve(".room");
        try {
            Files.write(probe, new byte[LEAST_ROOM]);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
