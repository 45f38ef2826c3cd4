package io.duban.ranking.rulebook;

import io.duban.contracts.rulebook.Rulebook;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

/** The rulebook in force as it was written, comments and all. */
record RulebookText(Rulebook rulebook, String yaml) {

    static RulebookText bundled(String id) {
        String resource = "/rulebooks/" + id + ".yaml";
        try (InputStream in = Rulebook.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new NoSuchElementException("no rulebook '" + id + "' is bundled");
            }
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new RulebookText(Rulebook.bundled(id), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as maps, lists and values, for those who rather read JSON. */
    Object tree() {
        LoaderOptions loading = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        return new Yaml(
                        new SafeConstructor(loading),
                        new Representer(dumping),
                        dumping,
                        loading,
                        new DatesAreText())
                .load(yaml);
    }

    private static final class DatesAreText extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, INT, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
        }
    }
}
