package io.duban.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.ladder.Finding;
import io.duban.contracts.measure.Escalation;
import io.duban.contracts.period.Day;
import io.duban.contracts.rulebook.FindingKind;
import io.duban.contracts.rulebook.Rulebook;
import io.duban.contracts.rulebook.Rulebooks;
import io.duban.contracts.subject.Subject;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class FactSealTest {

    private static final Rulebooks RULEBOOKS = Rulebooks.of(Rulebook.bundled("linyi-2022-57"));
    private final FactSeal seal = seal("a-secret-for-tests-of-at-least-32-bytes");

    @Test
    void whoever_has_the_secret_reads_what_nobody_else_does() {
        Finding sealed = seal.sealed(finding("F1"));

        assertThat(sealed.toString()).doesNotContain("台账造假", "卷宗12");
        Escalation opened = seal.opened(escalation(sealed));
        assertThat(opened.evidence().facts()).isEqualTo("台账造假");
        assertThat(opened.evidence().documents()).containsExactly("卷宗12");
        assertThat(opened.evidence().sealed()).isNull();
    }

    @Test
    void the_same_finding_is_the_same_bytes_and_two_findings_are_not() {
        assertThat(seal.sealed(finding("F1"))).isEqualTo(seal.sealed(finding("F1")));
        assertThat(seal.sealed(finding("F1")).sealed())
                .isNotEqualTo(seal.sealed(finding("F2")).sealed());
    }

    @Test
    void findings_are_sealed_as_every_release_has_sealed_them() {
        assertThat(seal.sealed(finding("F1")).sealed())
                .isEqualTo(
                        "9sKQxpkHruSugFacPPLqzE0ruulUZZl+9fFMeypiQk4xRbCe67oFF+zAyAKtTUJo0RqISPjTLyre"
                            + "+XlNbpM86vLPoBkb3HCJWiAlxWI=");
    }

    @Test
    void what_cannot_be_opened_stays_closed() {
        Escalation sealed = escalation(seal.sealed(finding("F1")));

        assertThat(seal("another-secret-for-tests-of-32-bytes-").opened(sealed)).isEqualTo(sealed);
        for (String broken : List.of("", "x", "AAAA", sealed.evidence().sealed().substring(4))) {
            Escalation odd = sealed.resting(sealed.evidence().sealedAs(broken));
            assertThat(seal.opened(odd)).isEqualTo(odd);
        }
    }

    private static FactSeal seal(String secret) {
        return new FactSeal(new TokenProperties(secret), JsonMapper.shared());
    }

    private static Finding finding(String id) {
        return new Finding(
                FindingKind.FORMALISM,
                Subject.county("C1", "兰山区"),
                null,
                Day.of(2022, 7, 1),
                "台账造假",
                List.of("卷宗12"),
                id);
    }

    private static Escalation escalation(Finding finding) {
        return RULEBOOKS.escalationsOfFindings("finding-formalism", List.of(finding)).getFirst();
    }
}
