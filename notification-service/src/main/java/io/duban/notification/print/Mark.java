package io.duban.notification.print;

import java.util.List;

/** Something at its place on a sheet; millimetres from the top left of A4. */
sealed interface Mark {

    /** The two inks (颜色): red #c00000 and black. */
    enum Ink {
        BLACK,
        RED
    }

    /** A role of type (字体), whatever font a city has for it. */
    enum Face {
        /** 小标宋: heads and titles. */
        TITLE,
        /** 仿宋: the body. */
        BODY,
        /** 黑体. */
        BLACK,
        /** 楷体. */
        KAI,
        /** 宋体: page numbers. */
        SONG
    }

    /**
     * Characters on one line.
     *
     * @param x the left edge of each code point of the text, in mm
     * @param baseline in mm from the top
     * @param size in points
     * @param stretch horizontal scale, 1 for none
     */
    record Run(
            String text,
            List<Double> x,
            double baseline,
            double size,
            double stretch,
            Face face,
            Ink ink)
            implements Mark {
        public Run {
            x = List.copyOf(x);
        }
    }

    /** A straight line of that thickness, its middle at the given places. */
    record Rule(double x1, double y1, double x2, double y2, double thickness, Ink ink)
            implements Mark {}

    /** A dotted circle: where a seal goes (印章). */
    record Seal(double x, double y, double diameter) implements Mark {}
}
