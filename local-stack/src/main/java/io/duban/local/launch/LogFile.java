package io.duban.local.launch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * What a process says. It grows to a limit; then it is put aside as {@code name.1}, what was {@code
 * name.1} becomes {@code name.2}, and the oldest is forgotten. The process keeps its file open, so
 * the text is copied and the file emptied; what it says between the two is lost.
 */
final class LogFile {

    static final long LONGEST = 10L << 20;
    static final int KEPT = 5;

    private static final int LAST_WORDS = 4_096;

    /** Behind its word for why it could not start a service says the whole fault. */
    private static final int LAST_START = 256 << 10;

    private final Path file;

    LogFile(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /**
     * Puts it aside when it has grown to its limit.
     *
     * @throws IOException when it cannot be copied, for want of room as a rule; then it stays
     */
    void rotate() throws IOException {
        if (!Files.exists(file) || Files.size(file) < LONGEST) {
            return;
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.copy(file, draft, StandardCopyOption.REPLACE_EXISTING);
            for (int i = KEPT - 1; i > 0; i--) {
                if (Files.exists(aside(i))) {
                    Files.move(aside(i), aside(i + 1), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(draft, aside(1), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }

    private Path aside(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    /** The end of it, for a message about why a process does not start. */
    Optional<String> lastWords() {
        List<String> lines = end(LAST_WORDS);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(
                                "\n", lines.subList(Math.max(0, lines.size() - 5), lines.size())));
    }

    /** What follows the beginning, in the last line that begins so. */
    Optional<String> lastLineOf(String beginning) {
        return end(LAST_START).reversed().stream()
                .filter(it -> it.startsWith(beginning))
                .map(it -> it.substring(beginning.length()))
                .findFirst();
    }

    private List<String> end(int bytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var end = ByteBuffer.allocate(bytes);
            channel.read(end, Math.max(0, channel.size() - bytes));
            return new String(end.array(), 0, end.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
