package io.duban.complaint.register;

import io.duban.complaint.text.EstateName;
import io.duban.complaint.text.SearchText;
import io.duban.contracts.subject.EstateProfile;

import org.bson.Document;

import java.util.List;
import java.util.Locale;

/** What lies beside an estate so that it is found by what people call it. */
final class EstateListing {

    static final String FIELD = "list";

    /** Its name without the part that it is, by {@link EstateName}. */
    static final String CORE = "list.core";

    /** Pieces of that. */
    static final String CORE_PIECES = "list.corePieces";

    /** Its id without case, hyphens and underscores. */
    static final String KEY = "list.key";

    /** Name and company. */
    static final String TEXT = "list.text";

    static final String PIECES = "list.pieces";

    private EstateListing() {}

    static Document of(EstateProfile estate) {
        String text = SearchText.form(estate.name() + " " + estate.company().name());
        String core = EstateName.of(estate.name()).core();
        return new Document("core", core)
                .append("corePieces", List.copyOf(SearchText.pieces(core)))
                .append("key", key(estate.estateId()))
                .append("text", text)
                .append("pieces", List.copyOf(SearchText.pieces(text)));
    }

    static String key(String estateId) {
        return estateId.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
    }
}
