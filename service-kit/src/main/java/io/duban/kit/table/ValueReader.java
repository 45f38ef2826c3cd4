package io.duban.kit.table;

import io.duban.kit.table.Cell.Odd;
import io.duban.kit.table.Cell.Text;
import io.duban.kit.table.Cell.Truth;
import io.duban.kit.table.Cell.Written;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a cell says, as the document writes it. A text that is none of what its column asks for is
 * handed on as it is, for the form to refuse.
 */
final class ValueReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigDecimal FIRST_ROUNDED = BigDecimal.TEN.pow(15);
    private static final BigDecimal FIRST_WRITTEN_DAY = BigDecimal.valueOf(19_000_000);
    private static final BigDecimal FIRST_WRITTEN_TIME = BigDecimal.valueOf(100_000_000);
    private static final int LONGEST_DATE = 40;
    private static final Set<String> YES = Set.of("是", "有", "对", "true", "yes", "y", "1", "√", "✓");
    private static final Set<String> NO = Set.of("否", "无", "不是", "false", "no", "n", "0", "×", "✗");

    private final ZoneId zone;

    ValueReader(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The value of a cell.
     *
     * @throws CellFaultException when nothing can be taken for it
     */
    JsonNode read(Cell cell, Column column) {
        if (cell instanceof Odd(var code, var detail)) {
            throw new CellFaultException(code, detail);
        }
        return switch (column.type()) {
            case TEXT -> JSON.stringNode(text(cell));
            case IDENTIFIER -> JSON.stringNode(CellText.narrow(text(cell)));
            case BODY -> JSON.stringNode(CellText.tidy(text(cell)));
            case DATE -> date(cell);
            case TIME -> time(cell);
            case NUMBER -> number(cell, false);
            case RATIO -> number(cell, true);
            case FLAG -> flag(cell);
            case TERM -> term(text(cell), column.terms());
            case PERIOD -> JSON.stringNode(period(cell));
        };
    }

    private static String text(Cell cell) {
        return switch (cell) {
            case Text(var text) -> CellText.tidy(text);
            case Written(var date) -> date;
            case Truth(var value) -> String.valueOf(value);
            case Cell.Numeric(var value, var _) -> digits(value);
            case Odd(var code, var detail) -> throw new CellFaultException(code, detail);
        };
    }

    /** A spreadsheet keeps 15 digits; what was written beyond them is lost. */
    private static String digits(BigDecimal value) {
        if (value.abs().compareTo(FIRST_ROUNDED) >= 0) {
            throw new CellFaultException(
                    "rounded",
                    "holds a number of more than 15 digits, of which a spreadsheet has rounded the"
                            + " last; format the cell as text and write it anew");
        }
        return Numbers.plain(value).toPlainString();
    }

    /** Digits of a time are no day, and where a day is asked nobody meant them. */
    private JsonNode date(Cell cell) {
        if (cell instanceof Cell.Numeric(var value, var _)
                && value.compareTo(FIRST_WRITTEN_TIME) >= 0) {
            throw new CellFaultException("out-of-range", "holds a number that is no day");
        }
        boolean time = cell instanceof Text(var text) && CellText.narrow(text).matches("\\d{9,}");
        return time ? JSON.stringNode(text(cell)) : written(cell);
    }

    private JsonNode written(Cell cell) {
        return day(cell)
                .map(it -> JSON.stringNode(it.toLocalDate().toString()))
                .orElseGet(() -> JSON.stringNode(text(cell)));
    }

    private JsonNode time(Cell cell) {
        if (cell instanceof Text(var text)) {
            Optional<String> whole = withOffset(CellText.narrow(text));
            if (whole.isPresent()) {
                return JSON.stringNode(whole.get());
            }
        }
        return day(cell)
                .map(it -> JSON.stringNode(it.atZone(zone).toOffsetDateTime().toString()))
                .orElseGet(() -> JSON.stringNode(text(cell)));
    }

    private static Optional<String> withOffset(String text) {
        try {
            String joined = text.replaceFirst("(?<=\\d) (?=\\d)", "T");
            return Optional.of(OffsetDateTime.parse(joined).toString());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<LocalDateTime> day(Cell cell) {
        return switch (cell) {
            case Text(var text) ->
                    text.length() > LONGEST_DATE ? Optional.empty() : WrittenDate.of(text);
            case Written(var date) -> WrittenDate.of(local(date));
            case Cell.Numeric(var value, var from1904) -> Optional.of(day(value, from1904));
            case Truth _, Odd _ -> Optional.empty();
        };
    }

    /**
     * A cell that tells its offset names an instant: midnight here is written {@code 16:00Z} of the
     * day before by programs that think in UTC.
     */
    private String local(String date) {
        return withOffset(date)
                .map(it -> OffsetDateTime.parse(it).atZoneSameInstant(zone).toLocalDateTime())
                .map(LocalDateTime::toString)
                .orElse(date);
    }

    /** A number of the calendar, or the digits of a day: 20220630. */
    private static LocalDateTime day(BigDecimal value, boolean from1904) {
        return (value.compareTo(FIRST_WRITTEN_DAY) < 0
                        ? WrittenDate.of(value, from1904)
                        : WrittenDate.of(Numbers.plain(value).toPlainString()))
                .orElseThrow(
                        () ->
                                new CellFaultException(
                                        "out-of-range", "holds a number that is no day"));
    }

    private static JsonNode number(Cell cell, boolean ratio) {
        Optional<BigDecimal> number =
                cell instanceof Cell.Numeric(var value, var _)
                        ? Optional.of(value.round(CellReader.KEPT))
                        : Numbers.written(CellText.narrow(text(cell)), ratio);
        return number.map(ValueReader::node).orElseGet(() -> JSON.stringNode(text(cell)));
    }

    private static JsonNode node(BigDecimal number) {
        BigDecimal plain = Numbers.plain(number);
        if (plain.scale() > 0) {
            return JSON.numberNode(plain);
        }
        BigInteger whole = plain.toBigInteger();
        if (whole.bitLength() < Integer.SIZE) {
            return JSON.numberNode(whole.intValue());
        }
        return whole.bitLength() < Long.SIZE
                ? JSON.numberNode(whole.longValue())
                : JSON.numberNode(plain);
    }

    private static JsonNode flag(Cell cell) {
        if (cell instanceof Truth(var value)) {
            return JSON.booleanNode(value);
        }
        String word = Headings.plain(text(cell));
        if (YES.contains(word) || NO.contains(word)) {
            return JSON.booleanNode(YES.contains(word));
        }
        throw new CellFaultException("wrong-type", "must hold 是 or 否 (true or false)");
    }

    private static JsonNode term(String text, Map<String, String> terms) {
        String plain = Headings.plain(text);
        for (Map.Entry<String, String> term : terms.entrySet()) {
            if (Headings.plain(term.getKey()).equals(plain)
                    || Headings.plain(term.getValue()).equals(plain)) {
                return JSON.stringNode(term.getValue());
            }
        }
        if (terms.isEmpty()) {
            return JSON.stringNode(text);
        }
        throw new CellFaultException(
                "unknown-value",
                terms.entrySet().stream()
                        .map(it -> it.getKey() + " (" + it.getValue() + ")")
                        .collect(Collectors.joining(", ", "must be one of ", "")));
    }

    private String period(Cell cell) {
        String text = cell instanceof Cell.Numeric ? "" : CellText.narrow(text(cell));
        return WrittenPeriod.of(text)
                .or(() -> day(cell).map(it -> it.toLocalDate().toString()))
                .orElse(text);
    }
}
