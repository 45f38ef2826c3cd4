package io.duban.project.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.project.CountyProgress;
import io.duban.contracts.subject.Subject;
import io.duban.project.report.Bulletin.Standing;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class BulletinTest {

    @Test
    void equal_rates_are_ordered_by_overdue_days_and_equal_counties_share_a_rank() {
        List<Standing> standings =
                Bulletin.standings(
                        List.of(
                                county("C1", "0.5", 10),
                                county("C2", "0.5000", 10),
                                county("C3", "0.5", 3),
                                county("C4", "0.2", 0)));

        assertThat(standings)
                .extracting(it -> it.county().code() + " " + it.rank())
                .containsExactly("C3 1", "C1 2", "C2 2", "C4 4");
    }

    private static CountyProgress county(String code, String rate, long overdueDays) {
        return new CountyProgress(
                Subject.county(code, code),
                BigDecimal.TEN,
                BigDecimal.ONE,
                new BigDecimal(rate),
                overdueDays);
    }
}
