package io.duban.ranking.rulebook;

import io.duban.contracts.period.Period;
import io.duban.contracts.rulebook.InvalidRulebookException;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.RulebookSource;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

import java.util.List;
import java.util.stream.Collectors;

/** Rulebooks as they come in and go out. */
public final class CalledRulebook {

    private static final int MOST_PERIODS = 12;

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

    /**
     * Refuses an edition that would follow the last one and leave months unranked. An edition that
     * cannot follow it, such as one that is only tried, is none of its business.
     *
     * @param pointer where in the call it stood
     * @throws InvalidInputException naming each ranking with the periods that it would lose
     */
    public static void requireWhole(Rulebooks editions, Rulebook next, String pointer) {
        Rulebook last = editions.latest();
        if (!next.id().equals(last.id())
                || next.version() != last.version() + 1
                || !next.effectiveFrom().isAfter(last.effectiveFrom())) {
            return;
        }
        List<FieldError> gaps =
                editions.gapsBefore(next).stream()
                        .map(
                                gap ->
                                        new FieldError(
                                                pointer + "/effectiveFrom",
                                                "leaves-days-unranked",
                                                unranked(gap)))
                        .toList();
        if (!gaps.isEmpty()) {
            throw new InvalidInputException(gaps);
        }
    }

    private static String unranked(Rulebooks.Gap gap) {
        String periods =
                gap.periods().stream()
                        .limit(MOST_PERIODS)
                        .map(Period::id)
                        .collect(Collectors.joining(", "));
        return "must not leave %s to %s out of the ranking %s, which has %s%s there; its new periods"
                        .formatted(
                                gap.from(),
                                gap.through(),
                                gap.ranking(),
                                periods,
                                gap.periods().size() > MOST_PERIODS ? " …" : "")
                + " begin on "
                + gap.through().plusDays(1);
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
