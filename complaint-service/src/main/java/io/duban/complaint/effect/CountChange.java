package io.duban.complaint.effect;

import io.duban.complaint.intake.ComplaintDocument;

import org.bson.Document;

import java.util.ArrayList;
import java.util.List;

/**
 * What a decision adds to the counted complaints of an estate in a month.
 *
 * @param change less than 0 where it takes away
 */
record CountChange(String estateId, String month, int change) {

    /** The complaint counts no more: its exclusion is granted, or it is merged into another. */
    static List<CountChange> ofGoing(Document complaint) {
        String estate = complaint.getString(ComplaintDocument.ESTATE);
        return counts(complaint) && estate != null
                ? List.of(new CountChange(estate, month(complaint), -1))
                : List.of();
    }

    /** Another estate is charged with it. */
    static List<CountChange> ofMoving(Document complaint, String estateId) {
        if (!counts(complaint) || estateId.equals(complaint.getString(ComplaintDocument.ESTATE))) {
            return List.of();
        }
        List<CountChange> changes = new ArrayList<>(ofGoing(complaint));
        changes.add(new CountChange(estateId, month(complaint), 1));
        return changes;
    }

    private static boolean counts(Document complaint) {
        return complaint.getBoolean("counted")
                && !ComplaintDocument.isExcluded(complaint)
                && !complaint.containsKey(ComplaintDocument.DUPLICATE_OF);
    }

    private static String month(Document complaint) {
        return complaint.getString(ComplaintDocument.MONTH);
    }
}
