package io.duban.contracts.rulebook;

import io.duban.contracts.measure.Measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads ladders, in which no step may be missing. */
final class LadderReader {

    private static final Map<String, Measure> MEASURES = Words.of(Measure.values());

    private LadderReader() {}

    static Ladder read(Section section) {
        Map<String, Function<Section, Ladder>> forms = new LinkedHashMap<>();
        forms.put("streak", LadderReader::streak);
        forms.put("eachListing", LadderReader::eachListing);
        forms.put("byHalf", LadderReader::byHalf);
        Ladder ladder = section.oneOf("by", forms).apply(section);
        section.end();
        return ladder;
    }

    /** Steps that begin at 1 and leave no number out. */
    static List<Step> steps(Section section) {
        List<Step> steps = new ArrayList<>();
        int expected = 1;
        for (Section item : section.sections("steps")) {
            Step step = step(item);
            if (step.at() > expected) {
                item.error("at", "leaves a hole: the step at " + expected + " is missing");
            } else if (step.at() < expected - 1) {
                item.error("at", "must not be lower than the step before");
            }
            if (repeated(steps, step)) {
                item.error("measure", step.measure() + " is taken twice at " + step.at());
            }
            expected = Math.max(expected, step.at() + 1);
            steps.add(step);
        }
        return steps;
    }

    static Measure measure(Section section) {
        return section.oneOf("measure", MEASURES);
    }

    private static boolean repeated(List<Step> steps, Step step) {
        return steps.stream()
                .anyMatch(
                        before ->
                                before.measure() == step.measure() && before.isTakenAt(step.at()));
    }

    private static Step step(Section section) {
        Step step =
                new Step(
                        section.number("at", 1, 1000),
                        section.has("andLater") && section.flag("andLater"),
                        measure(section),
                        RulebookReader.clause(section));
        section.end();
        return step;
    }

    private static Ladder streak(Section section) {
        return new Ladder.Streak(
                steps(section),
                section.flag("companyChangeRestarts"),
                section.flag("yearRestarts"));
    }

    private static Ladder eachListing(Section section) {
        return new Ladder.EachListing(measure(section), RulebookReader.clause(section));
    }

    private static Ladder byHalf(Section section) {
        return new Ladder.ByHalf(Map.of(1, half(section, "H1"), 2, half(section, "H2")));
    }

    private static Ladder.EachListing half(Section section, String name) {
        Section half = section.section(name);
        Ladder.EachListing listing =
                new Ladder.EachListing(measure(half), RulebookReader.clause(half));
        half.end();
        return listing;
    }
}
