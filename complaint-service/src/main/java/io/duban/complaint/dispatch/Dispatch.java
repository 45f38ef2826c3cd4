package io.duban.complaint.dispatch;

import org.bson.Document;

import java.time.LocalDate;

/**
 * One department's part in a complaint (派单).
 *
 * @param department code of the department
 * @param on business day on which it was sent
 * @param whistle whether the street called for it (街道吹哨)
 * @param reportedOn business day on which it reported in (部门报到); absent before
 * @param returnedOn business day on which it was sent back (退单); absent when it stands
 */
record Dispatch(
        String department,
        LocalDate on,
        boolean whistle,
        String note,
        LocalDate reportedOn,
        String report,
        LocalDate returnedOn,
        String returnReason) {

    static Dispatch of(String department, LocalDate on, boolean whistle, String note) {
        return new Dispatch(department, on, whistle, note, null, null, null, null);
    }

    /** The street calls for a department that had been sent without it. */
    Dispatch whistled(String reason) {
        return new Dispatch(
                department, on, true, reason, reportedOn, report, returnedOn, returnReason);
    }

    Dispatch reported(LocalDate day, String text) {
        return new Dispatch(department, on, whistle, note, day, text, returnedOn, returnReason);
    }

    Dispatch returned(LocalDate day, String reason) {
        return new Dispatch(department, on, whistle, note, reportedOn, report, day, reason);
    }

    boolean stands() {
        return returnedOn == null;
    }

    Document write() {
        Document document =
                new Document("department", department)
                        .append("on", on.toString())
                        .append("whistle", whistle);
        put(document, "note", note);
        put(document, "reportedOn", reportedOn);
        put(document, "report", report);
        put(document, "returnedOn", returnedOn);
        put(document, "returnReason", returnReason);
        return document;
    }

    static Dispatch read(Document document) {
        return new Dispatch(
                document.getString("department"),
                LocalDate.parse(document.getString("on")),
                document.getBoolean("whistle"),
                document.getString("note"),
                day(document, "reportedOn"),
                document.getString("report"),
                day(document, "returnedOn"),
                document.getString("returnReason"));
    }

    private static void put(Document document, String field, Object value) {
        if (value != null) {
            document.append(field, value.toString());
        }
    }

    private static LocalDate day(Document document, String field) {
        String text = document.getString(field);
        return text == null ? null : LocalDate.parse(text);
    }
}
