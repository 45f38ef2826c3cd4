package io.duban.notification.query;

import io.duban.kit.problem.UnavailableException;
import io.duban.notification.letter.Paper;
import io.duban.notification.letter.PlainText;
import io.duban.notification.print.DocxLetter;
import io.duban.notification.print.Fonts;
import io.duban.notification.print.HtmlLetter;
import io.duban.notification.print.LetterPrinter;
import io.duban.notification.print.OfdLetter;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** The forms in which a letter is handed out, by the media type that is asked for. */
@Component
final class LetterForms {

    /**
     * One of them.
     *
     * @param extension of a file of it; empty for what is read and not kept
     */
    record Form(MediaType type, String extension, Function<Paper, byte[]> writer) {}

    private final Fonts fonts;

    /** Whoever takes anything gets the first. */
    private final List<Form> forms;

    LetterForms(Fonts fonts, LetterPrinter pdf, OfdLetter ofd) {
        this.fonts = fonts;
        this.forms =
                List.of(
                        text("html", HtmlLetter::of),
                        text("plain", PlainText::whole),
                        new Form(MediaType.APPLICATION_PDF, ".pdf", it -> printed(it, pdf::print)),
                        new Form(type("ofd"), ".ofd", it -> printed(it, ofd::print)),
                        new Form(
                                type(
                                        "vnd.openxmlformats-officedocument"
                                                + ".wordprocessingml.document"),
                                ".docx",
                                DocxLetter::of));
    }

    /** The form that is wanted most. */
    Form wanted(String accept) throws HttpMediaTypeNotAcceptableException {
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(wanted);
            for (MediaType type : wanted) {
                for (Form form : forms) {
                    if (type.getQualityValue() > 0 && type.includes(form.type())) {
                        return form;
                    }
                }
            }
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException(e.getMessage());
        }
        throw new HttpMediaTypeNotAcceptableException(forms.stream().map(Form::type).toList());
    }

    private byte[] printed(Paper paper, Function<Paper, byte[]> writer) {
        List<String> absent = fonts.absent();
        if (!absent.isEmpty()) {
            throw new UnavailableException(
                    "Nothing can be printed: the fonts " + absent + " are not there.", null);
        }
        return writer.apply(paper);
    }

    private static Form text(String subtype, Function<Paper, String> writer) {
        return new Form(
                new MediaType("text", subtype, StandardCharsets.UTF_8),
                "",
                it -> writer.apply(it).getBytes(StandardCharsets.UTF_8));
    }

    private static MediaType type(String subtype) {
        return new MediaType("application", subtype);
    }
}
