package io.duban.notification.query;

import io.duban.kit.json.FieldError;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.query.Query;
import io.duban.kit.security.Caller;
import io.duban.notification.attachment.Attachment;
import io.duban.notification.attachment.AttachmentKind;
import io.duban.notification.attachment.FileName;
import io.duban.notification.notice.AttachmentDesk;
import io.duban.notification.notice.AttachmentDesk.Attached;
import io.duban.notification.notice.AttachmentDesk.Sent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Attachments of notices: taken in and given out as they come. */
@RestController
@RequestMapping("/api/v1/notices/{notice}/attachments")
class AttachmentController {

    /** Whatever a viewer makes of it, nothing in it is loaded or run. */
    private static final String POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private static final int BUFFER = 64 << 10;

    private final AttachmentDesk desk;

    AttachmentController(AttachmentDesk desk) {
        this.desk = desk;
    }

    /**
     * What is answered to whoever attached a file.
     *
     * @param size in bytes
     */
    record Receipt(String id, String name, long size, String sha256) {}

    @PostMapping
    ResponseEntity<Receipt> attach(
            Caller caller, @PathVariable String notice, Query query, HttpServletRequest request)
            throws IOException {
        Optional<String> name = name(query);
        Optional<AttachmentKind> kind = kind(request.getContentType());
        if (kind.isEmpty()) {
            throw new InvalidInputException(
                    List.of(
                            new FieldError(
                                    "/Content-Type",
                                    "unknown-value",
                                    "must be one of " + AttachmentKind.contentTypes())));
        }
        Sent sent = new Sent(name.orElseThrow(), kind.get(), request.getContentLengthLong());
        Attached attached = desk.attach(caller, notice, sent, request.getInputStream());
        Attachment file = attached.file();
        URI location = URI.create("/api/v1/notices/%s/attachments/%s".formatted(notice, file.id()));
        return ResponseEntity.status(attached.created() ? 201 : 200)
                .location(location)
                .body(new Receipt(file.id(), file.name(), file.size(), file.sha256()));
    }

    private static Optional<String> name(Query query) {
        Optional<String> name = query.any("name");
        name.flatMap(FileName::fault).ifPresent(it -> query.reject("name", "unfit-name", it));
        if (name.isEmpty()) {
            query.reject("name", "required", "must be given");
        }
        query.finish();
        return name;
    }

    private static Optional<AttachmentKind> kind(String type) {
        try {
            MediaType parsed = MediaType.parseMediaType(type == null ? "" : type);
            String plain = parsed.getType() + "/" + parsed.getSubtype();
            return AttachmentKind.ofContentType(plain.toLowerCase(Locale.ROOT));
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
    }

    @GetMapping("/{id}")
    void read(
            Caller caller,
            @PathVariable String notice,
            @PathVariable String id,
            HttpMethod method,
            ServletWebRequest exchange)
            throws IOException {
        Attachment file = desk.find(caller, notice, id);
        HttpServletResponse response = exchange.getResponse();
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        if (exchange.checkNotModified("\"" + file.sha256() + "\"")) {
            return;
        }
        try (InputStream bytes = desk.bytes(file)) {
            response.setContentType(file.type());
            response.setContentLengthLong(file.size());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FileName.disposition(file.name()));
            if (method.equals(HttpMethod.GET)) {
                copy(bytes, response);
            }
        }
    }

    private static void copy(InputStream bytes, HttpServletResponse response) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int came = bytes.read(buffer); came >= 0; came = bytes.read(buffer)) {
            response.getOutputStream().write(buffer, 0, came);
        }
    }
}
