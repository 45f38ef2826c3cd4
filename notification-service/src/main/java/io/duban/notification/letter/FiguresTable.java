package io.duban.notification.letter;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.EstateProfile;
import io.duban.notification.letter.Block.Annex;
import io.duban.notification.letter.Block.Column;
import io.duban.notification.letter.Block.Table;
import io.duban.notification.letter.FactsWriter.Facts;
import io.duban.notification.letter.LetterTemplate.Content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shows in a table what escalations against estates rest on, a row for each of them. */
final class FiguresTable {

    /** Months beside each other that a page is wide enough for. */
    private static final int MOST_PERIODS = 3;

    /** More rows than these go to an annex. */
    private static final int MOST_ROWS = 3;

    private static final String UNKNOWN = "—";

    /**
     * How a letter shows its figures.
     *
     * @param details what leads over to them
     */
    record Shown(String details, Content content) {}

    private final Boards boards;

    FiguresTable(Boards boards) {
        this.boards = boards;
    }

    /** Shows these as their template asks; what rests on no board is told in words. */
    Shown show(
            LetterTemplate template,
            Map<String, String> values,
            List<Escalation> escalations,
            Facts facts) {
        if (!template.hasTable()
                || escalations.stream().anyMatch(it -> it.evidence().rows().isEmpty())) {
            Content told = new Content(facts.blocks(), facts.blocks(), List.of());
            return new Shown("具体情况如下：", told);
        }
        String legend = legend(escalations);
        List<Block> table =
                Stream.concat(Stream.of(of(escalations)), facts.notes().stream()).toList();
        if (escalations.size() <= MOST_ROWS) {
            Content within = new Content(facts.blocks(), table, List.of());
            return new Shown("具体情况如下（" + legend + "）：", within);
        }
        Annex annex = new Annex(template.annex(values), legend, table);
        return new Shown("具体情况见附件。", new Content(facts.blocks(), List.of(), List.of(annex)));
    }

    /** The table of these, in their order, with the latest periods in which all of them stand. */
    private Table of(List<Escalation> escalations) {
        List<Period> periods = periods(escalations);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("序号", "", 10));
        columns.add(new Column("物业服务项目", "", 32));
        columns.add(new Column("所在县区街道（镇）", "", 32));
        columns.add(new Column("物业服务企业", "", 40));
        String unit = boards.unit(last(escalations.getFirst()));
        for (Period period : periods) {
            columns.add(new Column(unit, group(period), 7));
            columns.add(new Column("位", group(period), 7));
        }
        return new Table(
                columns,
                IntStream.range(0, escalations.size())
                        .mapToObj(i -> row(i + 1, escalations.get(i), periods))
                        .toList());
    }

    /** What its columns mean. */
    private String legend(List<Escalation> escalations) {
        EvidenceRow row = last(escalations.getFirst());
        return "“" + boards.unit(row) + "”为" + boards.measured(row) + "，“位”为全市位次";
    }

    private List<String> row(int number, Escalation escalation, List<Period> periods) {
        Map<Period, EvidenceRow> rows =
                escalation.evidence().rows().stream()
                        .collect(Collectors.toMap(EvidenceRow::period, Function.identity()));
        EstateProfile estate = last(escalation).estate();
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(number));
        cells.add(Prose.of(escalation.subject().name()));
        cells.add(
                estate == null
                        ? UNKNOWN
                        : Prose.of(estate.county().name()) + Prose.of(estate.street().name()));
        cells.add(estate == null ? UNKNOWN : Prose.of(estate.company().name()));
        for (Period period : periods) {
            cells.add(boards.figure(rows.get(period)));
            cells.add(Integer.toString(rows.get(period).rank()));
        }
        return cells;
    }

    private static List<Period> periods(List<Escalation> escalations) {
        List<Period> common =
                escalations.getFirst().evidence().rows().stream()
                        .map(EvidenceRow::period)
                        .filter(it -> escalations.stream().allMatch(has -> has(has, it)))
                        .toList();
        return common.subList(Math.max(0, common.size() - MOST_PERIODS), common.size());
    }

    private static boolean has(Escalation escalation, Period period) {
        return escalation.evidence().rows().stream().anyMatch(it -> it.period().equals(period));
    }

    private static EvidenceRow last(Escalation escalation) {
        return escalation.evidence().rows().getLast();
    }

    private static String group(Period period) {
        return period instanceof Month month ? month.value().getMonthValue() + "月" : period.term();
    }
}
