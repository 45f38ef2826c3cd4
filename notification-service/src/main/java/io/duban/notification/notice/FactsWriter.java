package io.duban.notification.notice;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.subject.EstateProfile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says in the words of an office what escalations rest on (事实), in whole sentences. */
final class FactsWriter {

    private final Boards boards;

    FactsWriter(Boards boards) {
        this.boards = boards;
    }

    /**
     * The facts of all, numbered when there are several.
     *
     * @param to who reads them
     * @param addressed how the letter speaks to it
     */
    String write(List<Escalation> escalations, Addressee to, String addressed) {
        String facts =
                escalations.size() == 1
                        ? one(escalations.getFirst(), to, addressed)
                        : IntStream.range(0, escalations.size())
                                .mapToObj(i -> i + 1 + ". " + several(escalations.get(i)))
                                .collect(Collectors.joining("\n"));
        String leftOut = leftOut(escalations);
        return leftOut.isEmpty() ? facts : facts + "\n" + leftOut;
    }

    private String one(Escalation escalation, Addressee to, String addressed) {
        List<EvidenceRow> rows = escalation.evidence().rows();
        if (rows.isEmpty()) {
            return told(escalation);
        }
        String who = to.is(escalation.subject()) ? addressed : named(escalation);
        if (rows.size() > 1) {
            return who + "：" + listings(rows) + "。";
        }
        EvidenceRow row = rows.getFirst();
        return Boards.time(row.period())
                + "，"
                + who
                + boards.values(row)
                + "，"
                + boards.place(row)
                + "。";
    }

    private String several(Escalation escalation) {
        List<EvidenceRow> rows = escalation.evidence().rows();
        return rows.isEmpty() ? told(escalation) : named(escalation) + "：" + listings(rows) + "。";
    }

    private String listings(List<EvidenceRow> rows) {
        return rows.stream()
                .map(
                        it ->
                                Boards.time(it.period())
                                        + "，"
                                        + boards.values(it)
                                        + "，"
                                        + boards.place(it))
                .collect(Collectors.joining("；"));
    }

    /** What people have established; days of missed tasks, each in a line, are one sentence. */
    private static String told(Escalation escalation) {
        String facts = escalation.evidence().facts();
        if (facts == null || facts.isBlank()) {
            return "有关材料附后。";
        }
        return escalation.occurrence() == null
                ? Prose.sentences(facts)
                : Prose.sentences(facts.strip().replace("\n", "；"));
    }

    /** By its name and, of an estate, where it lies. */
    private static String named(Escalation escalation) {
        String name = Prose.of(escalation.subject().name());
        EstateProfile estate = escalation.evidence().rows().getLast().estate();
        if (estate == null) {
            return name;
        }
        return name
                + "（"
                + Prose.of(estate.county().name())
                + Prose.of(estate.street().name())
                + "）";
    }

    /** That a board on which these stand has left out a tie, once for each such board. */
    private String leftOut(List<Escalation> escalations) {
        return escalations.stream()
                .flatMap(it -> it.evidence().rows().stream())
                .filter(row -> row.leftOut() != null)
                .map(this::leftOut)
                .distinct()
                .collect(Collectors.joining());
    }

    private String leftOut(EvidenceRow row) {
        return boards.board(row)
                + "名单截止处另有"
                + row.leftOut().count()
                + "个并列（"
                + boards.value(row, row.leftOut().value())
                + "），一并列入将超出规定数量，均未列入。";
    }
}
