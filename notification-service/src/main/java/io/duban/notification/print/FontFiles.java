package io.duban.notification.print;

import io.duban.notification.print.Mark.Face;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where fonts are read from: those that come with Duban and a city's own. */
final class FontFiles {

    /** What comes with Duban. */
    enum Shipped {
        SERIF("NotoSerifSC_400Regular.ttf"),
        SERIF_BOLD("NotoSerifSC_700Bold.ttf"),
        SANS("NotoSansSC_500Medium.ttf");

        private final String file;

        Shipped(String file) {
            this.file = file;
        }

        String file() {
            return file;
        }
    }

    /** Longest font file that is read, in bytes: a font of all of Unicode's Han has 60 MB. */
    private static final long LONGEST = 96L << 20;

    private FontFiles() {}

    /** A shipped font; empty when the build could not bring it. */
    static Optional<Typeface> shipped(Shipped font) {
        try (InputStream in = FontFiles.class.getResourceAsStream("/fonts/" + font.file())) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(Typeface.read(font.file(), in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A city's own fonts, each in a file that is called by its role, such as {@code body.ttf}.
     *
     * @throws IllegalArgumentException naming the folder or the file that will not do
     */
    static Map<Face, Typeface> ofCity(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "duban.letters.fonts names " + folder + ", which is no folder");
        }
        Map<Face, Typeface> fonts = new EnumMap<>(Face.class);
        for (Face face : Face.values()) {
            String role = face.name().toLowerCase(Locale.ROOT);
            refuseOtherKinds(folder, role);
            Path file = folder.resolve(role + ".ttf");
            if (Files.exists(file)) {
                fonts.put(face, read(file));
            }
        }
        return fonts;
    }

    private static void refuseOtherKinds(Path folder, String role) {
        for (String kind : new String[] {".otf", ".ttc", ".otc", ".woff", ".woff2"}) {
            Path file = folder.resolve(role + kind);
            if (Files.exists(file)) {
                throw new IllegalArgumentException(
                        file + ": letters need TrueType outlines, in a file " + role + ".ttf");
            }
        }
    }

    private static Typeface read(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new IllegalArgumentException(
                        file + " is longer than " + (LONGEST >> 20) + " MB");
            }
            return Typeface.read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
