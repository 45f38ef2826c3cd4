package io.duban.notification.notice;

import static io.duban.notification.Escalations.againstStreet;
import static io.duban.notification.Escalations.interview;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.measure.Measure;

import org.junit.jupiter.api.Test;

class ConcernedTest {

    @Test
    void an_estate_concerns_its_street_county_and_company() {
        assertThat(Concerned.bodies(interview("E1", "K1", 3)))
                .containsExactlyInAnyOrder("estate/E1", "street/S1", "county/C1", "company/K1");
    }

    @Test
    void a_street_concerns_its_county() {
        assertThat(Concerned.bodies(againstStreet(Measure.SUPERVISED_RECTIFICATION)))
                .containsExactlyInAnyOrder("street/S1", "county/C1");
    }
}
