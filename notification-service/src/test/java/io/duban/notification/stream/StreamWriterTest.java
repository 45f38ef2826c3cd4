package io.duban.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.event.EventType;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.Visibility;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

class StreamWriterTest {

    @ParameterizedTest
    @CsvSource({
        "'{\"a\":\"街道\"}', '{\"a\":\"街道\"}'",
        "'{\n  \"a\": 1\n}', '{\ndata:   \"a\": 1\ndata: }'",
        "'{\r}', '{\ndata: }'"
    })
    void a_document_of_several_lines_stays_one_event(String json, String written)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new StreamWriter(out)
                .event(
                        "7",
                        new StreamedEvent(
                                new Lane(Topic.PROJECT, 0),
                                0,
                                EventType.PROJECT_RECORDED,
                                json.getBytes(StandardCharsets.UTF_8),
                                Set.of(),
                                Set.of(),
                                Optional.empty(),
                                Visibility.CONCERNED));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("id: 7\nevent: duban.project.recorded.v1\ndata: " + written + "\n\n");
    }
}
