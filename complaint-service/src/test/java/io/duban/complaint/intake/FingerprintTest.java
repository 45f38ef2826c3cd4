package io.duban.complaint.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.complaint.intake.NewComplaint.CallerData;
import io.duban.contracts.period.BusinessTime;

import org.junit.jupiter.api.Test;

import java.time.OffsetDateTime;

class FingerprintTest {

    private static final String AT = "2022-06-30T08:00:00+08:00";
    private static final CallerData CALLER = new CallerData("甲", "1", "101");

    @Test
    void one_instant_written_in_two_zones_is_the_same_content() {
        NewComplaint here = complaint(AT, "E1", null, "title", "detail", CALLER, 3);
        NewComplaint utc = complaint("2022-06-30T00:00Z", "E1", null, "title", "detail", CALLER, 3);

        assertThat(utc.fingerprint()).isEqualTo(here.fingerprint());
    }

    @Test
    void every_field_counts() {
        String print = complaint(AT, "E1", "a", "t", "d", CALLER, 3).fingerprint();

        assertThat(
                        new NewComplaint[] {
                            complaint("2022-06-30T08:00:01+08:00", "E1", "a", "t", "d", CALLER, 3),
                            complaint(AT, "E2", "a", "t", "d", CALLER, 3),
                            complaint(AT, null, "a", "t", "d", CALLER, 3),
                            complaint(AT, "E1", null, "t", "d", CALLER, 3),
                            complaint(AT, "E1", "a", "t ", "d", CALLER, 3),
                            complaint(AT, "E1", "a", "t", "d\n", CALLER, 3),
                            complaint(AT, "E1", "a", "t", "d", null, 3),
                            complaint(AT, "E1", "a", "t", "d", CALLER, null),
                            complaint(AT, "E1", "a", "t", "d", CALLER, 4)
                        })
                .extracting(NewComplaint::fingerprint)
                .doesNotContain(print)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_moves_from_one_field_to_the_next_is_other_content() {
        NewComplaint one = complaint(AT, "E1", "ab", "c", "d", null, null);
        NewComplaint other = complaint(AT, "E1", "a", "bc", "d", null, null);

        assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    }

    @Test
    void an_empty_text_is_not_an_absent_one() {
        NewComplaint empty = complaint(AT, "E1", "", "t", "d", null, null);
        NewComplaint absent = complaint(AT, "E1", null, "t", "d", null, null);

        assertThat(empty.fingerprint()).isNotEqualTo(absent.fingerprint());
    }

    @Test
    void what_the_caller_told_does_not_print_itself() {
        assertThat(complaint(AT, "E1", null, "t", "d", CALLER, null).toString())
                .doesNotContain("甲", "101");
    }

    private static NewComplaint complaint(
            String at,
            String estateId,
            String address,
            String title,
            String detail,
            CallerData caller,
            Integer households) {
        OffsetDateTime receivedAt = OffsetDateTime.parse(at);
        return new NewComplaint(
                "T1",
                receivedAt,
                BusinessTime.monthOf(receivedAt),
                receivedAt.toLocalDate(),
                "12345",
                estateId,
                address,
                "property.cleaning",
                true,
                title,
                detail,
                caller,
                households);
    }
}
