package io.duban.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A built service, unpacked so that the JVM can map a start-up cache over it. The folder's name
 * holds the jar's size and time, so that a new build gets a new folder and a new cache.
 */
final class ServiceJar {

    private static final int EXTRACT_SECONDS = 60;

    private final String name;
    private final Path jar;
    private final Path unpacked;

    ServiceJar(Path home, Path data, String name) throws IOException {
        this.name = name;
        this.jar = find(home.resolve(name).resolve("target"));
        String build =
                Long.toHexString(Files.size(jar))
                        + "-"
                        + Long.toHexString(Files.getLastModifiedTime(jar).toMillis());
        this.unpacked = data.resolve("run/apps").resolve(name + "-" + build);
    }

    /** Where the start-up cache of this build lies, or will lie. */
    Path startCache() {
        return unpacked.resolve("start.aot");
    }

    /** The jar to start, unpacked if this is the build's first start. */
    Path unpack(Path java) throws IOException, InterruptedException {
        Path application = unpacked.resolve("app").resolve(jar.getFileName().toString());
        if (!Files.exists(application)) {
            removeOthers();
            Path draft = unpacked.resolveSibling(unpacked.getFileName() + ".new");
            delete(draft);
            Files.createDirectories(draft);
            extract(java, draft.resolve("app"));
            Files.move(draft, unpacked, StandardCopyOption.ATOMIC_MOVE);
        }
        return application;
    }

    private void extract(Path java, Path into) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                List.of(
                                        java.toString(),
                                        // It lives for half a second: nothing pays off later.
                                        "-XX:+UseSerialGC",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Djarmode=tools",
                                        "-jar",
                                        jar.toString(),
                                        "extract",
                                        "--destination",
                                        into.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(EXTRACT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("could not unpack " + jar);
        }
    }

    private void removeOthers() throws IOException {
        Path apps = unpacked.getParent();
        Files.createDirectories(apps);
        try (Stream<Path> folders = Files.list(apps)) {
            for (Path folder : (Iterable<Path>) folders::iterator) {
                if (folder.getFileName().toString().startsWith(name + "-")) {
                    delete(folder);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }

    private static Path find(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                var found =
                        files.filter(it -> it.getFileName().toString().endsWith("-exec.jar"))
                                .findFirst();
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new IOException("no built service in " + target + "; run: mvn -DskipTests package");
    }
}
