package io.duban.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The figures of one run, printed as they come and written to {@code docs/benchmarks.md}. */
final class Report {

    private final List<String> rows = new ArrayList<>();

    void add(String what, String measured, String goal) {
        rows.add("| %s | %s | %s |".formatted(what, measured, goal));
        System.out.printf("%-62s %-28s goal: %s%n", what, measured, goal);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("# Benchmarks");
        lines.add("");
        lines.add(
                "Written by `./duban bench` on %s. Machine: %s. Everything, the load included, runs on it."
                        .formatted(LocalDate.now(java.time.ZoneId.systemDefault()), machine()));
        lines.add(
                "Single runs vary by about ±20 %, so compare figures of one run with each other:"
                        + " see `benchmarks/README.md`.");
        lines.add("");
        lines.add("| What | Measured | To reach |");
        lines.add("|---|---|---|");
        lines.addAll(rows);
        lines.addAll(measuredByHand(file));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    /** What stands below the table under headings of its own: {@code bench} does not measure it. */
    private static List<String> measuredByHand(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> before =
                Files.readAllLines(file).stream()
                        .dropWhile(line -> !line.startsWith("## "))
                        .toList();
        List<String> kept = new ArrayList<>();
        if (!before.isEmpty()) {
            kept.add("");
            kept.addAll(before);
        }
        return kept;
    }

    private static String machine() throws IOException {
        String processor =
                Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(it -> it.startsWith("model name"))
                        .map(it -> it.substring(it.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown processor");
        long memory =
                Files.readAllLines(Path.of("/proc/meminfo")).stream()
                        .filter(it -> it.startsWith("MemTotal"))
                        .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")) >> 20)
                        .findFirst()
                        .orElse(0);
        return "%d × %s, %d GiB, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor,
                        memory,
                        Runtime.version());
    }
}
