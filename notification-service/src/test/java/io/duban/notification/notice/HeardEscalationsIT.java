package io.duban.notification.notice;

import static io.duban.notification.Escalations.DAY;
import static io.duban.notification.Escalations.amended;
import static io.duban.notification.Escalations.interview;
import static io.duban.notification.Escalations.raised;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;

import io.duban.contracts.event.EscalationEvent;
import io.duban.contracts.event.EscalationEvent.EscalationRaised;
import io.duban.contracts.event.Topic;
import io.duban.contracts.measure.Escalation;
import io.duban.kit.event.ReceivedEvent;
import io.duban.kit.json.JsonAutoConfiguration;
import io.duban.teststack.TestStack;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/** On what an escalation stood when a day was over. */
class HeardEscalationsIT {

    private final MongoClient client = MongoClients.create(TestStack.shared().mongoUri());
    private final HeardEscalations ledger =
            new HeardEscalations(
                    client.getDatabase(TestStack.shared().freshName(HeardEscalationsIT.class)),
                    JsonAutoConfiguration.strictMapper());
    private int offset;

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_raising_stands_on_the_last_amendment_of_the_days_that_are_over() {
        Escalation first = interview("E1", "P1", 3);
        Escalation second = interview("E1", "P1", 5);
        Escalation third = interview("E1", "P1", 9);
        EscalationRaised other = raised(interview("E2", "P1", 4));
        List<String> ids = List.of(raised(first).eventId(), other.eventId());
        enter(raised(first), other);
        ledger.close(DAY, offset);
        enter(amended(second, 1));
        ledger.close(DAY.plusDays(1), offset);
        enter(amended(third, 2), amended(interview("E1", "P1", 10), 3));
        ledger.close(DAY.plusDays(2), offset - 1);

        assertThat(ledger.raised(ids, DAY)).containsExactlyInAnyOrder(raised(first), other);
        assertThat(ledger.raised(ids, DAY.plusDays(1)))
                .containsExactlyInAnyOrder(raised(second), other);
        // The third amendment was read ahead of its day.
        assertThat(ledger.raised(ids, DAY.plusDays(2)))
                .containsExactlyInAnyOrder(raised(third), other);
    }

    private void enter(EscalationEvent... events) {
        for (EscalationEvent event : events) {
            ledger.enter(List.of(new ReceivedEvent(Topic.ESCALATION, 0, offset++, event)));
        }
    }
}
