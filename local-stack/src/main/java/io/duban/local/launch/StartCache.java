package io.duban.local.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the JVM maps at a start in place of loading and linking classes anew. A run without it
 * writes down which classes it loads; from that list a process of its own makes the cache, so that
 * neither the service nor its end waits for it.
 *
 * @param java the program that runs the service
 * @param application the service's jar
 * @param file where the cache lies, or will lie
 */
record StartCache(Path java, Path application, Path file) {

    private static final int WRITE_MINUTES = 10;

    boolean isMissing() {
        return !Files.exists(file);
    }

    /** The word by which a run uses the cache, or prepares one. */
    String flag() {
        return isMissing()
                ? "-XX:DumpLoadedClassList=" + beside(".classes")
                : "-XX:AOTCache=" + file;
    }

    /**
     * Makes the cache from what the running service has written down.
     *
     * @return whether it is there
     */
    boolean write() throws IOException, InterruptedException {
        Path classes = wholeLines();
        Path draft = beside(".new");
        Process process =
                new ProcessBuilder(words(classes, draft))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            if (!process.waitFor(WRITE_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                return false;
            }
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(draft);
            Files.deleteIfExists(classes);
        }
    }

    /** With the lowest claim to a processor that there is. */
    private List<String> words(Path classes, Path draft) {
        List<String> words = new ArrayList<>(List.of("nice", "-n", "19", java.toString()));
        words.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "-Xshare:dump",
                        "-XX:+AOTClassLinking",
                        "-XX:SharedClassListFile=" + classes,
                        "-XX:SharedArchiveFile=" + draft,
                        "-jar",
                        application.toString()));
        return words;
    }

    /** The running service is still writing, and the end of its list may be half a line. */
    private Path wholeLines() throws IOException {
        String list = Files.readString(beside(".classes"), StandardCharsets.UTF_8);
        Path whole = beside(".list");
        return Files.writeString(whole, list.substring(0, list.lastIndexOf('\n') + 1));
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
