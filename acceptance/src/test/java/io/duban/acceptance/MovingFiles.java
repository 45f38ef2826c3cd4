package io.duban.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Files of processes that go on while they are looked at: what has gone meanwhile is not there. */
final class MovingFiles {

    private MovingFiles() {}

    /** The regular files that lie under the folder while it is walked. */
    static List<Path> under(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException cause)
                            throws IOException {
                        return goOnWithout(cause);
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(Path of, IOException cause)
                            throws IOException {
                        return cause == null ? FileVisitResult.CONTINUE : goOnWithout(cause);
                    }
                });
        return files;
    }

    /** What a file holds, a character a byte; nothing when it has gone. */
    static String contents(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private static FileVisitResult goOnWithout(IOException cause) throws IOException {
        if (cause instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw cause;
    }
}
