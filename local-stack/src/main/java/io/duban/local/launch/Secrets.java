package io.duban.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets made at the first start and kept under the data folder, readable by the owner alone. */
final class Secrets {

    private static final int BYTES = 32;

    private final Path folder;

    Secrets(Path data) throws IOException {
        folder = data.resolve("secrets");
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** The secret of that name, made now when it is the first time. */
    String get(String name) throws IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            write(file, random());
        }
        return Files.readString(file).strip();
    }

    /** Where the secret of that name lies. */
    Path file(String name) {
        return folder.resolve(name);
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(Path file, String secret) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "secret", ".new");
        Files.writeString(draft, secret + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(draft, file);
    }
}
