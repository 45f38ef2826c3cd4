package io.duban.notification.print;

import io.duban.notification.print.Mark.Face;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fonts of one PDF, as its characters ask for them. */
final class PdfFonts {

    private final Fonts fonts;
    private final Map<Typeface, EmbeddedFont> embedded = new LinkedHashMap<>();

    PdfFonts(Fonts fonts) {
        this.fonts = fonts;
    }

    EmbeddedFont of(Face face, int codePoint) {
        return embedded.computeIfAbsent(
                fonts.of(face, codePoint),
                typeface -> new EmbeddedFont(typeface, "F" + (embedded.size() + 1)));
    }

    /** Writes them all. @return the resources of every page */
    COSDictionary writeTo(PDDocument pdf) throws IOException {
        COSDictionary named = new COSDictionary();
        for (EmbeddedFont font : embedded.values()) {
            named.setItem(COSName.getPDFName(font.resource()), font.writeTo(pdf));
        }
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.FONT, named);
        return resources;
    }
}
