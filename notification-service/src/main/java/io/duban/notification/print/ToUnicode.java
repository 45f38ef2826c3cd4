package io.duban.notification.print;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Says which character each code of a font is, so that text can be searched and copied. */
final class ToUnicode {

    /** Entries in one section, of which the format allows no more. */
    private static final int SECTION = 100;

    private static final String BEGIN =
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """;
    private static final String END =
            """
            endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end
            """;

    private ToUnicode() {}

    /**
     * @param codes by code point
     */
    static byte[] of(Map<Integer, Integer> codes) {
        StringBuilder map = new StringBuilder(BEGIN);
        List<Map.Entry<Integer, Integer>> entries = List.copyOf(codes.entrySet());
        for (int from = 0; from < entries.size(); from += SECTION) {
            int to = Math.min(entries.size(), from + SECTION);
            map.append(to - from).append(" beginbfchar\n");
            for (Map.Entry<Integer, Integer> entry : entries.subList(from, to)) {
                map.append(entry(entry.getKey(), entry.getValue()));
            }
            map.append("endbfchar\n");
        }
        return map.append(END).toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static String entry(int codePoint, int code) {
        HexFormat hex = HexFormat.of().withUpperCase();
        byte[] units = Character.toString(codePoint).getBytes(StandardCharsets.UTF_16BE);
        return "<" + hex.toHexDigits((char) code) + "> <" + hex.formatHex(units) + ">\n";
    }
}
