package io.duban.notification.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.event.EventType;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.Visibility;
import io.duban.kit.json.InvalidInputException;
import io.duban.kit.problem.ProblemException;
import io.duban.kit.security.Reach;
import io.duban.kit.security.Role;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class StreamFilterTest {

    private static final Reach CITY = Reach.ofCity();
    private static final StreamedEvent RAISED =
            event(
                    EventType.ESCALATION_RAISED,
                    Set.of("estate/E1", "E1"),
                    Optional.of(Set.of("estate/E1", "street/S1", "county/C1", "company/P1")));
    private static final StreamedEvent RANKING =
            event(EventType.RANKING_PUBLISHED, Set.of("estate-complaints"), Optional.empty());

    @ParameterizedTest
    @CsvSource({
        ",,,true",
        "duban.escalation.,,,true",
        "duban.escalation.raised.v1,,,true",
        "duban.notice.,,,false",
        "duban.escalation.revoked.v1,,,false",
        "'duban.notice.,duban.escalation.',,,true",
        ",estate/E1,,true",
        ",E1,,true",
        ",street/E1,,false",
        ",E2,,false",
        "duban.notice.,E1,,false",
        ",,C1,true",
        ",,C2,false",
        ",,S1,false",
        ",E1,C1,true",
        ",E2,C1,false"
    })
    void types_subject_and_county_must_all_match(
            String types, String subject, String county, boolean accepted) {
        assertThat(StreamFilter.of(Role.ADMIN, CITY, types, subject, county).accepts(RAISED))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "duban.complaints.",
                "duban.complaint.attached",
                "duban.escalation",
                "duban.notice.,",
                "*",
                "."
            })
    void a_type_that_there_is_not_is_refused(String types) {
        assertThatThrownBy(() -> filter(Role.ADMIN, types))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "estate/", "/E1", "a/b/c", "x\ny"})
    void a_subject_that_is_no_name_is_refused(String subject) {
        assertThatThrownBy(() -> StreamFilter.of(Role.ADMIN, CITY, null, subject, null))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "county/C1", "C1,C2", "兰山"})
    void a_county_that_is_no_code_is_refused(String county) {
        assertThatThrownBy(() -> StreamFilter.of(Role.ADMIN, CITY, null, null, county))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "STREET,S1,true",
        "COUNTY,C1,true",
        "COMPANY,P1,true",
        "STREET,S2,false",
        // A code is not enough: companies call themselves as they like.
        "COMPANY,C1,false",
        "COMPANY,S1,false",
        "COMPANY,E1,false",
        "STREET,C1,false",
        "COUNTY,S1,false"
    })
    void a_scoped_key_gets_what_concerns_it(Role role, String body, boolean accepted) {
        assertThat(StreamFilter.of(role, reach(role, body), null, null, null).accepts(RAISED))
                .isEqualTo(accepted);
    }

    @Test
    void rankings_are_for_everybody() {
        Reach reach = reach(Role.STREET, "S2");

        assertThat(StreamFilter.of(Role.STREET, reach, null, null, null).accepts(RANKING)).isTrue();
    }

    @Test
    void what_concerns_nobody_by_name_is_the_citys_alone() {
        StreamedEvent unattributed =
                event(EventType.COMPLAINT_ATTACHED, Set.of("T1"), Optional.of(Set.of()));
        Reach reach = reach(Role.COUNTY, "C1");

        assertThat(filter(Role.OFFICIAL, null).accepts(unattributed)).isTrue();
        assertThat(StreamFilter.of(Role.COUNTY, reach, null, null, null).accepts(unattributed))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SUBSCRIBER, duban.complaint.",
        "SUBSCRIBER, duban.complaint.attached.v1",
        "SUBSCRIBER, duban.project.",
        "STREET, duban.project.recorded.v1",
        "COMPANY, duban.supervision.",
        "SUBSCRIBER, 'duban.ranking.,duban.body.'"
    })
    void what_a_role_may_not_read_in_lists_it_may_not_hear(Role role, String types) {
        assertThatThrownBy(() -> filter(role, types)).isInstanceOf(ProblemException.class);
    }

    @Test
    void whoever_asks_for_all_gets_what_the_role_may_hear() {
        assertThat(filter(Role.SUBSCRIBER, null).topics())
                .containsExactlyInAnyOrder(
                        Topic.RANKING, Topic.ESCALATION, Topic.NOTICE, Topic.CALENDAR);
        assertThat(filter(Role.SUBSCRIBER, "duban.").topics()).doesNotContain(Topic.COMPLAINT);
        assertThat(filter(Role.COUNTY, null).topics()).containsExactlyInAnyOrder(Topic.values());
        assertThat(filter(Role.COUNTY, "duban.project.").otherTopics())
                .hasSize(Topic.values().length - 1)
                .doesNotContain(Topic.PROJECT);
    }

    @Test
    void marks_come_only_to_whoever_names_them() {
        EventType mark = EventType.ESCALATION_DAY_PUBLISHED;

        assertThat(filter(Role.ADMIN, null).types()).doesNotContain(mark);
        assertThat(filter(Role.ADMIN, "duban.escalation.").types()).doesNotContain(mark);
        assertThat(filter(Role.ADMIN, mark.wire()).types()).containsExactly(mark);
    }

    @Test
    void what_those_who_sign_see_nobody_else_hears() {
        StreamedEvent draft =
                new StreamedEvent(
                        new Lane(Topic.NOTICE, 0),
                        0,
                        EventType.NOTICE_DRAFTED,
                        new byte[0],
                        Set.of(),
                        Set.of(),
                        Optional.of(Set.of("county/C1")),
                        Visibility.SIGNING);

        assertThat(filter(Role.OFFICIAL, null).accepts(draft)).isTrue();
        for (Role role : List.of(Role.COUNTY, Role.STREET, Role.COMPANY)) {
            assertThat(StreamFilter.of(role, reach(role, "C1"), null, null, null).accepts(draft))
                    .isFalse();
        }
        Reach subscriber =
                Reach.of(Role.SUBSCRIBER, Optional.empty(), Optional.empty()).orElseThrow();
        assertThat(StreamFilter.of(Role.SUBSCRIBER, subscriber, null, null, null).accepts(draft))
                .isFalse();
    }

    private static Reach reach(Role role, String body) {
        return Reach.of(role, Optional.of(body), Optional.empty()).orElseThrow();
    }

    private static StreamFilter filter(Role role, String types) {
        return StreamFilter.of(role, CITY, types, null, null);
    }

    private static StreamedEvent event(
            EventType type, Set<String> subjects, Optional<Set<String>> bodies) {
        return new StreamedEvent(
                new Lane(type.topic(), 0),
                0,
                type,
                new byte[0],
                subjects,
                Set.of("C1"),
                bodies,
                Visibility.CONCERNED);
    }
}
