package io.duban.local.store;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that nobody but their owner may look into. */
public final class Folders {

    private Folders() {}

    /** Makes the folder, and closes it to others if it was there. */
    public static void own(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Removes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        for (Path file : walk(folder).reversed()) {
            Files.delete(file);
        }
    }

    /** Copies a folder with all that is in it to where nothing is yet. */
    public static void copy(Path from, Path to) throws IOException {
        for (Path file : walk(from)) {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
        }
    }

    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
