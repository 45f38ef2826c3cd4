package io.duban.notification.print;

import io.duban.notification.letter.PlainText;

import org.ofdrw.core.basicStructure.pageObj.Content;
import org.ofdrw.core.basicStructure.pageObj.Page;
import org.ofdrw.core.basicStructure.pageObj.layer.CT_Layer;
import org.ofdrw.core.basicStructure.pageObj.layer.Type;
import org.ofdrw.core.basicStructure.pageObj.layer.block.PathObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.basicType.ST_Array;
import org.ofdrw.core.basicType.ST_Box;
import org.ofdrw.core.basicType.ST_ID;
import org.ofdrw.core.graph.pathObj.AbbreviatedData;
import org.ofdrw.core.pageDescription.color.color.CT_Color;
import org.ofdrw.core.text.TextCode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Marks as the graphic objects of OFD, numbered through the whole document. */
final class OfdObjects {

    private static final double POINT = 25.4 / 72;

    /** Of the em box: how far it reaches above and below the baseline. */
    private static final double ABOVE = 0.88;

    private static final double BELOW = 0.12;

    /** How far a circle's curves bend, for a radius of 1. */
    private static final double BEND = 0.5522848;

    private long last;

    /**
     * @param taken ids that are given already, from 1 on
     */
    OfdObjects(long taken) {
        this.last = taken;
    }

    long next() {
        return ++last;
    }

    long last() {
        return last;
    }

    Page page(Sheet sheet) {
        CT_Layer layer = new CT_Layer();
        layer.setType(Type.Body);
        layer.setObjID(next());
        for (Mark mark : sheet.marks()) {
            switch (mark) {
                case Mark.Run run -> text(layer, run);
                case Mark.Rule rule -> layer.addPageBlock(rule(rule));
                case Mark.Seal seal -> layer.addPageBlock(seal(seal));
            }
        }
        Page page = new Page();
        page.setContent(new Content().addLayer(layer));
        return page;
    }

    /**
     * A run, broken round each character beyond the first plane: readers differ in whether its
     * place counts once or twice.
     */
    private void text(CT_Layer layer, Mark.Run run) {
        int[] points = run.text().codePoints().toArray();
        int from = 0;
        for (int i = 0; i < points.length; i++) {
            boolean shown = !PlainText.clean(Character.toString(points[i])).isEmpty();
            if (shown && Character.isBmpCodePoint(points[i])) {
                continue;
            }
            text(layer, run, points, from, i);
            if (shown) {
                text(layer, run, points, i, i + 1);
            }
            from = i + 1;
        }
        text(layer, run, points, from, points.length);
    }

    private void text(CT_Layer layer, Mark.Run run, int[] points, int from, int to) {
        String text = new String(points, from, to - from);
        if (text.isBlank()) {
            return;
        }
        double size = run.size() * POINT;
        double left = run.x().get(from);
        double right = run.x().get(to - 1) + size * run.stretch();
        TextObject object = new TextObject(next());
        object.setBoundary(
                box(left, run.baseline() - ABOVE * size, right - left, (ABOVE + BELOW) * size));
        object.setFont(OfdFonts.id(run.face()));
        object.setSize(rounded(size));
        if (run.stretch() != 1) {
            object.setHScale(rounded(run.stretch()));
        }
        object.setFillColor(color(run.ink()));
        object.addTextCode(code(text, run.x().subList(from, to), rounded(ABOVE * size)));
        layer.addPageBlock(object);
    }

    private static TextCode code(String text, List<Double> x, double baseline) {
        TextCode code = new TextCode();
        code.setCoordinate(0.0, baseline);
        if (x.size() > 1) {
            code.setDeltaX(deltas(x));
        }
        code.setContent(text);
        return code;
    }

    /** Steps between rounded places, so that no error adds up along the line. */
    private static ST_Array deltas(List<Double> x) {
        List<String> deltas = new ArrayList<>();
        for (int i = 1; i < x.size(); i++) {
            deltas.add(number(rounded(x.get(i)) - rounded(x.get(i - 1))));
        }
        ST_Array array = new ST_Array();
        return array.setArray(deltas);
    }

    private PathObject rule(Mark.Rule rule) {
        double half = rule.thickness() / 2;
        double left = Math.min(rule.x1(), rule.x2()) - half;
        double top = Math.min(rule.y1(), rule.y2()) - half;
        double width = Math.abs(rule.x2() - rule.x1()) + rule.thickness();
        double height = Math.abs(rule.y2() - rule.y1()) + rule.thickness();
        AbbreviatedData line = new AbbreviatedData();
        line.M(rounded(rule.x1() - left), rounded(rule.y1() - top));
        line.L(rounded(rule.x2() - left), rounded(rule.y2() - top));
        PathObject object = path(box(left, top, width, height), rule.ink(), rule.thickness());
        object.setAbbreviatedData(line);
        return object;
    }

    private PathObject seal(Mark.Seal seal) {
        double r = seal.diameter() / 2;
        double thickness = 0.25;
        double mid = rounded(r + thickness / 2);
        double low = rounded(mid - r);
        double high = rounded(mid + r);
        double back = rounded(mid - BEND * r);
        double on = rounded(mid + BEND * r);
        AbbreviatedData circle = new AbbreviatedData();
        circle.M(high, mid).B(high, on, on, high, mid, high).B(back, high, low, on, low, mid);
        circle.B(low, back, back, low, mid, low).B(on, low, high, back, high, mid).C();
        double side = seal.diameter() + thickness;
        ST_Box box = box(seal.x() - side / 2, seal.y() - side / 2, side, side);
        PathObject object = path(box, Mark.Ink.RED, thickness);
        object.setDashPattern(new ST_Array("0.25", "0.75"));
        object.setAbbreviatedData(circle);
        return object;
    }

    private PathObject path(ST_Box box, Mark.Ink ink, double thickness) {
        PathObject object = new PathObject(new ST_ID(next()));
        object.setBoundary(box);
        object.setLineWidth(rounded(thickness));
        object.setStrokeColor(color(ink));
        return object;
    }

    private static CT_Color color(Mark.Ink ink) {
        return switch (ink) {
            case BLACK -> CT_Color.rgb(0, 0, 0);
            case RED -> CT_Color.rgb(0xC0, 0, 0);
        };
    }

    private static ST_Box box(double x, double y, double width, double height) {
        return new ST_Box(rounded(x), rounded(y), rounded(width), rounded(height));
    }

    /** To a thousandth of a millimetre. */
    private static double rounded(double mm) {
        return Math.rint(mm * 1000) / 1000;
    }

    private static String number(double mm) {
        return BigDecimal.valueOf(mm)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
