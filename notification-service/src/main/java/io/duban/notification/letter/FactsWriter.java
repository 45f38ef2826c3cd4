package io.duban.notification.letter;

import io.duban.contracts.measure.Escalation;
import io.duban.contracts.measure.EvidenceRow;
import io.duban.contracts.subject.EstateProfile;
import io.duban.notification.letter.Block.Paragraph;
import io.duban.notification.letter.Block.Points;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says in the words of an office what escalations rest on (事实), in whole sentences. */
final class FactsWriter {

    private final Boards boards;

    FactsWriter(Boards boards) {
        this.boards = boards;
    }

    /**
     * The facts of letters, in the order of their writing.
     *
     * @param lines each a paragraph; points, with their numbers, when there are several escalations
     * @param note that a board on which these stand has left out a tie; empty when none has
     */
    record Facts(List<String> lines, boolean points, String note) {

        /** As one text. */
        String text() {
            return Stream.concat(lines.stream(), Stream.of(note))
                    .filter(it -> !it.isEmpty())
                    .collect(Collectors.joining("\n"));
        }

        List<Block> blocks() {
            List<Block> blocks = new ArrayList<>();
            if (points) {
                blocks.add(new Points(lines));
            } else {
                lines.stream().map(Paragraph::new).forEach(blocks::add);
            }
            blocks.addAll(notes());
            return blocks;
        }

        /** What must be said besides a table that shows the rest. */
        List<Block> notes() {
            return note.isEmpty() ? List.of() : List.of(new Paragraph(note));
        }
    }

    /**
     * The facts of all, numbered when there are several.
     *
     * @param to who reads them
     * @param addressed how the letter speaks to it
     */
    Facts write(List<Escalation> escalations, Addressee to, String addressed) {
        boolean points = escalations.size() > 1;
        List<String> lines =
                points
                        ? IntStream.range(0, escalations.size())
                                .mapToObj(i -> i + 1 + ". " + several(escalations.get(i)))
                                .toList()
                        : one(escalations.getFirst(), to, addressed).lines().toList();
        return new Facts(lines, points, leftOut(escalations));
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
        return boards.time(row) + "，" + who + boards.values(row) + "，" + boards.place(row) + "。";
    }

    /** A point is one paragraph. */
    private String several(Escalation escalation) {
        List<EvidenceRow> rows = escalation.evidence().rows();
        return rows.isEmpty()
                ? told(escalation).replace("\n", "")
                : named(escalation) + "：" + listings(rows) + "。";
    }

    private String listings(List<EvidenceRow> rows) {
        return rows.stream()
                .map(it -> boards.time(it) + "，" + boards.values(it) + "，" + boards.place(it))
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
