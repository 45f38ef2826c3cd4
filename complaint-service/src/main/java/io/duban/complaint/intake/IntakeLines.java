package io.duban.complaint.intake;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.lines.DocumentLine;
import io.duban.kit.lines.LineError;
import io.duban.kit.lines.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The complaints of one stream or file: read line by line, taken in group by group. */
final class IntakeLines {

    private static final String TICKET_NO = "ticketNo";

    /** Tickets that a dry run keeps in mind; a longer file is tried in parts. */
    private static final int MOST_TRIED = 500_000;

    /**
     * A line of it.
     *
     * @param complaint null when the line is at fault
     * @param notes what was made of it that its sender may not expect
     */
    record Item(
            DocumentLine line,
            NewComplaint complaint,
            List<LineError> errors,
            List<LineError> notes) {

        /** Null when it cannot be read. */
        String ticketNo() {
            return line.text(TICKET_NO).orElse(null);
        }

        private Verdict refused() {
            return new Verdict(
                    line.number(),
                    line.sheet(),
                    TICKET_NO,
                    ticketNo(),
                    Verdict.INVALID,
                    errors,
                    notes);
        }

        private Verdict verdict(Taken taken) {
            boolean unattributed = taken.outcome() != Outcome.CONFLICT && !taken.isAttributed();
            return new Verdict(
                    line.number(),
                    line.sheet(),
                    TICKET_NO,
                    ticketNo(),
                    taken.outcome().wire(),
                    errors,
                    notes,
                    unattributed ? List.of("unattributed") : List.of());
        }
    }

    /** Where each stream begins. */
    @Component
    static final class Desk {

        private final Intake intake;
        private final ComplaintForm form;
        private final Counter all;
        private final Counter invalid;

        Desk(Intake intake, ComplaintForm form, MeterRegistry metrics) {
            this.intake = intake;
            this.form = form;
            this.all = metrics.counter("duban_complaints_batch_lines_total");
            this.invalid = metrics.counter("duban_complaints_invalid_lines_total");
        }

        /** One of which nothing has been read yet. */
        IntakeLines of(boolean dryRun) {
            return new IntakeLines(this, dryRun);
        }
    }

    private final Desk desk;
    private final boolean dryRun;
    private final Map<String, String> tried = new ConcurrentHashMap<>();

    private IntakeLines(Desk desk, boolean dryRun) {
        this.desk = desk;
        this.dryRun = dryRun;
    }

    Item read(DocumentLine line) {
        return read(line, List.of());
    }

    /**
     * Reads a line.
     *
     * @param notes what was made of it before
     */
    Item read(DocumentLine line, List<LineError> notes) {
        if (!line.isSound()) {
            return new Item(line, null, line.faults(), List.of());
        }
        try {
            return new Item(line, desk.form.read(line.document()), List.of(), notes);
        } catch (InvalidInputException e) {
            return new Item(line, null, e.errors().stream().map(line::locate).toList(), List.of());
        }
    }

    /** Takes a group in, or only tries it, and gives each line its verdict. */
    List<Verdict> takeIn(List<Item> group) {
        List<NewComplaint> sound =
                group.stream().map(Item::complaint).filter(Objects::nonNull).toList();
        Iterator<Taken> taken = taken(sound).iterator();
        List<Verdict> verdicts = new ArrayList<>(group.size());
        for (Item item : group) {
            verdicts.add(item.complaint() == null ? item.refused() : item.verdict(taken.next()));
        }
        if (!dryRun) {
            desk.all.increment(group.size());
            desk.invalid.increment(group.size() - sound.size());
        }
        return verdicts;
    }

    private List<Taken> taken(List<NewComplaint> sound) {
        if (sound.isEmpty()) {
            return List.of();
        }
        if (!dryRun) {
            return desk.intake.takeIn(sound);
        }
        if (tried.size() > MOST_TRIED) {
            String most = "A dry run tries at most " + MOST_TRIED + " lines.";
            throw new InvalidInputException(List.of(new FieldError("", "too-many-lines", most)));
        }
        return desk.intake.preview(sound, tried);
    }
}
