package io.duban.notification.notice;

import io.duban.contracts.period.Period;
import io.duban.notification.letter.Block;
import io.duban.notification.letter.Figures;
import io.duban.notification.letter.Form;
import io.duban.notification.letter.Letter;
import io.duban.notification.letter.Series;

import org.bson.Document;

import java.util.List;
import java.util.Locale;

/** Between letters and their documents. */
final class LetterDocuments {

    private static final String BLOCKS = "blocks";

    private LetterDocuments() {}

    static Document write(Letter letter) {
        return new Document("form", letter.form().wire())
                .append("head", letter.head())
                .append("series", series(letter.series()))
                .append(BLOCKS, letter.blocks().stream().map(BlockDocuments::write).toList())
                .append("issuer", letter.issuer())
                .append("edition", letter.edition())
                .append("figures", letter.figures().stream().map(it -> figures(it)).toList())
                .append("facts", letter.facts())
                .append("clause", letter.clause())
                .append("demand", letter.demand())
                .append("answerWithin", letter.answerWithin());
    }

    /** Reads a letter, also one that a release before wrote as one text. */
    static Letter read(Document document) {
        if (!document.containsKey(BLOCKS)) {
            return OldLetters.read(document);
        }
        return new Letter(
                Form.valueOf(document.getString("form").toUpperCase(Locale.ROOT)),
                document.getString("head"),
                seriesOf(document.get("series", Document.class)),
                blocks(document),
                document.getString("issuer"),
                document.getString("edition"),
                document.getList("figures", Document.class).stream()
                        .map(it -> figuresOf(it))
                        .toList(),
                document.getString("facts"),
                document.getString("clause"),
                document.getString("demand"),
                document.getInteger("answerWithin"));
    }

    private static List<Block> blocks(Document document) {
        return document.getList(BLOCKS, Document.class).stream().map(BlockDocuments::read).toList();
    }

    private static Document series(Series series) {
        return series == null
                ? null
                : new Document("organ", series.organ()).append("word", series.word());
    }

    private static Series seriesOf(Document document) {
        return document == null
                ? null
                : new Series(document.getString("organ"), document.getString("word"));
    }

    private static Document figures(Figures figures) {
        return new Document("ranking", figures.ranking())
                .append("period", figures.period().id())
                .append("revision", figures.revision())
                .append("hash", figures.hash());
    }

    private static Figures figuresOf(Document document) {
        return new Figures(
                document.getString("ranking"),
                Period.parse(document.getString("period")),
                document.getInteger("revision"),
                document.getString("hash"));
    }
}
