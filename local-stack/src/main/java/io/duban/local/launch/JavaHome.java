package io.duban.local.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run by the build on its JDK: writes down where that JDK is, for the launcher script. */
final class JavaHome {

    private JavaHome() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), System.getProperty("java.home") + "\n");
    }
}
