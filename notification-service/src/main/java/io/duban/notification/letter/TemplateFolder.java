package io.duban.notification.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of one set of templates. */
interface TemplateFolder {

    /** No template is longer, in bytes. */
    int LONGEST = 64 * 1024;

    /** What a file of it is called in errors. */
    String called(String name);

    /**
     * The text of a file; empty when there is none.
     *
     * @throws InvalidTemplateException when it cannot be read as text
     */
    Optional<String> text(String name);

    /** The names of its files, as far as they can be known. */
    List<String> names();

    /** One that comes with the program, by its rulebook's id. */
    static TemplateFolder bundled(String rulebook) {
        String folder = "/templates/" + rulebook + "/";
        return new TemplateFolder() {
            @Override
            public String called(String name) {
                return "templates/" + rulebook + "/" + name;
            }

            @Override
            public Optional<String> text(String name) {
                try (InputStream in = TemplateFolder.class.getResourceAsStream(folder + name)) {
                    return in == null
                            ? Optional.empty()
                            : Optional.of(decoded(called(name), in.readNBytes(LONGEST + 1)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public List<String> names() {
                return List.of();
            }
        };
    }

    /** A city's own. */
    static TemplateFolder at(Path folder) {
        return new TemplateFolder() {
            @Override
            public String called(String name) {
                return folder.resolve(name).toString();
            }

            @Override
            public Optional<String> text(String name) {
                Path file = folder.resolve(name);
                if (!Files.isRegularFile(file)) {
                    return Optional.empty();
                }
                try (InputStream in = Files.newInputStream(file)) {
                    return Optional.of(decoded(called(name), in.readNBytes(LONGEST + 1)));
                } catch (IOException e) {
                    throw new Spot(called(name), 1).error("cannot be read: " + e);
                }
            }

            @Override
            public List<String> names() {
                try (Stream<Path> files = Files.list(folder)) {
                    return files.map(it -> it.getFileName().toString()).sorted().toList();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static String decoded(String file, byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new Spot(file, 1).error("is longer than " + LONGEST + " bytes");
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            // Some editors mark the encoding at the beginning.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new Spot(file, 1).error("is not written in UTF-8");
        }
    }
}
