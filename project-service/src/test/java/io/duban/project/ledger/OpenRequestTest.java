package io.duban.project.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.project.Stage;
import io.duban.kit.aggregate.Entry;
import io.duban.kit.aggregate.Entry.Author;
import io.duban.project.ledger.Request.Decision;
import io.duban.project.ledger.Request.Kind;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

class OpenRequestTest {

    private static final Author ASKER = new Author("key-1", Instant.parse("2022-07-07T16:30:00Z"));

    @Test
    void a_request_is_to_be_decided_within_three_working_days() {
        // Asked for on Friday, 30 September; the first week of October is a holiday, its weekend
        // is worked.
        Request request = completion(LocalDate.of(2022, 9, 30));

        assertThat(OpenRequest.of(List.of(request), List.of()))
                .containsExactly(
                        new OpenRequest(
                                Kind.COMPLETION, Stage.START, "key-1", LocalDate.of(2022, 10, 10)));
    }

    @Test
    void one_of_which_an_edition_before_kept_no_day_is_as_old_as_the_last_entry() {
        // 00:30 on Friday, 8 July in the city.
        Entry entry = Entry.of(1, "completion-requested", null, null, ASKER);

        assertThat(OpenRequest.of(List.of(completion(null)), List.of(entry)))
                .extracting(OpenRequest::due)
                .containsExactly(LocalDate.of(2022, 7, 13));
        assertThat(OpenRequest.of(List.of(completion(null)), List.of()))
                .extracting(it -> it.due().getYear())
                .containsExactly(Dates.LAST_YEAR);
    }

    @Test
    void what_is_decided_waits_no_more() {
        Request decided =
                completion(LocalDate.of(2022, 7, 1)).decided(new Decision(true, "属实", "key-2"));

        assertThat(OpenRequest.of(List.of(decided), List.of())).isEmpty();
    }

    private static Request completion(LocalDate askedOn) {
        Asking asking = new Asking(ASKER, null, true, askedOn);
        return Request.of(
                Kind.COMPLETION,
                Proposal.ofCompletion(Stage.START, LocalDate.of(2022, 6, 30), "开工令"),
                asking);
    }
}
