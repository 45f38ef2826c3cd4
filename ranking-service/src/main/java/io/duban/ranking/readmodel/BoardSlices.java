package io.duban.ranking.readmodel;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;
import io.duban.kit.json.StoredJson;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;

import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of each period's latest board, cut into slices of some dozens by their subjects' keys.
 * So a subject's way through the periods is one small document a period, however many subjects a
 * board has, and a revision writes few documents.
 */
final class BoardSlices {

    private static final int LEAST_ROWS = 32;
    private static final int MOST_WRITES = 500;
    private static final String REVISION = "revision";
    private static final String PERIOD = "period";
    private static final String ROWS = "rows";

    private record Row(Subject subject, int rank, BigDecimal value, boolean listed) {}

    private record Slice(int rated, BigDecimal cutValue, List<Row> rows) {}

    private final MongoCollection<Document> slices;
    private final StoredJson json;

    BoardSlices(MongoDatabase store, JsonMapper mapper) {
        this.slices = store.getCollection("boardSlices");
        this.json = new StoredJson(mapper);
    }

    /** Into how many slices so many rows are cut. */
    static int count(int rows) {
        return Math.max(1, Integer.highestOneBit(rows / LEAST_ROWS));
    }

    /** Puts the board's rows in place of those of earlier revisions; later ones stay. */
    void keep(Board board, BigDecimal cutValue) {
        BoardKey key = BoardKey.of(board);
        int count = count(board.rows().size());
        List<List<Row>> cut = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cut.add(new ArrayList<>());
        }
        board.rows().forEach(it -> cut.get(index(it.subject().key(), count)).add(row(it)));
        List<ReplaceOneModel<Document>> writes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Slice slice = new Slice(board.rated(), cutValue, cut.get(i));
            writes.add(write(key, id(key, count, i), board.revision(), slice));
            if (writes.size() == MOST_WRITES || i == count - 1) {
                write(writes);
                writes.clear();
            }
        }
    }

    /**
     * The subject's rows on the latest boards of these periods, oldest first; none for a period
     * that does not rate it.
     */
    List<RankedRow> rows(List<BoardHead> heads, String subject) {
        List<String> ids =
                heads.stream()
                        .map(
                                head -> {
                                    int count = head.latestRevision().slices();
                                    BoardKey key = new BoardKey(head.ranking(), head.period().id());
                                    return id(key, count, index(subject, count));
                                })
                        .toList();
        List<RankedRow> found = new ArrayList<>();
        if (!ids.isEmpty()) {
            slices.find(Filters.in("_id", ids))
                    .batchSize(ids.size())
                    .forEach(it -> read(it, subject, found));
        }
        found.sort(Comparator.comparing(it -> it.period().end()));
        return found;
    }

    private void read(Document document, String subject, List<RankedRow> found) {
        Slice slice = json.read(document.getString(ROWS), Slice.class);
        for (Row row : slice.rows()) {
            if (row.subject().key().equals(subject)) {
                found.add(
                        new RankedRow(
                                Period.parse(document.getString(PERIOD)),
                                document.getInteger(REVISION),
                                row.subject(),
                                row.rank(),
                                slice.rated(),
                                row.value(),
                                row.listed(),
                                slice.cutValue()));
            }
        }
    }

    private ReplaceOneModel<Document> write(BoardKey key, String id, int revision, Slice slice) {
        Document document =
                new Document("_id", id)
                        .append(REVISION, revision)
                        .append(PERIOD, key.period())
                        .append(ROWS, json.text(slice));
        return new ReplaceOneModel<>(
                Filters.and(Filters.eq("_id", id), Filters.lte(REVISION, revision)),
                document,
                new ReplaceOptions().upsert(true));
    }

    private void write(List<ReplaceOneModel<Document>> writes) {
        try {
            DuplicateKey.tryAgain(
                    () -> slices.bulkWrite(writes, new BulkWriteOptions().ordered(false)));
        } catch (MongoBulkWriteException e) {
            // A later revision is there, so the filter passed it over and the id was taken.
            if (!DuplicateKey.isSaidBy(e)) {
                throw e;
            }
        }
    }

    private static Row row(BoardRow row) {
        return new Row(row.subject(), row.rank(), row.value(), row.listed());
    }

    private static String id(BoardKey key, int count, int index) {
        return key.id() + ":" + count + ":" + index;
    }

    private static int index(String subject, int count) {
        return Math.floorMod(subject.hashCode(), count);
    }
}
