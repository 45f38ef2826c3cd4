package io.duban.notification.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

class ArchiveTest {

    @Test
    void parts_keep_their_order_and_tell_no_time() throws Exception {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("b.xml", "<乙/>");
        parts.put("a/a.xml", "<甲/>");

        byte[] file = Archive.of(parts);

        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            ZipEntry first = zip.getNextEntry();
            assertThat(first.getName()).isEqualTo("b.xml");
            assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("<乙/>");
            assertThat(first.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
            assertThat(first.getExtra()).isNull();
            assertThat(zip.getNextEntry().getName()).isEqualTo("a/a.xml");
            assertThat(zip.getNextEntry()).isNull();
        }
    }
}
