package io.duban.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The data folder of a stopped system, packed into one file and unpacked again. */
final class DataFolder {

    /** What a start makes anew: unpacked programs, the list of processes, and logs. */
    private static final List<String> LEFT_OUT = List.of("run", "logs");

    private DataFolder() {}

    static void pack(Path folder, Path into) throws IOException {
        try (OutputStream file = Files.newOutputStream(into);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> paths = Files.walk(folder)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                Path name = folder.relativize(path);
                if (!LEFT_OUT.contains(name.getName(0).toString())) {
                    put(zip, path, name);
                }
            }
        }
    }

    static void unpack(InputStream packed, Path into) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = into.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(zip, path);
                }
            }
        }
    }

    private static void put(ZipOutputStream zip, Path path, Path name) throws IOException {
        if (Files.isDirectory(path)) {
            if (!name.toString().isEmpty()) {
                zip.putNextEntry(new ZipEntry(name + "/"));
            }
        } else {
            zip.putNextEntry(new ZipEntry(name.toString()));
            Files.copy(path, zip);
        }
        zip.closeEntry();
    }
}
