package io.duban.notification.print;

import io.duban.notification.print.Item.Blank;
import io.duban.notification.print.Item.Figures;
import io.duban.notification.print.Item.Signed;
import io.duban.notification.print.Item.TextLine;
import io.duban.notification.print.Line.Look;

import java.util.List;

/** Lets the text flow down the pages, and turns them where what belongs together needs it. */
final class Flow {

    private final TableSetter tables;

    Flow(TableSetter tables) {
        this.tables = tables;
    }

    void set(List<Item> items, Pages pages) {
        for (int i = 0; i < items.size(); i++) {
            Room needed = room(items, i);
            if (!pages.isFresh() && !needed.fits(pages)) {
                pages.turn();
            }
            set(items.get(i), followers(items, i), pages);
        }
    }

    private void set(Item item, Room below, Pages pages) {
        switch (item) {
            case TextLine text ->
                    pages.add(text.line().at(Grid.LEFT, pages.take(1), Look.black(text.size())));
            case Blank _ -> {
                if (!pages.isFresh()) {
                    pages.skip();
                }
            }
            case Figures figures -> tables.set(figures.table(), pages, below.height());
            case Signed signed -> pages.add(signed.drawing().from(pages.take(signed.lines())));
        }
    }

    /** Room that an item needs together with what it is kept with. */
    private record Room(int lines, double more) {

        static final Room NONE = new Room(0, 0);

        boolean fits(Pages pages) {
            return pages.fits(lines, more);
        }

        double height() {
            return lines == 0 ? more : Pages.TABLE_GAP + lines * Grid.PITCH + Grid.EM + more;
        }

        boolean isTooMuch() {
            return height() > Grid.BOTTOM - Grid.TOP;
        }
    }

    private Room room(List<Item> items, int at) {
        Room alone = new Room(lines(items.get(at)), 0);
        int lines = 0;
        for (int i = at; i < items.size() && lines <= Grid.LINES; i++) {
            Item item = items.get(i);
            if (item instanceof Figures figures) {
                Room together = new Room(lines, Pages.TABLE_GAP + tables.least(figures.table()));
                return i > at && together.isTooMuch() ? alone : together;
            }
            lines += lines(item);
            if (!item.kept()) {
                break;
            }
        }
        Room together = new Room(lines, 0);
        return together.isTooMuch() ? alone : together;
    }

    /** What must stand below an item on the same page. */
    private Room followers(List<Item> items, int at) {
        boolean alone = !items.get(at).kept() || at + 1 == items.size();
        return alone ? Room.NONE : room(items, at + 1);
    }

    private static int lines(Item item) {
        return switch (item) {
            case TextLine _, Blank _ -> 1;
            case Figures _ -> 0;
            case Signed signed -> signed.lines();
        };
    }
}
