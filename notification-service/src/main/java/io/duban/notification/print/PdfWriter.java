package io.duban.notification.print;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Draws sheets as a PDF. The same sheets make the same bytes. */
final class PdfWriter {

    /** In place of the time that a document's number is usually made from. */
    private static final long NUMBER = 9704;

    private final Fonts fonts;

    PdfWriter(Fonts fonts) {
        this.fonts = fonts;
    }

    byte[] write(List<Sheet> sheets, String title) {
        try (PDDocument pdf = new PDDocument()) {
            PdfFonts embedded = new PdfFonts(fonts);
            List<byte[]> drawings = new ArrayList<>();
            sheets.forEach(sheet -> drawings.add(new PdfPage(embedded).draw(sheet)));
            PDResources resources = new PDResources(embedded.writeTo(pdf));
            for (byte[] drawing : drawings) {
                PDPage page = new PDPage(PDRectangle.A4);
                page.setResources(resources);
                page.getCOSObject().setItem(COSName.CONTENTS, EmbeddedFont.stream(pdf, drawing));
                pdf.addPage(page);
            }
            describe(pdf, title);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument pdf, String title) {
        COSDictionary information = pdf.getDocumentInformation().getCOSObject();
        information.setItem(COSName.TITLE, new COSString(title));
        information.setItem(COSName.PRODUCER, new COSString("Duban"));
        pdf.getDocumentCatalog().setLanguage("zh-CN");
        PDViewerPreferences viewer = new PDViewerPreferences(new COSDictionary());
        viewer.setDisplayDocTitle(true);
        pdf.getDocumentCatalog().setViewerPreferences(viewer);
        pdf.setDocumentId(NUMBER);
    }
}
