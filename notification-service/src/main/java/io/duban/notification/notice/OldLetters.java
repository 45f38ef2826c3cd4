package io.duban.notification.notice;

import io.duban.notification.letter.Block;
import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Block.Demand;
import io.duban.notification.letter.Block.Paragraph;
import io.duban.notification.letter.Block.Signature;
import io.duban.notification.letter.Block.Title;
import io.duban.notification.letter.Block.To;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Letter;

import org.bson.Document;

import java.util.ArrayList;
import java.util.List;

/**
 * Letters that a release before wrote as one text: a line for whom it goes to, then paragraphs,
 * then a line for each that signs.
 */
final class OldLetters {

    private OldLetters() {}

    static Letter read(Document document) {
        String title = document.getString("title");
        List<String> lines = document.getString("text").lines().toList();
        int signed = lines.size();
        while (signed > 1 && isOrgan(lines.get(signed - 1))) {
            signed--;
        }
        List<String> organs = lines.subList(signed, lines.size());
        String lead = organs.isEmpty() ? "" : organs.getFirst();
        return new Letter(
                title.endsWith("函") ? Form.LETTER : Form.DOCUMENT,
                lead,
                null,
                blocks(title, lines.subList(0, signed), organs, document.getString("demand")),
                lead,
                null,
                List.of(),
                document.getString("facts"),
                document.getString("clause"),
                document.getString("demand"),
                workingDays(document.getInteger("deadlineDays")));
    }

    private static List<Block> blocks(
            String title, List<String> lines, List<String> organs, String demand) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Title(title));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (i == 0 && line.endsWith("：")) {
                blocks.add(new To(line.substring(0, line.length() - 1)));
            } else {
                blocks.add(line.equals(demand) ? new Demand(line) : new Paragraph(line));
            }
        }
        if (!organs.isEmpty()) {
            blocks.add(new Signature(organs));
        }
        blocks.add(new Dated(null));
        return blocks;
    }

    private static boolean isOrgan(String line) {
        return line.endsWith("专班") || line.endsWith("办公室");
    }

    /** Five for seven days, rounded up, as terms of before are read everywhere. */
    private static Integer workingDays(Integer days) {
        return days == null ? null : Integer.valueOf(Math.ceilDiv(days * 5, 7));
    }
}
