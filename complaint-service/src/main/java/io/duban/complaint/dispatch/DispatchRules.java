package io.duban.complaint.dispatch;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.life.Change;
import io.duban.contracts.period.WorkingDays;
import io.duban.contracts.rulebook.BundledCalendars;
import io.duban.contracts.rulebook.ComplaintTerms;
import io.duban.kit.problem.ProblemException;

import org.bson.Document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What may be done with a complaint's dispatches (RULES 5). Whatever they do, the complaint counts
 * once; nothing here touches its count.
 */
final class DispatchRules {

    /** Dispatches that were sent back, kept in the document: it may not exceed 16 MB. */
    private static final int MOST_RETURNED = 50;

    private static final String REGISTERED = "registered";
    private static final String DISPATCHED = "dispatched";
    private static final WorkingDays WORKING_DAYS = BundledCalendars.china();

    private DispatchRules() {}

    /** Sends departments; those that are there already stay as they are. */
    static Optional<Change> send(
            Document complaint,
            List<String> departments,
            LocalDate today,
            boolean whistle,
            String note) {
        requireOpen(complaint, "be dispatched");
        List<Dispatch> all = new ArrayList<>(read(complaint));
        List<String> sent = new ArrayList<>();
        for (String code : departments.stream().distinct().toList()) {
            Optional<Dispatch> there = standing(all, code);
            if (there.isEmpty()) {
                all.add(Dispatch.of(code, today, whistle, note));
                sent.add(code);
            } else if (whistle && !there.get().whistle()) {
                all.set(all.indexOf(there.get()), there.get().whistled(note));
                sent.add(code);
            }
        }
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Change.of(whistle ? "whistled" : DISPATCHED)
                        .with(ComplaintDocument.STATUS, DISPATCHED)
                        .with(ComplaintDocument.DISPATCHES, write(all))
                        .telling("departments", sent)
                        .telling(whistle ? "reason" : "note", note));
    }

    /** The department reports in; again with the same words changes nothing. */
    static Optional<Change> report(
            Document complaint, String department, LocalDate today, String note) {
        Dispatch dispatch = require(complaint, department);
        if (dispatch.reportedOn() != null && note.equals(dispatch.report())) {
            return Optional.empty();
        }
        requireOpen(complaint, "be reported on");
        return Optional.of(
                Change.of("reported-in")
                        .with(
                                ComplaintDocument.DISPATCHES,
                                replaced(complaint, dispatch, it -> it.reported(today, note)))
                        .telling("department", department)
                        .telling("note", note));
    }

    /**
     * The department sends it back, with a reason and in time.
     *
     * @throws ProblemException 409 after the working days that the rulebook allows
     */
    static Optional<Change> sendBack(
            Document complaint,
            String department,
            LocalDate today,
            String reason,
            ComplaintTerms terms) {
        List<Dispatch> all = read(complaint);
        if (standing(all, department).isEmpty()
                && all.stream()
                        .anyMatch(
                                it ->
                                        it.department().equals(department)
                                                && reason.equals(it.returnReason()))) {
            return Optional.empty();
        }
        Dispatch dispatch = require(complaint, department);
        requireOpen(complaint, "be sent back");
        LocalDate last = WORKING_DAYS.after(dispatch.on(), terms.returnWithinWorkingDays());
        if (today.isAfter(last)) {
            throw ProblemException.conflict(
                    "too-late",
                    "It could be sent back until " + last + "; today is " + today + ".");
        }
        List<Document> left = replaced(complaint, dispatch, it -> it.returned(today, reason));
        boolean anybody = left.stream().map(Dispatch::read).anyMatch(Dispatch::stands);
        return Optional.of(
                Change.of("returned")
                        .with(ComplaintDocument.STATUS, anybody ? DISPATCHED : REGISTERED)
                        .with(ComplaintDocument.DISPATCHES, left)
                        .telling("department", department)
                        .telling("reason", reason));
    }

    /**
     * Gives more time, once and while there is some left, counted in working days from the day it
     * was due.
     *
     * @throws ProblemException 409 when it is overdue or was extended before
     */
    static Optional<Change> extend(
            Document complaint, int workingDays, LocalDate today, String reason) {
        Document before = complaint.get(ComplaintDocument.EXTENSION, Document.class);
        if (before != null) {
            if (before.getInteger("workingDays") == workingDays
                    && reason.equals(before.getString("reason"))) {
                return Optional.empty();
            }
            throw ProblemException.conflict("extended", "Its deadline was extended before.");
        }
        requireOpen(complaint, "be extended");
        LocalDate due = LocalDate.parse(complaint.getString(ComplaintDocument.DUE));
        if (today.isAfter(due)) {
            throw ProblemException.conflict(
                    "overdue", "It was due on " + due + "; today is " + today + ".");
        }
        LocalDate later = WORKING_DAYS.after(due, workingDays);
        return Optional.of(
                Change.of("extended")
                        .with(ComplaintDocument.DUE, later.toString())
                        .with(
                                ComplaintDocument.EXTENSION,
                                new Document("workingDays", workingDays)
                                        .append("from", due.toString())
                                        .append("reason", reason))
                        .telling("due", later.toString())
                        .telling("reason", reason));
    }

    private static void requireOpen(Document complaint, String to) {
        String status = complaint.getString(ComplaintDocument.STATUS);
        if (!status.equals(REGISTERED) && !status.equals(DISPATCHED)) {
            throw ProblemException.conflict(
                    "wrong-state", "A complaint that is " + status + " cannot " + to + ".");
        }
    }

    private static Dispatch require(Document complaint, String department) {
        return standing(read(complaint), department)
                .orElseThrow(() -> ProblemException.notFound("A dispatch to", department));
    }

    private static Optional<Dispatch> standing(List<Dispatch> all, String department) {
        return all.stream()
                .filter(it -> it.department().equals(department) && it.stands())
                .findFirst();
    }

    private static List<Document> replaced(
            Document complaint, Dispatch old, UnaryOperator<Dispatch> change) {
        return read(complaint).stream()
                .map(it -> it.equals(old) ? change.apply(it) : it)
                .map(Dispatch::write)
                .toList();
    }

    /** Of those that were sent back the latest; the complaint's history tells of all. */
    private static List<Document> write(List<Dispatch> all) {
        long leaving = all.stream().filter(it -> !it.stands()).count() - MOST_RETURNED;
        List<Document> written = new ArrayList<>();
        for (Dispatch dispatch : all) {
            if (dispatch.stands() || leaving <= 0) {
                written.add(dispatch.write());
            } else {
                leaving--;
            }
        }
        return written;
    }

    private static List<Dispatch> read(Document complaint) {
        return complaint.getList(ComplaintDocument.DISPATCHES, Document.class, List.of()).stream()
                .map(Dispatch::read)
                .toList();
    }
}
