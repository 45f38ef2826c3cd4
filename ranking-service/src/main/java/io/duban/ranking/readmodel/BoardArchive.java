package io.duban.ranking.readmodel;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;

import io.duban.contracts.board.Board;
import io.duban.contracts.event.RankingEvent.RankingFinalised;
import io.duban.contracts.event.RankingEvent.RankingPublished;
import io.duban.contracts.period.Period;
import io.duban.kit.json.StoredJson;
import io.duban.kit.store.DuplicateKey;

import org.bson.Document;

import tools.jackson.databind.json.JsonMapper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every revision of every board as it was published, and for each period a pointer to its latest
 * one. A revision is complete before the pointer names it.
 */
public final class BoardArchive {

    /** A century of every ranking. */
    private static final int MOST_PERIODS = 10_000;

    private static final String LATEST = "latest";
    private static final String FINAL_REVISION = "finalRevision";

    private final MongoCollection<Document> periods;
    private final MongoCollection<Document> boards;
    private final BoardPieces pieces;
    private final StoredJson stored;

    BoardArchive(MongoDatabase store, JsonMapper mapper) {
        this.periods = store.getCollection("periods");
        this.boards = store.getCollection("boards");
        this.pieces = new BoardPieces(store);
        this.stored = new StoredJson(mapper);
    }

    /** Keeps a board; keeping it again changes nothing. */
    void keep(RankingPublished published) {
        Board board = published.board();
        BoardKey key = BoardKey.of(board);
        String id = key.id(board.revision());
        int count = pieces.write(id, stored.bytes(board));
        Document header =
                new Document("_id", id)
                        .append("ranking", key.ranking())
                        .append("period", key.period())
                        .append("revision", board.revision())
                        .append("closedOn", board.closedOn().toString())
                        .append("hash", published.hash())
                        .append("pieces", count);
        DuplicateKey.tryAgain(
                () ->
                        boards.replaceOne(
                                Filters.eq("_id", id), header, new ReplaceOptions().upsert(true)));
        point(key, LATEST, board.revision());
    }

    /** Notes that the period's last revision stands for good. */
    void finalise(RankingFinalised finalised) {
        BoardKey key = new BoardKey(finalised.ranking(), finalised.period().id());
        point(key, FINAL_REVISION, finalised.revision());
    }

    /** The latest revision of the period's board. */
    public Optional<ArchivedBoard> latest(String ranking, String period) {
        return period(ranking, period)
                .filter(it -> it.containsKey(LATEST))
                .flatMap(it -> revision(it, new BoardKey(ranking, period), it.getInteger(LATEST)));
    }

    /** The number of the period's latest revision; empty while there is none. */
    public Optional<Integer> latestRevision(String ranking, String period) {
        return period(ranking, period).map(it -> it.getInteger(LATEST));
    }

    /** One revision of the period's board. */
    public Optional<ArchivedBoard> revision(String ranking, String period, int revision) {
        return period(ranking, period)
                .flatMap(it -> revision(it, new BoardKey(ranking, period), revision));
    }

    /** The latest board of every period that ends by the day. */
    public List<Board> latestThrough(LocalDate day) {
        List<BoardKey> keys = new ArrayList<>();
        periods.find()
                .limit(MOST_PERIODS)
                .batchSize(MOST_PERIODS)
                .forEach(
                        it ->
                                keys.add(
                                        new BoardKey(
                                                it.getString("ranking"), it.getString("period"))));
        return keys.stream()
                .filter(key -> !Period.parse(key.period()).end().isAfter(day))
                .flatMap(key -> latest(key.ranking(), key.period()).stream())
                .map(ArchivedBoard::board)
                .toList();
    }

    private Optional<ArchivedBoard> revision(Document period, BoardKey key, int revision) {
        Document header = boards.find(Filters.eq("_id", key.id(revision))).first();
        if (header == null) {
            return Optional.empty();
        }
        byte[] json = pieces.read(key.id(revision), header.getInteger("pieces"));
        Integer last = period.getInteger(FINAL_REVISION);
        return Optional.of(
                new ArchivedBoard(
                        stored.read(json, Board.class),
                        header.getString("hash"),
                        last != null && last == revision));
    }

    private Optional<Document> period(String ranking, String period) {
        String id = new BoardKey(ranking, period).id();
        return Optional.ofNullable(periods.find(Filters.eq("_id", id)).first());
    }

    private void point(BoardKey key, String pointer, int revision) {
        DuplicateKey.tryAgain(
                () ->
                        periods.updateOne(
                                Filters.eq("_id", key.id()),
                                Updates.combine(
                                        Updates.max(pointer, revision),
                                        Updates.set("ranking", key.ranking()),
                                        Updates.set("period", key.period())),
                                new UpdateOptions().upsert(true)));
    }
}
