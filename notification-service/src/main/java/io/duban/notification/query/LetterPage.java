package io.duban.notification.query;

import io.duban.contracts.period.Day;
import io.duban.notification.notice.Notice;
import io.duban.notification.notice.NoticeState;

import org.springframework.web.util.HtmlUtils;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The letter as a page, in the form of an official document (公文), and as plain text. */
final class LetterPage {

    private static final String STYLE =
            """
            body{margin:0;background:#f4f4f4;color:#111}
            article{box-sizing:border-box;max-width:210mm;margin:2em auto;padding:37mm 26mm 35mm 28mm;\
            background:#fff;font:16pt/1.75 FangSong,仿宋,STFangsong,serif}
            header{color:#c00;text-align:center;border-bottom:2px solid #c00;\
            font:bold 26pt/1.6 SimSun,宋体,serif;letter-spacing:.2em}
            h1{font:bold 20pt/1.5 SimSun,宋体,serif;text-align:center;margin:1.5em 0 1em}
            p{margin:0;text-indent:2em;overflow-wrap:anywhere;white-space:pre-wrap}
            p.to{text-indent:0}
            p.date{text-align:right}
            p.state{color:#c00;text-indent:0;text-align:center}
            @media print{body{background:none}article{margin:0;padding:0}}
            """;

    /** Nothing may be loaded or run; only this very style applies. */
    static final String POLICY =
            "default-src 'none'; style-src 'sha256-"
                    + sha256(STYLE)
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private LetterPage() {}

    static String html(Notice notice) {
        StringBuilder page = new StringBuilder(4_096);
        String title = escaped(notice.letter().title());
        page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>");
        page.append(title).append("</title><style>").append(STYLE).append("</style></head>\n");
        page.append("<body><article><header>").append(escaped(notice.content().kind()));
        page.append("</header>\n<h1>").append(title).append("</h1>\n");
        String[] lines = notice.letter().text().split("\n");
        for (int i = 0; i < lines.length; i++) {
            page.append(i == 0 ? "<p class=\"to\">" : "<p>").append(escaped(lines[i]));
            page.append("</p>\n");
        }
        page.append("<p class=\"date\">").append(date(notice)).append("</p>\n");
        if (notice.life().state() == NoticeState.WITHDRAWN) {
            page.append("<p class=\"state\">").append(withdrawn(notice)).append("</p>\n");
        }
        return page.append("</article></body></html>\n").toString();
    }

    static String text(Notice notice) {
        StringBuilder page = new StringBuilder(2_048);
        page.append(notice.content().kind()).append("\n\n");
        page.append(notice.letter().title()).append("\n\n");
        page.append(notice.letter().text()).append('\n').append(date(notice)).append('\n');
        if (notice.life().state() == NoticeState.WITHDRAWN) {
            page.append('\n').append(withdrawn(notice)).append('\n');
        }
        return page.toString();
    }

    private static String date(Notice notice) {
        return notice.life().issuedOn() == null
                ? "（待签发）"
                : new Day(notice.life().issuedOn()).term();
    }

    private static String withdrawn(Notice notice) {
        return "（已于" + new Day(notice.life().withdrawnOn()).term() + "撤销）";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
