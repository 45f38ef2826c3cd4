package io.duban.kit.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLStreamException;

/** Reads the cells of a sheet. What cannot be taken is odd by itself, and no fault of the file. */
final class CellReader {

    private static final int LONGEST_NUMBER = 64;

    /** Places of a number; further ones are no measurement, and written out fill the memory. */
    private static final int MOST_PLACES = 100;

    /** A spreadsheet keeps so many digits of a number; what a file has beyond them is rounding. */
    static final MathContext KEPT = new MathContext(15);

    private final List<String> strings;
    private final boolean from1904;

    CellReader(List<String> strings, boolean from1904) {
        this.strings = strings;
        this.from1904 = from1904;
    }

    /** The cell at whose start it stands; empty when nothing is in it. */
    Optional<Cell> read(OpenXml xml) throws XMLStreamException {
        String type = xml.attribute("t");
        String value = null;
        String inline = null;
        boolean formula = false;
        for (int depth = 1; depth > 0 && xml.nextTag(); ) {
            depth += xml.isStart() ? 1 : -1;
            if (!xml.isStart()) {
                continue;
            }
            switch (xml.name()) {
                case "v" -> {
                    value = xml.text();
                    depth--;
                }
                case "is" -> {
                    inline = xml.runs();
                    depth--;
                }
                case "f" -> formula = true;
                default -> {
                    // Extensions say nothing that is asked for.
                }
            }
        }
        if (formula) {
            return showsNothing(type, value)
                    ? Optional.empty()
                    : Optional.of(new Cell.Odd("formula", "holds a formula"));
        }
        String content = inline == null ? value : inline;
        return content == null || CellText.isBlank(content)
                ? Optional.empty()
                : Optional.of(cell(type == null ? "n" : type, content))
                        .filter(CellReader::isSomething);
    }

    /** A shared text may be blank, too. */
    private static boolean isSomething(Cell cell) {
        return !(cell instanceof Cell.Text(var text) && CellText.isBlank(text));
    }

    /**
     * A formula that gives an empty text is how tables are prepared for rows to come; one that was
     * never computed may give anything.
     */
    private static boolean showsNothing(String type, String value) {
        return "str".equals(type) && value != null && CellText.isBlank(value);
    }

    private Cell cell(String type, String content) {
        return switch (type) {
            case "s" -> shared(content);
            case "str" -> new Cell.Text(CellText.unescaped(content));
            case "inlineStr" -> new Cell.Text(content);
            case "n" -> number(content.strip());
            case "d" -> new Cell.Written(content.strip());
            case "b" -> truth(content.strip());
            case "e" -> new Cell.Odd("malformed", "holds an error");
            default -> new Cell.Odd("malformed", "is of a type that no cell has");
        };
    }

    private Cell shared(String index) {
        try {
            int number = Integer.parseInt(index.strip());
            if (number >= 0 && number < strings.size()) {
                return new Cell.Text(strings.get(number));
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        return new Cell.Odd("malformed", "names a text that the workbook does not have");
    }

    private Cell number(String text) {
        try {
            if (text.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(text);
                boolean absurd =
                        Math.abs((long) number.scale()) > MOST_PLACES
                                || number.precision() > MOST_PLACES;
                return absurd
                        ? new Cell.Odd("out-of-range", "holds no number that can be")
                        : new Cell.Numeric(number, from1904);
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        return new Cell.Odd("malformed", "is a number and holds none");
    }

    private static Cell truth(String text) {
        return switch (text) {
            case "1", "true" -> new Cell.Truth(true);
            case "0", "false" -> new Cell.Truth(false);
            default -> new Cell.Odd("malformed", "is true or false and holds neither");
        };
    }
}
