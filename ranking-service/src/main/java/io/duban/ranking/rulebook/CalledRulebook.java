package io.duban.ranking.rulebook;

import io.duban.contracts.rulebook.InvalidRulebookException;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Rulebooks as they come in and go out. */
public final class CalledRulebook {

    private CalledRulebook() {}

    /**
     * Reads what a caller sent.
     *
     * @param pointer where in the call it stood
     * @throws InvalidInputException naming each fault with its place and line
     */
    public static RulebookSource read(String text, String pointer) {
        try {
            return RulebookSource.parse(text);
        } catch (InvalidRulebookException e) {
            throw new InvalidInputException(
                    e.errors().stream()
                            .map(
                                    it ->
                                            new FieldError(
                                                    pointer + it.path(),
                                                    "invalid-rulebook",
                                                    "line " + it.line() + ": " + it.problem()))
                            .toList());
        }
    }

    /** A text as maps, lists and values, for those who rather read JSON. */
    static Object tree(String yaml) {
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
