package io.duban.notification;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.FACTS;
import static io.duban.notification.Escalations.against;
import static io.duban.notification.Escalations.company;
import static io.duban.notification.Escalations.estate;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.duban.contracts.event.CalendarEvent.DayEnded;
import io.duban.contracts.event.DubanEvent;
import io.duban.contracts.event.EscalationEvent.EscalationDayPublished;
import io.duban.contracts.event.RankingEvent.RankingFailed;
import io.duban.contracts.event.SupervisionEvent.FindingRecorded;
import io.duban.contracts.ladder.Finding;
import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Day;
import io.duban.contracts.subject.Subject;
import io.duban.kit.security.Role;
import io.duban.teststack.TestStack;
import io.duban.teststack.TestTokens;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Who hears what on the stream, and how many places one key has. */
class StreamAudienceIT {

    private static final String STREAM = "/api/v1/events/stream";
    private static final String OFFICIAL = TestTokens.bearer(Role.OFFICIAL);
    private static final String RAISED = "?types=duban.escalation.raised.v1";

    private final RunningService service =
            new RunningService(
                    TestStack.shared().freshName(StreamAudienceIT.class),
                    "--duban.events.connections=4",
                    "--duban.events.connections-per-key=2",
                    "--duban.events.heartbeat=500ms");

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void the_accused_hears_of_no_draft_and_never_of_its_referral() {
        String county = TestTokens.bearer(Role.COUNTY, "C1");
        String beginning;
        String all =
                "?types=duban.escalation.,duban.notice.,duban.supervision.,"
                        + "duban.ranking.failed.v1";
        Subject accusedCounty = Subject.county("C1", "兰山区");
        Subject accusedStreet = Subject.street("S1", "银雀山街道");
        try (EventReader accused = listen(all, null, county);
                EventReader street = listen(all, null, TestTokens.bearer(Role.STREET, "S1"));
                EventReader department =
                        listen(all, null, TestTokens.bearer(Role.OFFICIAL, "D1", "department/D1"));
                EventReader office = listen(all, null, OFFICIAL)) {
            beginning = await().until(office::lastId, Objects::nonNull);
            publish(
                    found(accusedCounty),
                    raised(Escalations.referral(accusedCounty)),
                    new RankingFailed("finding-formalism", new Day(DAY), DAY, "FORMALISM", "why"),
                    // Its county is no more told of it than the street itself.
                    found(accusedStreet),
                    raised(Escalations.referral(accusedStreet)),
                    raised(against(estate("E3", "小区E3", company("P2")), Measure.BLACKLIST, 3, 1)),
                    raised(interview("E1", "P1", 3)),
                    new DayEnded(DAY),
                    new EscalationDayPublished(DAY));

            awaitEvents(office, 12);
            awaitEvents(accused, 3);
            awaitEvents(street, 3);
            awaitEvents(department, 3);
            assertThat(office.data().toString()).contains("DISCIPLINE_REFERRAL", "drafted");
            assertThat(office.data().toString()).doesNotContain(FACTS, "卷宗12");
            for (EventReader reader : List.of(accused, street, department)) {
                assertThat(reader.data().toString())
                        .contains("notice.issued", "\"E1\"", "BLACKLIST")
                        .doesNotContain("DISCIPLINE_REFERRAL", "FORMALISM", "drafted");
            }
        }
        // What came before is no more heard afterwards, nor by an id that another key was given.
        assertHearsNoReferral(all + "&from=earliest", null, county);
        assertHearsNoReferral(all, beginning, county);
    }

    private void assertHearsNoReferral(String query, String lastEventId, String bearer) {
        try (EventReader reader = listenOnceThereIsAPlace(query, lastEventId, bearer)) {
            awaitEvents(reader, 3);
            assertThat(reader.data().toString())
                    .contains("notice.issued")
                    .doesNotContain("DISCIPLINE_REFERRAL", "FORMALISM", "drafted");
        }
    }

    @Test
    void one_key_leaves_places_for_others_and_gets_its_own_back() {
        try (EventReader _ = listen(RAISED, null, OFFICIAL);
                EventReader second = listen(RAISED, null, OFFICIAL)) {
            assertThat(status(OFFICIAL)).isEqualTo(429);
            try (EventReader other = listen("", null, TestTokens.bearer(Role.COUNTY, "C1"))) {
                publish(raised(interview("E1", "P1", 3)));
                awaitEvents(other, 1);
                awaitEvents(second, 1);
            }
        }

        try (EventReader _ = listenOnceThereIsAPlace(RAISED, null, OFFICIAL);
                EventReader again = listenOnceThereIsAPlace(RAISED, null, OFFICIAL)) {
            assertThat(again.hasEnded()).isFalse();
        }
    }

    @Test
    void all_keys_together_have_a_bound_too() {
        String county = TestTokens.bearer(Role.COUNTY, "C1");
        try (EventReader _ = listen(RAISED, null, OFFICIAL);
                EventReader _ = listen(RAISED, null, OFFICIAL);
                EventReader _ = listen(RAISED, null, county);
                EventReader _ = listen(RAISED, null, county)) {
            assertThat(status(TestTokens.bearer(Role.STREET, "S1"))).isEqualTo(503);
        }
    }

    private static FindingRecorded found(Subject subject) {
        Finding finding = Escalations.finding(subject);
        return new FindingRecorded(finding.id(), finding);
    }

    private EventReader listen(String query, String lastEventId, String bearer) {
        return new EventReader(service, STREAM + query, bearer, lastEventId);
    }

    /** Whoever has gone is noticed at the next heartbeat. */
    private EventReader listenOnceThereIsAPlace(String query, String lastEventId, String bearer) {
        return await().atMost(Duration.ofSeconds(20))
                .ignoreException(AssertionError.class)
                .until(() -> listen(query, lastEventId, bearer), it -> true);
    }

    private int status(String bearer) {
        return service.get(STREAM, bearer, "text/event-stream").statusCode();
    }

    private void publish(DubanEvent... events) {
        service.publisher().publish(List.of(events));
    }

    private static void awaitEvents(EventReader reader, int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> reader.events().size() >= count);
    }
}
