package io.duban.contracts.rulebook;

import io.duban.contracts.period.Day;
import io.duban.contracts.period.Half;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.period.Quarter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads a ranking and its ladder. */
final class RankingRuleReader {

    private RankingRuleReader() {}

    static RankingRule read(Section section) {
        String id = RulebookReader.id(section);
        Schedule schedule = schedule(section.section("schedule"));
        RankingRule rule =
                new RankingRule(
                        id,
                        section.text("title"),
                        RulebookReader.clause(section),
                        section.oneOf("subject", Words.SUBJECTS),
                        section.has("kinds") ? section.texts("kinds") : List.of(),
                        order(section),
                        cut(section.section("listed")),
                        schedule,
                        LadderReader.read(section.section("ladder")));
        if (rule.ladder() instanceof Ladder.ByHalf && !(schedule instanceof Schedule.HalfYearly)) {
            section.error("ladder", "the halves need the schedule 'halfYearly'");
        }
        section.end();
        return rule;
    }

    private static List<Criterion> order(Section section) {
        List<Criterion> order = new ArrayList<>();
        for (Section item : section.sections("order")) {
            Criterion criterion =
                    new Criterion(
                            item.oneOf("metric", Words.METRICS),
                            item.oneOf("first", Words.HIGHEST_FIRST));
            if (order.stream().anyMatch(other -> other.metric() == criterion.metric())) {
                item.error("metric", "is given twice");
            }
            order.add(criterion);
            item.end();
        }
        // The stand-in of an empty list, which has been noted as an error.
        return order.isEmpty() ? List.of(new Criterion(Metric.COUNTED_COMPLAINTS, true)) : order;
    }

    private static Cut cut(Section section) {
        boolean first = section.oneOf("end", Words.FIRST_END);
        int places = section.number("places", 1, 1_000_000);
        boolean exceptBest = !section.has("exceptBest") || section.flag("exceptBest");
        int most =
                section.has("mostWithTies")
                        ? section.numberOr("mostWithTies", places, 1_000_000, "all", Cut.ALL)
                        : Cut.usualMost(places);
        Cut cut =
                first
                        ? new Cut.First(
                                places, section.number("atLeast", 0, 1_000_000), exceptBest, most)
                        : new Cut.Last(places, exceptBest, most);
        section.end();
        return cut;
    }

    private static Schedule schedule(Section section) {
        Map<String, Function<Section, Schedule>> forms = new LinkedHashMap<>();
        forms.put("monthly", s -> new Schedule.Monthly(first(s, Month.of(LocalDate.EPOCH))));
        forms.put("quarterly", s -> new Schedule.Quarterly(first(s, Quarter.of(LocalDate.EPOCH))));
        forms.put("halfYearly", s -> new Schedule.HalfYearly(first(s, Half.of(LocalDate.EPOCH))));
        forms.put("checkpoints", RankingRuleReader::checkpoints);
        Schedule schedule = section.oneOf("every", forms).apply(section);
        section.end();
        return schedule;
    }

    private static Schedule checkpoints(Section section) {
        List<MonthDay> days = new ArrayList<>();
        for (String text : section.texts("days")) {
            MonthDay day = monthEnd(text);
            if (day == null || days.contains(day)) {
                section.error(
                        "days",
                        "must hold different last days of months like 06-30 but has '"
                                + text
                                + "'");
            } else {
                days.add(day);
            }
        }
        if (days.isEmpty()) {
            section.error("days", "must not be empty");
        }
        Day first = first(section, new Day(LocalDate.EPOCH));
        return new Schedule.Checkpoints(days, first);
    }

    /** A checkpoint closes with its last month, so it is a month's end, and February's moves. */
    private static MonthDay monthEnd(String text) {
        try {
            MonthDay day = MonthDay.parse("--" + text);
            boolean end = day.getDayOfMonth() == day.getMonth().maxLength();
            return end && day.getMonthValue() != 2 ? day : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static <P extends Period> P first(Section section, P standIn) {
        Class<P> form = (Class<P>) standIn.getClass();
        return section.parsed(
                "first",
                "a " + form.getSimpleName().toLowerCase(Locale.ROOT) + " like " + standIn,
                text -> form.cast(Period.parse(text)),
                standIn);
    }
}
