package io.duban.notification.print;

import io.duban.notification.letter.Paper;
import io.duban.notification.letter.PlainText;
import io.duban.notification.letter.Reading;

import org.dom4j.Element;
import org.ofdrw.core.basicStructure.doc.CT_CommonData;
import org.ofdrw.core.basicStructure.doc.CT_PageArea;
import org.ofdrw.core.basicStructure.doc.Document;
import org.ofdrw.core.basicStructure.ofd.DocBody;
import org.ofdrw.core.basicStructure.ofd.OFD;
import org.ofdrw.core.basicStructure.ofd.docInfo.CT_DocInfo;
import org.ofdrw.core.basicStructure.pageTree.Page;
import org.ofdrw.core.basicStructure.pageTree.Pages;
import org.ofdrw.core.basicType.ST_Loc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Set pages as an OFD file (GB/T 33190-2016), the form in which offices file letters. Fonts are
 * named and not embedded: who reads it has them, or sees what is nearest to them.
 */
public final class OfdLetter {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final Typesetter typesetter;

    /**
     * @param fonts by whose widths lines are set
     */
    public OfdLetter(Fonts fonts) {
        this.typesetter = new Typesetter(fonts);
    }

    /**
     * The bytes of an .ofd file; the same for the same letter at any time.
     *
     * @throws IllegalStateException when fonts are absent, naming them
     */
    public byte[] print(Paper paper) {
        return of(Reading.of(paper.blocks()).title(), typesetter.set(paper));
    }

    /** What is on these sheets, and nothing else. */
    static byte[] of(String title, List<Sheet> sheets) {
        OfdObjects objects = new OfdObjects(OfdFonts.COUNT);
        List<String> contents = new ArrayList<>();
        Pages pages = new Pages();
        for (int i = 0; i < sheets.size(); i++) {
            pages.addPage(new Page(objects.next(), "Pages/Page_" + i + "/Content.xml"));
            contents.add(xml(objects.page(sheets.get(i))));
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("OFD.xml", xml(root(title, contents)));
        files.put("Doc_0/Document.xml", xml(document(pages, objects.last())));
        files.put("Doc_0/PublicRes.xml", xml(OfdFonts.resources()));
        for (int i = 0; i < contents.size(); i++) {
            files.put("Doc_0/Pages/Page_" + i + "/Content.xml", contents.get(i));
        }
        return Archive.of(files);
    }

    private static OFD root(String title, List<String> contents) {
        byte[] all = String.join("", contents).getBytes(StandardCharsets.UTF_8);
        CT_DocInfo info = new CT_DocInfo();
        // From what it says, so that it is the same whenever the letter is drawn again.
        info.setDocID(UUID.nameUUIDFromBytes(all));
        info.setTile(PlainText.clean(title));
        DocBody body = new DocBody();
        body.setDocInfo(info);
        body.setDocRoot(new ST_Loc("Doc_0/Document.xml"));
        return new OFD(body);
    }

    private static Document document(Pages pages, long last) {
        CT_CommonData common = new CT_CommonData();
        common.setMaxUnitID(last);
        common.setPageArea(new CT_PageArea(0, 0, Sheet.WIDTH, Sheet.HEIGHT));
        common.setPublicRes(new ST_Loc("PublicRes.xml"));
        Document document = new Document();
        document.setCommonData(common);
        document.setPages(pages);
        return document;
    }

    private static String xml(Element element) {
        return DECLARATION + element.asXML();
    }
}
