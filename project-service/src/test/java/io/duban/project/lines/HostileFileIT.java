package io.duban.project.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.kit.table.Imports;
import io.duban.project.ProjectServiceApplication;
import io.duban.project.RunningService;
import io.duban.teststack.Answer;
import io.duban.teststack.ServiceProcess;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class HostileFileIT {

    private static final String TASKS = "/api/v1/tasks/import";
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int MEBIBYTE = 1 << 20;

    @Test
    void a_body_that_is_being_sent_takes_room_at_the_service_s_own_port() throws Exception {
        Map<String, String> small =
                Map.of("duban.bounds.bodies", "1MB", "duban.bounds.bodies-per-caller", "1MB");
        try (RunningService service = new RunningService(HostileFileIT.class, small)) {
            try (Socket sender = new Socket("127.0.0.1", service.port())) {
                sender.getOutputStream().write(head(MEBIBYTE).getBytes(StandardCharsets.UTF_8));
                await().atMost(SOON)
                        .until(() -> service.metric("duban_bodies_held_bytes") >= MEBIBYTE);

                Answer other = service.post(TASKS, Imports.NDJSON, "{}", RunningService.ADMIN);

                assertThat(other.status()).as(other.body()).isEqualTo(503);
                assertThat(other.headers().toString()).containsIgnoringCase("retry-after");
            }
            await().atMost(SOON).until(() -> service.metric("duban_bodies_held_bytes") == 0);
            assertThat(service.post(TASKS, Imports.NDJSON, "{}", RunningService.ADMIN).status())
                    .isEqualTo(200);
        }
    }

    /** Under the heap of the launcher. */
    @Test
    void files_made_to_fill_the_memory_do_not() throws IOException {
        try (ServiceProcess service =
                new ServiceProcess(
                        ProjectServiceApplication.class,
                        "320m",
                        TestStack.shared().freshName(HostileFileIT.class),
                        List.of("--duban.projects.calendar=manual"))) {
            byte[] workbook =
                    workbook(
                            "<row r=\"1\"><c r=\"ZZZZZZ1\""
                                    + " t=\"inlineStr\"><is><t>id</t></is></c></row>");
            HttpResponse<String> far = post(service, Imports.EXCEL, workbook);
            assertThat(far.body()).contains("no-such-cell", "ZZZZZZ1");

            ByteArrayOutputStream lines = new ByteArrayOutputStream();
            for (int i = 0; i < 15; i++) {
                String objects = "{\"a\":[" + "{},".repeat(16_000) + "{}]}\n";
                lines.writeBytes(objects.repeat(20).getBytes(StandardCharsets.UTF_8));
            }
            HttpResponse<String> many = post(service, Imports.NDJSON, lines.toByteArray());

            assertThat(many.body().lines()).hasSize(300).allMatch(it -> it.contains("invalid"));
            assertThat(service.isAlive()).isTrue();
        }
    }

    private static HttpResponse<String> post(ServiceProcess service, String type, byte[] file)
            throws IOException {
        return service.send(
                service.request(TASKS)
                        .header("Authorization", RunningService.OFFICIAL)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(file)));
    }

    /** A workbook of one sheet with these rows. */
    private static byte[] workbook(String rows) throws IOException {
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r='"
                            + office
                            + "'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='r1' Type='"
                            + office
                            + "/worksheet' Target='sheet.xml'/></Relationships>");
            part(zip, "xl/sheet.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        }
        return file.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String head(int length) {
        return String.join(
                "\r\n",
                "POST " + TASKS + " HTTP/1.1",
                "Host: service",
                "Authorization: " + RunningService.OFFICIAL,
                "Content-Type: " + Imports.NDJSON,
                "Content-Length: " + length,
                "",
                "");
    }
}
