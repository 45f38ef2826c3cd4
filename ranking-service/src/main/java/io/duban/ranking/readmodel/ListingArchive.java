package io.duban.ranking.readmodel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoDatabase;

import io.duban.contracts.board.Board;
import io.duban.contracts.ladder.Listing;
import io.duban.kit.json.StoredJson;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

/** Who is listed on each revision of each board, as the ladders read it. */
final class ListingArchive {

    /** Some megabytes; ten years of a monthly ranking are 3,600 with 30 places. */
    private static final int MOST_IN_MEMORY = 20_000;

    private record Listings(List<Listing> listings) {}

    private final BoardPieces pieces;
    private final BoardHeads heads;
    private final StoredJson json;
    private final Cache<String, List<Listing>> read =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_IN_MEMORY)
                    .weigher((String _, List<Listing> listings) -> listings.size() + 1)
                    .build();

    ListingArchive(MongoDatabase store, BoardHeads heads, JsonMapper mapper) {
        this.pieces = new BoardPieces(store);
        this.heads = heads;
        this.json = new StoredJson(mapper);
    }

    /** Keeps the listings of a board; returns in how many pieces. */
    int keep(Board board, String hash) {
        String id = id(BoardKey.of(board), board.revision());
        return pieces.write(id, json.bytes(new Listings(Listing.of(board, hash))));
    }

    /** The listings of a revision, which never change; empty where none are kept. */
    Optional<List<Listing>> find(BoardKey key, int revision) {
        return Optional.ofNullable(read.get(id(key, revision), id -> read(key, revision, id)));
    }

    private List<Listing> read(BoardKey key, int revision, String id) {
        return heads.revision(key, revision)
                .map(it -> json.read(pieces.read(id, it.pieces()), Listings.class))
                .map(it -> List.copyOf(it.listings()))
                .orElse(null);
    }

    private static String id(BoardKey key, int revision) {
        return key.id(revision) + ":listed";
    }
}
