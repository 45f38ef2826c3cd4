package io.duban.notification;

import static io.duban.notification.Escalations.COUNTY;
import static io.duban.notification.Escalations.STREET;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;

import io.duban.contracts.measure.Measure;
import io.duban.kit.security.Role;
import io.duban.notification.attachment.Arrival;
import io.duban.notification.attachment.AttachmentFiles;
import io.duban.notification.attachment.AttachmentKind;
import io.duban.notification.attachment.SampleFiles;
import io.duban.teststack.Answer;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

class AttachmentsIT {

    private static final String PDF = AttachmentKind.PDF.contentType();
    private static final String COMPANY = TestTokens.bearer(Role.COMPANY, "P1");
    private static final String HELD = "duban_bodies_held_bytes";

    private static RunningService service;
    private static String notice;
    private static String draft;

    @BeforeAll
    static void start() {
        service = new RunningService(TestStack.shared().freshName(AttachmentsIT.class));
        IssuedNotices notices = new IssuedNotices(service);
        notices.dayEnds(
                raised(interview("E1", "P1", 3)),
                raised(against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1)));
        notice = notices.issued("INTERVIEW_COMPANY");
        draft = notices.of("BLACKLIST");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void twenty_megabytes_go_in_and_come_out_and_are_never_held() {
        byte[] file = ofSize(Arrival.LARGEST);
        AtomicLong held = new AtomicLong();
        int half = file.length / 2;
        InputStream halves =
                new SequenceInputStream(
                        new ByteArrayInputStream(file, 0, half),
                        new SequenceInputStream(
                                new Looking(() -> held.set((long) service.metric(HELD))),
                                new ByteArrayInputStream(file, half, file.length - half)));

        Answer sent = send(notice, PDF, "整改报告.pdf", BodyPublishers.ofInputStream(() -> halves));

        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertThat(sent.json().get("size").asInt()).isEqualTo(Arrival.LARGEST);
        assertThat(held).hasValueBetween(1, 256 << 10);
        HttpResponse<byte[]> read =
                service.exchange(
                        service.request(sent.header("location"), COMPANY),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(Arrays.equals(read.body(), file)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void a_file_of_each_kind_is_offered_as_what_it_is(AttachmentKind kind) {
        String name = "附件." + kind.wire();

        Answer sent = send(notice, kind.contentType(), name, SampleFiles.of(kind));
        Answer read = service.get(sent.header("location"), COMPANY);

        assertThat(read.header("content-type")).isEqualTo(kind.contentType());
        assertThat(read.header("content-disposition"))
                .isEqualTo(
                        "attachment; filename=\"__.%1$s\"; filename*=UTF-8''%%E9%%99%%84%%E4%%BB%%B6.%1$s"
                                .formatted(kind.wire()));
        assertThat(read.headers().get("x-content-type-options")).containsOnly("nosniff");
        assertThat(read.headers().get("content-security-policy"))
                .anyMatch(it -> it.startsWith("default-src 'none'; sandbox"));
        String hash = sent.json().get("sha256").stringValue();
        assertThat(read.header("etag")).isEqualTo("\"" + hash + "\"");
        Answer again =
                service.send(
                        service.request(sent.header("location"), COMPANY)
                                .header("If-None-Match", read.header("etag")));
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void the_same_again_is_the_same_attachment() {
        byte[] file = SampleFiles.pdf(7);

        Answer first = send(notice, PDF, "a.pdf", file);
        Answer again = send(notice, PDF, "a.pdf", file);
        Answer renamed = send(notice, PDF, "b.pdf", file);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(renamed.json().get("id")).isNotEqualTo(first.json().get("id"));
    }

    @Test
    void twenty_one_megabytes_are_too_many_once_they_have_come() {
        byte[] file = ofSize(21 << 20);
        List<Long> before = stored();

        Answer answer =
                send(
                        notice,
                        PDF,
                        "a.pdf",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("20971520");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void who_says_that_twenty_one_megabytes_come_is_refused_before_any_of_them()
            throws IOException {
        String head =
                "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Type: %s\r\n"
                                .formatted(path(notice, "a.pdf"), COMPANY, PDF)
                        + "Content-Length: %d\r\n\r\n".formatted(21 << 20);
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            caller.setSoTimeout(10_000);
            caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            byte[] status = caller.getInputStream().readNBytes("HTTP/1.1 413".length());

            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PDF, PNG, a.pdf, /Content-Type not-what-it-says",
        "PDF, PDF, a.png, /name not-what-it-says",
        "DOCX, XLSX, a.docx, /Content-Type not-what-it-says",
        "PDF, PDF, a.pdf.exe, /name not-what-it-says",
        "PDF, PDF, a/b.pdf, /name unfit-name",
        "PDF, PDF, ' ', /name unfit-name"
    })
    void what_lies_about_its_kind_is_refused_and_leaves_nothing(
            AttachmentKind said, AttachmentKind is, String name, String fault) throws IOException {
        List<Long> before = stored();

        Answer answer = send(notice, said.contentType(), name, SampleFiles.of(is));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults()).containsExactly(fault);
        assertThat(stored()).isEqualTo(before);
        assertThat(temporary()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"application/zip", "text/html", "application/octet-stream", "x", "''"})
    void no_other_content_type_is_taken(String type) {
        Answer answer = send(notice, type, "a.pdf", SampleFiles.pdf(1));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults()).containsExactly("/Content-Type unknown-value");
    }

    @Test
    void a_file_that_is_none_is_called_by_its_name() {
        byte[] rar = "Rar!\u001A\u0007\u0000".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(send(notice, PDF, "a.pdf", rar).body()).contains("a RAR archive");
        assertThat(send(notice, PDF, "a.pdf", new byte[0]).body()).contains("empty");
    }

    @Test
    void the_addressee_and_officials_attach_and_nobody_else() {
        byte[] file = SampleFiles.pdf(11);
        Map<String, Integer> statuses =
                Map.of(
                        COMPANY,
                        201,
                        TestTokens.bearer(Role.OFFICIAL),
                        200,
                        TestTokens.bearer(Role.COMPANY, "P2"),
                        403,
                        TestTokens.bearer(Role.STREET, STREET.id()),
                        403,
                        TestTokens.bearer(Role.SUBSCRIBER),
                        403);

        assertThat(send(COMPANY, notice, file).status()).isEqualTo(201);
        statuses.forEach(
                (bearer, status) ->
                        assertThat(send(bearer, notice, file).status())
                                .isEqualTo(status == 201 ? 200 : status));
        assertThat(send(TestTokens.bearer(Role.STREET, STREET.id()), draft, file).status())
                .isEqualTo(404);
    }

    @Test
    void whoever_reads_the_notice_reads_what_is_attached() {
        String path = send(notice, PDF, "a.pdf", SampleFiles.pdf(13)).header("location");

        assertThat(service.get(path, TestTokens.bearer(Role.COUNTY, COUNTY.id())).status())
                .isEqualTo(200);
        assertThat(service.get(path, TestTokens.bearer(Role.COMPANY, "P2")).status())
                .isEqualTo(403);
        assertThat(service.get(path + "0", COMPANY).status()).isEqualTo(404);
    }

    @Test
    void a_notice_has_at_most_fifty_attachments() {
        int most = 50;
        for (int i = 0; i < most; i++) {
            send(TestTokens.bearer(Role.OFFICIAL), draft, SampleFiles.pdf(100 + i));
        }

        Answer oneMore = send(TestTokens.bearer(Role.OFFICIAL), draft, SampleFiles.pdf(99));

        assertThat(oneMore.status()).isEqualTo(409);
        assertThat(oneMore.body()).contains("too-many-attachments");
    }

    @Test
    void what_no_notice_names_is_swept_away() throws IOException {
        AttachmentFiles files = service.bean(AttachmentFiles.class);
        List<Long> before = stored();
        String stray;
        try (Arrival arrival = Arrival.of(new ByteArrayInputStream(SampleFiles.pdf(17)), -1)) {
            stray = files.store(arrival, "nobody");
        }

        files.sweep(Instant.now().plusSeconds(60), it -> !it.notice().equals("nobody"));

        assertThat(files.open(stray)).isEmpty();
        assertThat(stored()).isEqualTo(before);
    }

    /** Nothing to be read, and something done when somebody tries. */
    private static final class Looking extends InputStream {

        private final Runnable look;

        Looking(Runnable look) {
            this.look = look;
        }

        @Override
        public int read() {
            look.run();
            return -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return read();
        }
    }

    private static Answer send(String bearer, String to, byte[] file) {
        return service.send(
                service.request(path(to, "by-anyone.pdf"), bearer)
                        .header("Content-Type", PDF)
                        .POST(BodyPublishers.ofByteArray(file)));
    }

    private static Answer send(String to, String type, String name, byte[] file) {
        return send(to, type, name, BodyPublishers.ofByteArray(file));
    }

    private static Answer send(String to, String type, String name, BodyPublisher body) {
        return service.send(
                service.request(path(to, name), COMPANY).header("Content-Type", type).POST(body));
    }

    private static String path(String to, String name) {
        return "/api/v1/notices/%s/attachments?name=%s"
                .formatted(to, URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static byte[] ofSize(int size) {
        return SampleFiles.pdf(size - SampleFiles.pdf(0).length);
    }

    /** How many files and pieces of files are stored. */
    private static List<Long> stored() {
        MongoDatabase store = service.bean(MongoDatabase.class);
        return List.of(
                store.getCollection("attachments.files").countDocuments(),
                store.getCollection("attachments.chunks").countDocuments());
    }

    private static List<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(it -> it.getFileName().toString().startsWith("duban-attachment"))
                    .toList();
        }
    }
}
