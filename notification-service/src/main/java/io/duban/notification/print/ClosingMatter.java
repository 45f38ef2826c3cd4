package io.duban.notification.print;

import io.duban.notification.print.Item.Blank;
import io.duban.notification.print.Item.Signed;
import io.duban.notification.print.Line.Look;
import io.duban.notification.print.Mark.Face;
import io.duban.notification.print.Mark.Seal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Who signs, and the day (发文机关署名、成文日期): names on the axis of the date, of several organs beside
 * each other so that no seals touch, the date once below the last.
 */
final class ClosingMatter {

    /** What room is kept for where there is no date yet. */
    private static final LocalDate SOME_DAY = LocalDate.of(2022, 11, 3);

    private static final double DATE_RIGHT = Grid.RIGHT - 4 * Grid.CELL;
    private static final int MOST_IN_A_ROW = 3;
    private static final int MOST_LINES_OF_A_NAME = 4;

    /** A name may be closed up so much before it takes another line. */
    private static final double CLOSED_UP = 0.93;

    private static final double SEAL = 42;
    private static final double SEAL_GAP = 4;

    /** From the last line of the text to the seal. */
    private static final double SEAL_BELOW_TEXT = 4.5;

    private static final double SEAL_ABOVE_MIDDLE = 3;

    /** Lines from a row of seals to the next, so that they do not touch. */
    private static final int SEAL_LINES = 5;

    private final Type type;
    private final boolean draft;

    /**
     * @param draft whether it shows where seals will go
     */
    ClosingMatter(Type type, boolean draft) {
        this.type = type;
        this.draft = draft;
    }

    /** A date as letters write it; empty for none. */
    static String written(LocalDate date) {
        return date == null
                ? ""
                : date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    /** An empty line, and rows of names, the last with the date. */
    List<Item> items(List<String> organs, boolean dated, LocalDate date) {
        if (organs.isEmpty() && !dated) {
            return List.of();
        }
        Line day = day(date == null ? SOME_DAY : date);
        double axis = DATE_RIGHT - day.width() / 2;
        List<Item> items = new ArrayList<>();
        items.add(new Blank(true));
        for (int from = 0; from < Math.max(1, organs.size()); from += MOST_IN_A_ROW) {
            int to = Math.min(organs.size(), from + MOST_IN_A_ROW);
            boolean last = to == organs.size();
            Row row = row(organs.subList(from, to), axis);
            Line below = last && date != null ? day : null;
            int lines = last ? row.lines() + 1 : Math.max(row.lines() + 1, SEAL_LINES);
            items.add(new Signed(lines, top -> draw(row, below, axis, top), !last));
        }
        return items;
    }

    private Line day(LocalDate date) {
        return Line.natural(type.measure(written(date), Face.BODY), Grid.CELL, 0);
    }

    /** A name on its axis. */
    private record Name(List<List<Glyph>> lines, double axis, double room) {}

    /** Names beside each other. */
    private record Row(List<Name> names) {
        int lines() {
            return names.stream().mapToInt(n -> n.lines().size()).max().orElse(0);
        }
    }

    private Row row(List<String> organs, double last) {
        double right = 2 * (Grid.RIGHT - last);
        int count = organs.size();
        List<Name> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double axis = last;
            double room = right;
            if (count == 2 && i == 0) {
                double edge = last - right / 2 - SEAL_GAP / 2;
                axis = (Grid.LEFT + edge) / 2;
                room = edge - Grid.LEFT;
            } else if (count > 2) {
                axis = last - (count - 1 - i) * (SEAL + SEAL_GAP);
                room = SEAL + SEAL_GAP / 2;
            }
            names.add(new Name(linesOf(organs.get(i), room), axis, room));
        }
        return new Row(names);
    }

    private List<List<Glyph>> linesOf(String organ, double room) {
        List<Glyph> text = type.measure(organ, Face.BODY);
        double em = Line.em(text);
        double cells = room / Grid.CELL;
        if (em * CLOSED_UP <= cells) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        double width = Math.max(cells / CLOSED_UP, em / MOST_LINES_OF_A_NAME + 1);
        return BalancedLines.of(text, width, Partings::organ);
    }

    private List<Mark> draw(Row row, Line day, double axis, double top) {
        List<Mark> marks = new ArrayList<>();
        int lines = row.lines();
        double dateTop = top + lines * Grid.PITCH;
        for (Name name : row.names()) {
            double y = dateTop - name.lines().size() * Grid.PITCH;
            for (List<Glyph> line : name.lines()) {
                marks.addAll(centred(line, name, y));
                y += Grid.PITCH;
            }
        }
        if (day != null) {
            marks.addAll(Type.centred(day, axis, dateTop, Look.black(Grid.BODY)));
        }
        if (draft) {
            row.names().forEach(name -> marks.addAll(seal(name.axis(), top, dateTop)));
        }
        return marks;
    }

    private static List<Mark> centred(List<Glyph> text, Name name, double top) {
        double cell = Math.min(Grid.CELL, name.room() / Line.em(text));
        double closed = cell / Grid.CELL;
        Look look = Look.black(Grid.BODY).stretched(closed < CLOSED_UP ? closed : 1);
        return Type.centred(Line.natural(text, cell, 0), name.axis(), top, look);
    }

    private List<Mark> seal(double axis, double top, double dateTop) {
        double text = top - 2 * Grid.PITCH + Grid.EM;
        double below = text + SEAL_BELOW_TEXT + SEAL / 2;
        double middle = (top + dateTop + Grid.EM) / 2 - SEAL_ABOVE_MIDDLE;
        double y = Math.max(below, middle);
        List<Mark> marks = new ArrayList<>();
        marks.add(new Seal(axis, y, SEAL));
        Line word = type.line("印章", Face.BODY, 12);
        double wordTop = Math.min(y - SEAL / 2 + 5.5, top - Grid.mm(12) - 0.3);
        marks.addAll(Type.centred(word, axis, wordTop, Look.red(12)));
        return marks;
    }
}
