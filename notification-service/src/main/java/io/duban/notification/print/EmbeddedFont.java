package io.duban.notification.print;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * A font in one PDF, with only what the letter needs of it. Each character has a code of its own,
 * also where two share a glyph, so that copied text is what was written.
 */
final class EmbeddedFont {

    /** Where no font has a character, this stands for it in a draft (〓). */
    private static final int STAND_IN = 0x3013;

    /** That characters are named by numbers of this font alone. */
    private static final int SYMBOLIC = 4;

    private final Typeface typeface;
    private final String resource;
    private final Map<Integer, Integer> codes = new LinkedHashMap<>();

    /**
     * @param resource how pages call it, such as {@code F1}
     */
    EmbeddedFont(Typeface typeface, String resource) {
        this.typeface = typeface;
        this.resource = resource;
    }

    String resource() {
        return resource;
    }

    /** The code of a character, given when it is first asked for. */
    int code(int codePoint) {
        return codes.computeIfAbsent(codePoint, _ -> codes.size() + 1);
    }

    /** How far a character takes the pen, in thousandths of an em. */
    int width(int codePoint) {
        return (int) Math.round(typeface.advanceOfGlyph(glyph(codePoint)) * 1000);
    }

    private int glyph(int codePoint) {
        int glyph = typeface.glyph(codePoint);
        return glyph != 0 ? glyph : typeface.glyph(STAND_IN);
    }

    /** Writes the font; no further codes may be asked for. */
    COSDictionary writeTo(PDDocument pdf) throws IOException {
        TreeSet<Integer> glyphs = new TreeSet<>();
        codes.keySet().forEach(codePoint -> glyphs.add(glyph(codePoint)));
        String tag = tag();
        Typeface.Part part = typeface.glyphs(glyphs, tag + "+");
        COSName base = COSName.getPDFName(tag + "+" + typeface.name());

        COSDictionary font = named(COSName.FONT, COSName.TYPE0);
        font.setItem(COSName.BASE_FONT, base);
        font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        COSArray descendants = new COSArray();
        descendants.add(descendant(pdf, base, part));
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        font.setItem(COSName.TO_UNICODE, stream(pdf, ToUnicode.of(codes)));
        return font;
    }

    private COSDictionary descendant(PDDocument pdf, COSName base, Typeface.Part part)
            throws IOException {
        COSDictionary system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("Identity"));
        system.setInt(COSName.SUPPLEMENT, 0);

        COSDictionary font = named(COSName.FONT, COSName.CID_FONT_TYPE2);
        font.setItem(COSName.BASE_FONT, base);
        font.setItem(COSName.CIDSYSTEMINFO, system);
        font.setItem(COSName.FONT_DESC, descriptor(pdf, base, part.content()));
        font.setInt(COSName.DW, 1000);
        font.setItem(COSName.W, widths());
        font.setItem(COSName.CID_TO_GID_MAP, stream(pdf, glyphsOfCodes(part)));
        return font;
    }

    private COSDictionary descriptor(PDDocument pdf, COSName base, byte[] content)
            throws IOException {
        int[] box = typeface.box();
        COSArray bounds = new COSArray();
        for (int edge : box) {
            bounds.add(COSInteger.get(edge));
        }
        COSStream program = stream(pdf, content);
        program.setInt(COSName.LENGTH1, content.length);

        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setItem(COSName.FONT_NAME, base);
        descriptor.setInt(COSName.FLAGS, SYMBOLIC);
        descriptor.setItem(COSName.FONT_BBOX, bounds);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, 880);
        descriptor.setInt(COSName.DESCENT, -120);
        descriptor.setInt(COSName.CAP_HEIGHT, 733);
        descriptor.setInt(COSName.STEM_V, 80);
        descriptor.setItem(COSName.FONT_FILE2, program);
        return descriptor;
    }

    private COSArray widths() {
        COSArray all = new COSArray();
        codes.keySet().forEach(codePoint -> all.add(COSInteger.get(width(codePoint))));
        COSArray widths = new COSArray();
        widths.add(COSInteger.get(1));
        widths.add(all);
        return widths;
    }

    private byte[] glyphsOfCodes(Typeface.Part part) {
        byte[] map = new byte[2 * (codes.size() + 1)];
        codes.forEach(
                (codePoint, code) -> {
                    int glyph = part.glyph(glyph(codePoint));
                    map[2 * code] = (byte) (glyph >>> 8);
                    map[2 * code + 1] = (byte) glyph;
                });
        return map;
    }

    /**
     * Six letters that tell this part of the font from others, the same for the same characters.
     */
    private String tag() {
        long hash = 17;
        for (int codePoint : codes.keySet()) {
            hash = hash * 31 + codePoint;
        }
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            tag.append((char) ('A' + Math.floorMod(hash, 26)));
            hash /= 26;
        }
        return tag.toString();
    }

    private static COSDictionary named(COSName type, COSName subtype) {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, type);
        dictionary.setItem(COSName.SUBTYPE, subtype);
        return dictionary;
    }

    static COSStream stream(PDDocument pdf, byte[] content) throws IOException {
        COSStream stream = pdf.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content);
        }
        return stream;
    }
}
