package io.duban.complaint.tally;

import io.duban.complaint.intake.ComplaintDocument;
import io.duban.complaint.intake.ComplaintListing;
import io.duban.kit.outbox.OutboxFields;

import org.bson.Document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Complaints that are counted together. It is written down before anything is counted, so that
 * whoever finds it counts the same.
 *
 * @param no counts up; every count and every complaint remembers the last one that reached it
 */
record Batch(long no, List<Move> moves) {

    /** What became of a complaint between two batches. */
    record Move(
            String ticketNo,
            long version,
            String county,
            String uncounted,
            Contribution from,
            Contribution to) {

        /**
         * @param complaint as it was read
         * @param through the last day that has passed; null before any has
         */
        static Move of(Document complaint, LocalDate through) {
            Document before = complaint.get(Tally.COUNTED, Document.class);
            return new Move(
                    complaint.getString("_id"),
                    complaint.get(OutboxFields.VERSION, Number.class).longValue(),
                    complaint.getString(ComplaintDocument.COUNTY),
                    complaint.getString(ComplaintListing.UNCOUNTED),
                    before == null ? null : Contribution.read(before),
                    Contribution.of(complaint, through));
        }

        private Document write() {
            return new Document("ticketNo", ticketNo)
                    .append("version", version)
                    .append("county", county)
                    .append("uncounted", uncounted)
                    .append("from", from == null ? null : from.write())
                    .append("to", to.write());
        }

        private static Move read(Document document) {
            Document from = document.get("from", Document.class);
            return new Move(
                    document.getString("ticketNo"),
                    document.getLong("version"),
                    document.getString("county"),
                    document.getString("uncounted"),
                    from == null ? null : Contribution.read(from),
                    Contribution.read(document.get("to", Document.class)));
        }
    }

    Batch {
        moves = List.copyOf(moves);
    }

    /** By how much it changes each count. */
    Map<Row, Map<String, Long>> changes() {
        Counts counts = new Counts();
        for (Move move : moves) {
            if (move.from() != null) {
                counts.take(move.from());
            }
            counts.add(move.to());
        }
        return counts.changes();
    }

    List<Document> write() {
        return moves.stream().map(Move::write).toList();
    }

    static Batch read(long no, List<Document> moves) {
        return new Batch(no, moves.stream().map(Move::read).toList());
    }
}
