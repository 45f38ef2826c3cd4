package io.duban.notification.print;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A page of a PDF as whoever measures it with a ruler sees it: millimetres from the top left.
 *
 * @param characters in the order in which they are drawn
 */
record PrintedPage(List<Printed> characters, List<Stroke> strokes) {

    private static final double MM = 25.4 / 72;

    /**
     * A printed character.
     *
     * @param size in points
     */
    record Printed(
            String text, double left, double right, double baseline, double size, String font) {

        /** The top of its em box. */
        double top() {
            return baseline - 0.88 * size * MM;
        }
    }

    /** A straight line. */
    record Stroke(double x1, double y1, double x2, double y2, double thickness, boolean red) {
        boolean isAcross() {
            return Math.abs(y1 - y2) < 0.01;
        }
    }

    /** Characters that share a baseline. */
    record TextLine(List<Printed> characters) {
        String text() {
            StringBuilder text = new StringBuilder();
            characters.forEach(c -> text.append(c.text()));
            return text.toString();
        }

        double top() {
            return characters.getFirst().top();
        }

        double left() {
            return characters.stream().mapToDouble(Printed::left).min().orElseThrow();
        }

        double right() {
            return characters.stream().mapToDouble(Printed::right).max().orElseThrow();
        }

        double middle() {
            return (left() + right()) / 2;
        }
    }

    static List<PrintedPage> of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<PrintedPage> pages = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                CharacterReader characters = new CharacterReader();
                int number = pages.size() + 1;
                characters.setStartPage(number);
                characters.setEndPage(number);
                characters.writeText(document, new StringWriter());
                StrokeReader strokes = new StrokeReader(page);
                strokes.processPage(page);
                pages.add(new PrintedPage(characters.read, strokes.read));
            }
            return pages;
        }
    }

    /** All text, as copying it gives, without white space. */
    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    /** From top to bottom. */
    List<TextLine> lines() {
        TreeMap<Long, List<Printed>> lines = new TreeMap<>();
        for (Printed character : characters) {
            lines.computeIfAbsent(Math.round(character.baseline() * 50), _ -> new ArrayList<>())
                    .add(character);
        }
        return lines.values().stream().map(TextLine::new).toList();
    }

    TextLine line(String beginning) {
        return lines().stream()
                .filter(line -> line.text().strip().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line begins with " + beginning));
    }

    private static final class CharacterReader extends PDFTextStripper {
        private final List<Printed> read = new ArrayList<>();

        @Override
        protected void processTextPosition(TextPosition text) {
            super.processTextPosition(text);
            double left = text.getXDirAdj() * MM;
            read.add(
                    new Printed(
                            text.getUnicode(),
                            left,
                            left + text.getWidthDirAdj() * MM,
                            text.getYDirAdj() * MM,
                            text.getFontSizeInPt(),
                            text.getFont().getName()));
        }
    }

    private static final class StrokeReader extends PDFGraphicsStreamEngine {
        private final List<Stroke> read = new ArrayList<>();
        private Point2D from = new Point2D.Double();
        private Point2D to = new Point2D.Double();

        StrokeReader(PDPage page) {
            super(page);
        }

        @Override
        public void moveTo(float x, float y) {
            from = new Point2D.Double(x, y);
        }

        @Override
        public void lineTo(float x, float y) {
            to = new Point2D.Double(x, y);
        }

        @Override
        public void strokePath() throws IOException {
            boolean red = getGraphicsState().getStrokingColor().getComponents()[0] > 0.5f;
            read.add(
                    new Stroke(
                            from.getX() * MM,
                            Sheet.HEIGHT - from.getY() * MM,
                            to.getX() * MM,
                            Sheet.HEIGHT - to.getY() * MM,
                            getGraphicsState().getLineWidth() * MM,
                            red));
        }

        @Override
        public Point2D getCurrentPoint() {
            return to;
        }

        @Override
        public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {}

        @Override
        public void drawImage(PDImage image) {}

        @Override
        public void clip(int rule) {}

        @Override
        public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {}

        @Override
        public void closePath() {}

        @Override
        public void endPath() {}

        @Override
        public void fillPath(int rule) {}

        @Override
        public void fillAndStrokePath(int rule) {}

        @Override
        public void shadingFill(COSName name) {}
    }
}
