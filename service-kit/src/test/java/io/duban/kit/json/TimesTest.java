package io.duban.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.json.JsonMapper;

import java.time.OffsetDateTime;

class TimesTest {

    private final JsonMapper mapper = JsonAutoConfiguration.strictMapper();

    @ParameterizedTest
    @CsvSource({
        "2022-06-30T10:00+08:00,              2022-06-30T10:00:00+08:00",
        "2022-06-30T10:00:00+08:00,           2022-06-30T10:00:00+08:00",
        "2022-06-30T00:00Z,                   2022-06-30T00:00:00Z",
        "2022-06-30T00:00-00:00,              2022-06-30T00:00:00Z",
        "2022-06-30T10:00:07.5+05:30,         2022-06-30T10:00:07.5+05:30",
        "2022-06-30T23:59:59.123456789+08:00, 2022-06-30T23:59:59.123456789+08:00",
        "2022-06-30T10:00:30+08:00:30,        2022-06-30T10:00:00+08:00"
    })
    void a_time_is_written_with_its_seconds_wherever_it_is(String said, String written) {
        OffsetDateTime time = OffsetDateTime.parse(said);

        assertThat(Times.text(time)).isEqualTo(written);
        assertThat(Times.text(said)).isEqualTo(written);
        assertThat(mapper.writeValueAsString(time)).isEqualTo('"' + written + '"');
        assertThat(OffsetDateTime.parse(written).toInstant()).isEqualTo(time.toInstant());
    }
}
