package io.duban.local.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many bytes may still be written where the store lies. */
@FunctionalInterface
interface Room {

    long left() throws IOException;

    static Room on(Path folder) throws IOException {
        FileStore disk = Files.getFileStore(folder);
        return disk::getUsableSpace;
    }
}
