package io.duban.ranking.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
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

    /** Some tens of megabytes; a board of more rows is read anew for every question. */
    private static final int MOST_ROWS_IN_MEMORY = 20_000;

    private static final String HASH = "hash";
    private static final String PIECES = "pieces";
    private static final String EXTRACTS = "extracts";

    private final BoardHeads heads;
    private final BoardExtracts extracts;
    private final MongoCollection<Document> boards;
    private final BoardPieces pieces;
    private final StoredJson stored;
    private final Cache<String, Board> read =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_ROWS_IN_MEMORY)
                    .weigher((String _, Board board) -> board.rows().size() + 1)
                    .build();

    BoardArchive(MongoDatabase store, BoardHeads heads, BoardExtracts extracts, JsonMapper mapper) {
        this.heads = heads;
        this.extracts = extracts;
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
        BoardRevision revision = extracts.keep(board, published.hash());
        Document header =
                new Document("_id", id)
                        .append("ranking", key.ranking())
                        .append("period", key.period())
                        .append("revision", board.revision())
                        .append("closedOn", board.closedOn().toString())
                        .append(HASH, published.hash())
                        .append(PIECES, count)
                        .append(EXTRACTS, BoardExtracts.EDITION);
        DuplicateKey.tryAgain(
                () ->
                        boards.replaceOne(
                                Filters.eq("_id", id), header, new ReplaceOptions().upsert(true)));
        heads.keep(key, revision);
    }

    /** Notes that the period's last revision stands for good. */
    void finalise(RankingFinalised finalised) {
        heads.finalise(
                new BoardKey(finalised.ranking(), finalised.period().id()), finalised.revision());
    }

    /** The latest revision of the period's board, without its rows. */
    public Optional<StoredBoard> find(String ranking, String period) {
        return heads.pointer(new BoardKey(ranking, period)).flatMap(it -> find(it, it.latest()));
    }

    /** One revision of the period's board, without its rows. */
    public Optional<StoredBoard> find(String ranking, String period, int revision) {
        return heads.pointer(new BoardKey(ranking, period)).flatMap(it -> find(it, revision));
    }

    /** The latest revision of the period's board. */
    public Optional<ArchivedBoard> latest(String ranking, String period) {
        return find(ranking, period).map(this::read);
    }

    /** The number of the period's latest revision; empty while there is none. */
    public Optional<Integer> latestRevision(String ranking, String period) {
        return find(ranking, period).map(StoredBoard::revision);
    }

    /** One revision of the period's board. */
    public Optional<ArchivedBoard> revision(String ranking, String period, int revision) {
        return find(ranking, period, revision).map(this::read);
    }

    /** The board with its rows. */
    public ArchivedBoard read(StoredBoard board) {
        String id = new BoardKey(board.ranking(), board.period()).id(board.revision());
        Board whole = read.get(id, _ -> read(id, board.pieces()));
        return new ArchivedBoard(whole, board.hash(), board.isFinal());
    }

    /** The latest board of every period that ends by the day, without their rows. */
    public List<StoredBoard> latestThrough(LocalDate day) {
        return heads.pointers().stream()
                .filter(it -> !Period.parse(it.key().period()).end().isAfter(day))
                .flatMap(it -> find(it, it.latest()).stream())
                .toList();
    }

    /** A board for one look, so that whoever looks at all of them pushes no other one out. */
    public Board readOnce(StoredBoard board) {
        return read(
                new BoardKey(board.ranking(), board.period()).id(board.revision()), board.pieces());
    }

    /**
     * Keeps beside some boards of an earlier release what is kept of them now.
     *
     * @param after id of the board after which to go on; empty for the first ones
     * @param most how many boards to look at
     * @return id of the last one that was looked at; empty after the last of all
     */
    Optional<String> extract(String after, int most) {
        List<Document> found = new ArrayList<>();
        boards.find(Filters.gt("_id", after))
                .sort(Sorts.ascending("_id"))
                .limit(most)
                .batchSize(most)
                .into(found);
        found.stream()
                .filter(it -> it.getInteger(EXTRACTS, 0) < BoardExtracts.EDITION)
                .forEach(this::extract);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast().getString("_id"));
    }

    /** Keeps beside one board what is kept of it now. */
    void extract(BoardKey key, int revision) {
        extract(boards.find(Filters.eq("_id", key.id(revision))).first());
    }

    private void extract(Document header) {
        String id = header.getString("_id");
        BoardKey key = new BoardKey(header.getString("ranking"), header.getString("period"));
        Board board = read(id, header.getInteger(PIECES));
        int latest = heads.pointer(key).map(BoardHeads.Pointer::latest).orElse(0);
        String hash = header.getString(HASH);
        BoardRevision revision =
                board.revision() < latest
                        ? extracts.keepOfEarlier(board, hash)
                        : extracts.keep(board, hash);
        heads.keep(key, revision);
        boards.updateOne(Filters.eq("_id", id), Updates.set(EXTRACTS, BoardExtracts.EDITION));
    }

    private Optional<StoredBoard> find(BoardHeads.Pointer period, int revision) {
        BoardKey key = period.key();
        return Optional.ofNullable(boards.find(Filters.eq("_id", key.id(revision))).first())
                .map(
                        header ->
                                new StoredBoard(
                                        key.ranking(),
                                        key.period(),
                                        revision,
                                        header.getString(HASH),
                                        period.isFinal(revision),
                                        revision == period.latest(),
                                        header.getInteger(PIECES)));
    }

    private Board read(String id, int count) {
        return stored.read(pieces.read(id, count), Board.class);
    }
}
