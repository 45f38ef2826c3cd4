package io.duban.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.event.Topic;
import io.duban.kit.json.InvalidInputException;
import io.duban.notification.Reach;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.Set;

class StreamFilterTest {

    private static final Reach CITY = new Reach(Optional.empty());
    private static final StreamedEvent RAISED =
            new StreamedEvent(
                    Topic.ESCALATION,
                    0,
                    "duban.escalation.raised.v1",
                    "{}",
                    Set.of("estate/E1", "E1"),
                    Set.of("E1", "S1", "C1", "P1"));
    private static final StreamedEvent RANKING =
            new StreamedEvent(
                    Topic.RANKING,
                    0,
                    "duban.ranking.published.v1",
                    "{}",
                    Set.of("estate-complaints"),
                    Set.of());

    @ParameterizedTest
    @CsvSource({
        ",,true",
        "duban.escalation.,,true",
        "duban.escalation.raised.v1,,true",
        "duban.notice.,,false",
        "duban.escalation.revoked.v1,,false",
        "'duban.notice.,duban.escalation.',,true",
        ",estate/E1,true",
        ",E1,true",
        ",street/E1,false",
        ",E2,false",
        "duban.notice.,E1,false"
    })
    void types_and_subject_must_both_match(String types, String subject, boolean accepted) {
        assertThat(StreamFilter.of(CITY, types, subject).accepts(RAISED)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duban.complaint.",
                "duban.complaint.attached.v1",
                "duban.escalation",
                "duban.notice.,",
                "*",
                "."
            })
    void a_type_that_is_not_streamed_is_refused(String types) {
        assertThatThrownBy(() -> StreamFilter.of(CITY, types, null))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "estate/", "/E1", "a/b/c", "x\ny"})
    void a_subject_that_is_no_name_is_refused(String subject) {
        assertThatThrownBy(() -> StreamFilter.of(CITY, null, subject))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"E1,true", "S1,true", "C1,true", "P1,true", "S2,false"})
    void a_scoped_key_gets_what_concerns_it(String body, boolean accepted) {
        StreamFilter filter = StreamFilter.of(new Reach(Optional.of(body)), null, null);

        assertThat(filter.accepts(RAISED)).isEqualTo(accepted);
    }

    @Test
    void rankings_are_for_everybody() {
        StreamFilter filter = StreamFilter.of(new Reach(Optional.of("S2")), null, null);

        assertThat(filter.accepts(RANKING)).isTrue();
    }
}
