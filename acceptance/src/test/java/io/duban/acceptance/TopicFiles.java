package io.duban.acceptance;

import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.FileRecords;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The topics for others as the broker keeps them on the disk. */
final class TopicFiles {

    private static final Pattern PARTITION = Pattern.compile("(duban\\.[a-z-]+\\.v\\d+)-\\d+");

    private TopicFiles() {}

    /** How the batches of each topic are compressed; topics on which nothing lies are left out. */
    static Map<String, Set<CompressionType>> compressions(Path data) throws IOException {
        Map<String, Set<CompressionType>> found = new TreeMap<>();
        for (Path file : MovingFiles.under(data)) {
            Matcher topic = PARTITION.matcher(file.getParent().getFileName().toString());
            if (topic.matches() && file.toString().endsWith(".log")) {
                add(file, found.computeIfAbsent(topic.group(1), _ -> none()));
            }
        }
        found.values().removeIf(Set::isEmpty);
        return found;
    }

    private static void add(Path file, Set<CompressionType> found) throws IOException {
        try (FileRecords records = FileRecords.open(file.toFile(), false)) {
            records.batches().forEach(it -> found.add(it.compressionType()));
        }
    }

    private static Set<CompressionType> none() {
        return EnumSet.noneOf(CompressionType.class);
    }
}
