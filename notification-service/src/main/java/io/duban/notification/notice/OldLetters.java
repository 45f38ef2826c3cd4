package io.duban.notification.notice;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Block.Signature;
import io.duban.notification.letter.FlatLetter;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Letter;

import org.bson.Document;

import java.util.List;

/**
 * Letters that a release before wrote as one text: a line for whom it goes to, then paragraphs,
 * then a line for each that signs.
 */
final class OldLetters {

    private OldLetters() {}

    static Letter read(Document document) {
        String title = document.getString("title");
        String demand = document.getString("demand");
        List<Block> blocks = FlatLetter.blocks(title, document.getString("text"), demand);
        String lead = lead(blocks);
        return new Letter(
                title.endsWith("函") ? Form.LETTER : Form.DOCUMENT,
                lead,
                null,
                blocks,
                lead,
                null,
                List.of(),
                document.getString("facts"),
                document.getString("clause"),
                demand,
                workingDays(document.getInteger("deadlineDays")));
    }

    private static String lead(List<Block> blocks) {
        return blocks.stream()
                .filter(Signature.class::isInstance)
                .map(it -> ((Signature) it).organs().getFirst())
                .findFirst()
                .orElse("");
    }

    /** Five for seven days, rounded up, as terms of before are read everywhere. */
    private static Integer workingDays(Integer days) {
        return days == null ? null : Integer.valueOf(Math.ceilDiv(days * 5, 7));
    }
}
