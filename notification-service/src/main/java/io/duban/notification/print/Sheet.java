package io.duban.notification.print;

import java.util.List;

/** One A4 page, set. */
record Sheet(List<Mark> marks) {

    static final double WIDTH = 210;
    static final double HEIGHT = 297;

    Sheet {
        marks = List.copyOf(marks);
    }
}
