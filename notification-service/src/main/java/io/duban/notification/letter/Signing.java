package io.duban.notification.letter;

import java.util.List;
import java.util.Map;

/** Who signs a letter, and what follows from it: its head, its series and who gets copies. */
record Signing(
        Form form,
        String head,
        Series series,
        List<String> organs,
        String issuer,
        List<String> copies) {

    /**
     * Of a letter that takes a measure.
     *
     * @param restricted whether only those who sign and the addressee ever see it
     */
    static Signing of(Kind kind, Map<String, String> values, boolean restricted) {
        return new Signing(
                kind.form(),
                kind.lead().head().fill(values),
                kind.series(),
                kind.names(values),
                kind.lead().name().fill(values),
                restricted ? List.of() : kind.copies(values));
    }

    /** Of a letter that takes this one back: who issued it, or would issue it now. */
    static Signing revoking(Letter original, LetterSet set, Kind kind, Map<String, String> values) {
        if (original.series() == null) {
            Signing now = of(kind, values, false);
            Series series = new Series(kind.lead().code(), set.revoking());
            return new Signing(
                    set.revokingForm(), now.head(), series, now.organs(), now.issuer(), List.of());
        }
        return new Signing(
                set.revokingForm(),
                original.head(),
                new Series(original.series().organ(), set.revoking()),
                original.organs(),
                original.issuer(),
                original.copies());
    }
}
