package io.duban.ranking;

import io.duban.contracts.board.Board;
import io.duban.contracts.board.BoardRow;
import io.duban.contracts.ladder.Listing;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.kit.json.StoredJson;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** What the release before stored: boards and listings that kept neither ties nor places. */
public final class YesterdaysRelease {

    private static final JsonMapper MAPPER = JsonAutoConfiguration.strictMapper();
    private static final StoredJson STORED = new StoredJson(MAPPER);

    private YesterdaysRelease() {}

    /** The board as it comes back from what was written then. */
    public static Board written(Board board) {
        ObjectNode json = MAPPER.valueToTree(board);
        json.remove(List.of("rated", "leftOut"));
        json.get("rows").forEach(row -> withoutPlaces((ObjectNode) row));
        return STORED.read(json.toString(), Board.class);
    }

    /** The listings of a board as they come back from what was written then. */
    public static List<Listing> listings(Board board) {
        return Listing.of(board, board.hash()).stream().map(YesterdaysRelease::written).toList();
    }

    /** The same board, listing everyone: ties at the cut were all listed then. */
    public static Board listingAll(Board board) {
        ObjectNode json = MAPPER.valueToTree(board);
        json.get("rows").forEach(row -> ((ObjectNode) row).put("listed", true));
        return written(MAPPER.treeToValue(json, Board.class));
    }

    private static Listing written(Listing listing) {
        ObjectNode json = MAPPER.valueToTree(listing);
        withoutPlaces((ObjectNode) json.get("row"));
        return STORED.read(json.toString(), Listing.class);
    }

    private static void withoutPlaces(ObjectNode row) {
        row.remove(List.of("rated", "fromEnd", "tieBreak", "leftOut"));
    }

    /** Whether nothing of what is new is known of a row. */
    public static boolean isOld(BoardRow row) {
        return row.fromEnd() == null && row.tieBreak().isEmpty();
    }
}
