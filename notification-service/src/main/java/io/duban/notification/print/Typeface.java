package io.duban.notification.print;

import static java.util.stream.Collectors.toSet;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;

/** A font (字体), read once and shared by all threads. */
final class Typeface {

    private static final int TRUETYPE = 0x00010000;
    private static final int TRUETYPE_OF_APPLE = 0x74727565;

    /** Bits of OS/2 fsType: no embedding at all, none of subsets, bitmaps only. */
    private static final int RESTRICTED = 0x0002;

    private static final int NO_SUBSETS = 0x0100;
    private static final int BITMAPS_ONLY = 0x0200;

    private static final List<String> TABLES =
            List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp");
    private static final List<String> TABLES_AND_CHARACTERS =
            List.of(
                    "head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp",
                    "cmap", "name", "OS/2", "post");

    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final double unit;
    private final String name;

    private Typeface(TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.unit = font.getUnitsPerEm();
        this.name = font.getName();
        // Read here, because the font would read them when they are first asked for, in any thread.
        font.getAdvanceWidth(0);
        font.getGlyph();
        font.getIndexToLocation();
    }

    /**
     * Reads a font.
     *
     * @param file how messages call it
     * @throws IllegalArgumentException naming the file, when it has no TrueType outlines, is broken
     *     or may not be embedded
     */
    static Typeface read(String file, byte[] content) {
        int kind = content.length < 4 ? 0 : ByteBuffer.wrap(content).getInt();
        if (kind != TRUETYPE && kind != TRUETYPE_OF_APPLE) {
            throw new IllegalArgumentException(
                    file + " is no font with TrueType outlines (.ttf), which letters need");
        }
        try {
            Typeface read =
                    new Typeface(new TTFParser().parse(new RandomAccessReadBuffer(content)));
            read.refuseUnlessEmbeddable(file);
            return read;
        } catch (Forbidden e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read as a font: " + e.getMessage(), e);
        }
    }

    private void refuseUnlessEmbeddable(String file) throws IOException {
        var licence = font.getOS2Windows();
        int forbids = licence == null ? 0 : licence.getFsType();
        if ((forbids & 0x000F) == RESTRICTED || (forbids & (NO_SUBSETS | BITMAPS_ONLY)) != 0) {
            throw new Forbidden(file, forbids);
        }
    }

    private static final class Forbidden extends IllegalArgumentException {
        Forbidden(String file, int bits) {
            super("the licence of " + file + " forbids embedding (OS/2 fsType " + bits + ")");
        }
    }

    /** Its PostScript name. */
    String name() {
        return name;
    }

    boolean has(int codePoint) {
        return glyph(codePoint) != 0;
    }

    /** The number of a character's glyph; 0 for none. */
    int glyph(int codePoint) {
        return characters.getGlyphId(codePoint);
    }

    /** How far a character takes the pen, in em. */
    double advance(int codePoint) {
        return advanceOfGlyph(glyph(codePoint));
    }

    double advanceOfGlyph(int glyph) {
        try {
            return font.getAdvanceWidth(glyph) / unit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How far a character's ink reaches above the baseline, in em. */
    double inkTop(int codePoint) {
        GlyphData outline = outline(codePoint);
        return outline == null ? 0 : outline.getYMaximum() / unit;
    }

    /** How far a character's ink reaches below the baseline, in em: positive above it. */
    double inkBottom(int codePoint) {
        GlyphData outline = outline(codePoint);
        return outline == null ? 0 : outline.getYMinimum() / unit;
    }

    private synchronized GlyphData outline(int codePoint) {
        try {
            return font.getGlyph().getGlyph(glyph(codePoint));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The box around all its glyphs, in thousandths of an em: left, bottom, right, top. */
    int[] box() {
        try {
            var head = font.getHeader();
            return new int[] {
                thousandth(head.getXMin()),
                thousandth(head.getYMin()),
                thousandth(head.getXMax()),
                thousandth(head.getYMax())
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int thousandth(double value) {
        return (int) Math.round(value * 1000 / unit);
    }

    /** A part of a font: its bytes, and the numbers that glyphs of the whole have in it. */
    static final class Part {
        private final byte[] content;
        private final Map<Integer, Integer> wholeToPart;

        private Part(byte[] content, Map<Integer, Integer> wholeToPart) {
            this.content = content;
            this.wholeToPart = wholeToPart;
        }

        byte[] content() {
            return content;
        }

        /** The number that a glyph of the whole has in the part. */
        int glyph(int ofWhole) {
            return wholeToPart.get(ofWhole);
        }
    }

    /** Only these glyphs, addressed by their numbers. */
    synchronized Part glyphs(SortedSet<Integer> glyphs, String tag) {
        try {
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
            subsetter.addGlyphIds(glyphs);
            return write(subsetter, tag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Only these characters, as a font of its own with its table of characters, which leaves out
     * those beyond U+FFFF; their glyphs are there.
     */
    synchronized Part characters(SortedSet<Integer> codePoints) {
        try {
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES_AND_CHARACTERS);
            subsetter.addAll(codePoints.headSet(0x10000));
            subsetter.addGlyphIds(
                    codePoints.tailSet(0x10000).stream().map(this::glyph).collect(toSet()));
            return write(subsetter, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Part write(TTFSubsetter subsetter, String tag) throws IOException {
        subsetter.setPrefix(tag);
        Map<Integer, Integer> partToWhole = subsetter.getGIDMap();
        Map<Integer, Integer> wholeToPart = new TreeMap<>();
        partToWhole.forEach((part, whole) -> wholeToPart.put(whole, part));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        subsetter.writeToStream(content);
        return new Part(content.toByteArray(), wholeToPart);
    }
}
