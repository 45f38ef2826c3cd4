package io.duban.notification.print;

import org.ofdrw.core.basicStructure.res.Res;
import org.ofdrw.core.basicStructure.res.resources.Fonts;
import org.ofdrw.core.basicType.ST_Loc;
import org.ofdrw.core.text.font.CT_Font;
import org.ofdrw.core.text.font.Charset;

/** The fonts that an OFD file names, as offices have them. */
final class OfdFonts {

    /** Their ids are from 1 to this. */
    static final int COUNT = Mark.Face.values().length;

    private OfdFonts() {}

    static long id(Mark.Face face) {
        return switch (face) {
            case TITLE -> 1;
            case BODY -> 2;
            case BLACK -> 3;
            case KAI -> 4;
            case SONG -> 5;
        };
    }

    static Res resources() {
        Fonts fonts = new Fonts();
        for (Mark.Face face : Mark.Face.values()) {
            CT_Font font = new CT_Font(name(face));
            font.setFamilyName(name(face)).setCharset(Charset.unicode).setID(id(face));
            fonts.addFont(font);
        }
        Res resources = new Res();
        resources.setBaseLoc(new ST_Loc("Res"));
        return resources.addResource(fonts);
    }

    private static String name(Mark.Face face) {
        return switch (face) {
            case TITLE -> "方正小标宋简体";
            case BODY -> "仿宋_GB2312";
            case BLACK -> "黑体";
            case KAI -> "楷体_GB2312";
            case SONG -> "宋体";
        };
    }
}
