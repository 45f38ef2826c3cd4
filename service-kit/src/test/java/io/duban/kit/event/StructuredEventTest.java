package io.duban.kit.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class StructuredEventTest {

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void attributes_come_from_the_headers_and_data_is_the_value_byte_for_byte() {
        header("ce_specversion", "1.0");
        header("ce_id", "x-1");
        header("ce_subject", "estate/\"E1\"");
        header("content-type", "application/json");

        assertThat(structured("{ \"rate\" : 1.50, \"name\":\"前十\\u82b1园\"}"))
                .isEqualTo(
                        "{\"specversion\":\"1.0\",\"id\":\"x-1\",\"subject\":\"estate/\\\"E1\\\"\",\"datacontenttype\":\"application/json\",\"data\":{"
                            + " \"rate\" : 1.50, \"name\":\"前十\\u82b1园\"}}");
    }

    @Test
    void a_record_of_the_first_release_gets_the_subject_that_it_lacks() {
        header("ce_id", "x-1");

        assertThat(structured("{}")).contains("\"subject\":\"key\"");
    }

    @Test
    void a_strange_header_cannot_take_the_place_of_the_data() {
        header("ce_id", "x-1");
        header("ce_data", "forged");
        header("ce_data_base64", "forged");
        header("ce_", "forged");
        header("ce_Evil\"", "forged");

        assertThat(structured("{}")).doesNotContain("forged", "Evil").endsWith("\"data\":{}}");
    }

    private void header(String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private String structured(String data) {
        byte[] event = StructuredEvent.of(headers, "key", data.getBytes(StandardCharsets.UTF_8));
        return new String(event, StandardCharsets.UTF_8);
    }
}
