package io.duban.notification.print;

import io.duban.notification.letter.Paper;
import io.duban.notification.print.FontFiles.Shipped;
import io.duban.notification.print.Mark.Face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fonts of letters (字体). Each role has a city's own font or a shipped one; a character that the
 * font of its role lacks is taken from the shipped ones. Shipped fonts are read when the first
 * letter needs them; safe for all threads.
 */
public final class Fonts {

    private final Map<Face, Typeface> ofCity;
    private volatile Chosen chosen;

    private Fonts(Map<Face, Typeface> ofCity) {
        this.ofCity = ofCity;
    }

    /** Only the shipped ones. */
    public static Fonts shipped() {
        return new Fonts(Map.of());
    }

    /**
     * A city's own before the shipped ones.
     *
     * @param folder holds {@code body.ttf} (仿宋), {@code title.ttf} (小标宋), {@code black.ttf} (黑体),
     *     {@code kai.ttf} (楷体) and {@code song.ttf} (宋体), or some of them
     * @throws IllegalArgumentException naming the folder or the file that will not do
     */
    public static Fonts withCity(Path folder) {
        return new Fonts(FontFiles.ofCity(folder));
    }

    /**
     * Font files without which nothing can be printed: of a build that could not bring them.
     *
     * @return empty when letters can be printed
     */
    public List<String> absent() {
        return chosen().absent();
    }

    /** The characters of a letter that no font has, each once, in the order of their appearance. */
    public List<String> missing(Paper paper) {
        Set<String> missing = new LinkedHashSet<>();
        PaperText.of(paper).forEach(text -> missing.addAll(missing(text)));
        return List.copyOf(missing);
    }

    /** The characters of a text that no font has, each once, in the order of their appearance. */
    public List<String> missing(String text) {
        Chosen fonts = chosen();
        Set<String> missing = new LinkedHashSet<>();
        for (int codePoint : Characters.of(text)) {
            if (fonts.lacks(codePoint)) {
                missing.add(Character.toString(codePoint));
            }
        }
        return List.copyOf(missing);
    }

    /**
     * The font that a character of that role is printed with; where none has it, the role's own.
     *
     * @throws IllegalStateException naming the fonts that are absent
     */
    Typeface of(Face face, int codePoint) {
        List<Typeface> fonts = chosen().order(face);
        for (Typeface font : fonts) {
            if (font.has(codePoint)) {
                return font;
            }
        }
        return fonts.getFirst();
    }

    private Chosen chosen() {
        Chosen known = chosen;
        return known != null ? known : choose();
    }

    private synchronized Chosen choose() {
        if (chosen == null) {
            chosen = Chosen.of(ofCity);
        }
        return chosen;
    }

    /** Which fonts each role tries, in order. */
    private record Chosen(Map<Face, List<Typeface>> orders, List<String> absent) {

        static Chosen of(Map<Face, Typeface> ofCity) {
            Map<Shipped, Typeface> shipped = new EnumMap<>(Shipped.class);
            Set<String> absent = new TreeSet<>();
            for (Shipped font : Shipped.values()) {
                FontFiles.shipped(font).ifPresent(read -> shipped.put(font, read));
            }
            Map<Face, List<Typeface>> orders = new EnumMap<>(Face.class);
            for (Face face : Face.values()) {
                List<Typeface> order = order(face, ofCity, shipped);
                if (ofCity.get(face) == null && shipped.get(own(face)) == null) {
                    absent.add(own(face).file());
                }
                orders.put(face, order);
            }
            return new Chosen(orders, List.copyOf(absent));
        }

        private static List<Typeface> order(
                Face face, Map<Face, Typeface> ofCity, Map<Shipped, Typeface> shipped) {
            Set<Typeface> order = new LinkedHashSet<>();
            Optional.ofNullable(ofCity.get(face)).ifPresent(order::add);
            Optional.ofNullable(shipped.get(own(face))).ifPresent(order::add);
            if (face == Face.BLACK) {
                Optional.ofNullable(shipped.get(Shipped.SERIF_BOLD)).ifPresent(order::add);
            }
            order.addAll(shipped.values());
            order.addAll(ofCity.values());
            return new ArrayList<>(order);
        }

        private static Shipped own(Face face) {
            return switch (face) {
                case BODY, KAI, SONG -> Shipped.SERIF;
                case TITLE -> Shipped.SERIF_BOLD;
                case BLACK -> Shipped.SANS;
            };
        }

        List<Typeface> order(Face face) {
            if (!absent.isEmpty()) {
                throw new IllegalStateException(
                        "fonts of letters are missing: "
                                + String.join(", ", absent)
                                + "; build with npm, or name a folder of fonts by DUBAN_FONTS");
            }
            return orders.get(face);
        }

        boolean lacks(int codePoint) {
            return orders.values().stream()
                    .flatMap(Collection::stream)
                    .noneMatch(font -> font.has(codePoint));
        }
    }
}
