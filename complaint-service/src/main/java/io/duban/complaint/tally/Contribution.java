package io.duban.complaint.tally;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.intake.ComplaintListing;
import io.duban.contracts.event.ComplaintFacts;
import io.duban.contracts.period.BusinessTime;

import org.bson.Document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What one complaint adds to the counts, as it is now.
 *
 * @param day business day on which it came in
 * @param marks what it counts as
 * @param county absent while nobody knows whose it is, like street and company
 * @param waits last day of one that is to be resolved; absent otherwise
 * @param appealed id of the key whose request for exclusion waits; absent without one
 * @param stray whether nobody knows whose it is
 */
record Contribution(
        String day,
        String category,
        String status,
        List<Mark> marks,
        String county,
        String street,
        String company,
        String waits,
        String appealed,
        boolean stray) {

    private static final int SATISFIED = 4;

    /** What a complaint counts as. */
    enum Mark {
        REGISTERED("r"),
        /** On boards. */
        COUNTED("c"),
        /** Its last day has passed. */
        DUE("d"),
        /** And it was resolved by it. */
        IN_TIME("t"),
        SATISFIED("s");

        private final String field;

        Mark(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }

        static Mark of(String field) {
            for (Mark mark : values()) {
                if (mark.field.equals(field)) {
                    return mark;
                }
            }
            throw new IllegalArgumentException("no mark is called '" + field + "'");
        }
    }

    Contribution {
        marks = List.copyOf(marks);
    }

    /**
     * What the complaint adds.
     *
     * @param through the last day that has passed; null before any has
     */
    static Contribution of(Document complaint, LocalDate through) {
        ComplaintFacts facts =
                ComplaintDocument.facts(
                        complaint, 1, complaint.getString(ComplaintDocument.ESTATE));
        List<Mark> marks = new ArrayList<>(List.of(Mark.REGISTERED));
        if (facts.counted()) {
            marks.add(Mark.COUNTED);
        }
        LocalDate due = facts.due();
        if (due != null && through != null && !due.isAfter(through)) {
            marks.add(Mark.DUE);
            if (facts.resolvedOn() != null && !facts.resolvedOn().isAfter(due)) {
                marks.add(Mark.IN_TIME);
            }
        }
        Document resolution = complaint.get(ComplaintDocument.RESOLUTION, Document.class);
        if (resolution != null && resolution.getInteger("satisfaction", 0) >= SATISFIED) {
            marks.add(Mark.SATISFIED);
        }
        boolean appealed = ComplaintListing.OPEN.equals(ComplaintListing.appeal(complaint));
        return new Contribution(
                BusinessTime.dayOf(facts.receivedAt()).toString(),
                facts.category(),
                complaint.getString(ComplaintDocument.STATUS),
                marks,
                complaint.getString(ComplaintDocument.COUNTY),
                complaint.getString(ComplaintDocument.STREET),
                complaint.getString(ComplaintDocument.COMPANY),
                due != null && facts.resolvedOn() == null ? due.toString() : null,
                appealed
                        ? complaint
                                .get(ComplaintDocument.EXCLUSION, Document.class)
                                .getString("requestedBy")
                        : null,
                complaint.containsKey(ComplaintDocument.UNATTRIBUTED));
    }

    String month() {
        return day.substring(0, "2022-06".length());
    }

    Document write() {
        return new Document("day", day)
                .append("category", category)
                .append("status", status)
                .append("marks", marks.stream().map(Mark::field).toList())
                .append("county", county)
                .append("street", street)
                .append("company", company)
                .append("waits", waits)
                .append("appealed", appealed)
                .append("stray", stray);
    }

    static Contribution read(Document document) {
        return new Contribution(
                document.getString("day"),
                document.getString("category"),
                document.getString("status"),
                document.getList("marks", String.class).stream().map(Mark::of).toList(),
                document.getString("county"),
                document.getString("street"),
                document.getString("company"),
                document.getString("waits"),
                document.getString("appealed"),
                document.getBoolean("stray", false));
    }
}
