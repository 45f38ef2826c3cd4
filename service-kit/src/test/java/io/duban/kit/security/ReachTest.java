package io.duban.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duban.contracts.measure.Visibility;
import io.duban.kit.problem.ProblemException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;
import java.util.Set;

class ReachTest {

    @ParameterizedTest
    @CsvSource({
        "OFFICIAL,,,city,true",
        "ADMIN,,,city,true",
        "HOTLINE,,,city,false",
        "SUBSCRIBER,,,city,false",
        "COUNTY,C1,,county/C1,false",
        "STREET,S1,,street/S1,false",
        "COMPANY,P1,,company/P1,false",
        "OFFICIAL,T1,taskforce/T1,taskforce/T1,true",
        "OFFICIAL,D1,department/D1,department/D1,false",
        "OFFICIAL,C0,city,city,true",
        "SUBSCRIBER,T1,taskforce/T1,taskforce/T1,false",
        "OFFICIAL,C1,county/C1,county/C1,false",
        "ADMIN,S1,street/S1,street/S1,false",
        // What the role says counts more than what else is told.
        "COUNTY,C1,city,county/C1,false",
        "COMPANY,C1,county/C1,company/C1,false"
    })
    void a_key_reaches_what_its_role_and_its_body_say(
            Role role, String body, String told, String reach, boolean signs) {
        Reach found =
                Reach.of(role, Optional.ofNullable(body), Optional.ofNullable(told)).orElseThrow();

        assertThat(found.text()).isEqualTo(reach);
        assertThat(found.sees(Visibility.SIGNING)).isEqualTo(signs);
        assertThat(found.sees(Visibility.CONCERNED)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTY,,",
        "STREET,,city",
        "COMPANY,,",
        "OFFICIAL,X,",
        "ADMIN,X,county",
        "ADMIN,X,county/",
        "ADMIN,X,planet/X",
        "SUBSCRIBER,X,''"
    })
    void a_key_of_which_nobody_knows_what_it_is_for_reaches_nothing(
            Role role, String body, String told) {
        assertThat(Reach.of(role, Optional.ofNullable(body), Optional.ofNullable(told))).isEmpty();
        Caller caller =
                new Caller(
                        "key-1",
                        role,
                        Optional.ofNullable(body),
                        Optional.empty(),
                        Optional.empty());
        assertThatThrownBy(caller::reach).isInstanceOf(ProblemException.class);
    }

    @Test
    void one_code_is_three_bodies() {
        Reach company = Reach.of(Role.COMPANY, Optional.of("C1"), Optional.empty()).orElseThrow();

        assertThat(company.covers(Set.of("county/C1", "street/C1"))).isFalse();
        assertThat(company.covers(Set.of("company/C1"))).isTrue();
        assertThat(company.coversCounty("C1")).isFalse();
        assertThat(Reach.ofCounty("C1").coversCounty("C1")).isTrue();
        assertThat(Reach.ofCounty("C1").coversCounty(null)).isFalse();
        assertThatThrownBy(company::requireWholeCity).isInstanceOf(ProblemException.class);
    }

    @Test
    void the_whole_city_reaches_everything() {
        Reach department =
                Reach.of(Role.OFFICIAL, Optional.of("D1"), Optional.of("department/D1"))
                        .orElseThrow();

        assertThat(department.covers(Set.of())).isTrue();
        assertThat(department.limit()).isEmpty();
        assertThat(department.coversCounty("C1")).isTrue();
        department.requireWholeCity();
    }

    @Test
    void what_is_for_those_who_sign_is_for_no_department_and_no_county() {
        Reach department =
                Reach.of(Role.ADMIN, Optional.of("D1"), Optional.of("department/D1")).orElseThrow();

        assertThatThrownBy(department::requireSigning).isInstanceOf(ProblemException.class);
        assertThatThrownBy(Reach.ofCounty("C1")::requireSigning)
                .isInstanceOf(ProblemException.class);
        Reach.ofCity().requireSigning();
    }
}
