package io.duban.project.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.contracts.rulebook.ProblemTerms;
import io.duban.contracts.rulebook.Rulebook;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

class ProblemClassTest {

    @Test
    @Tag("row-9")
    @Tag("row-10")
    void the_classes_are_those_of_the_notice() {
        assertThat(Rulebook.bundled("linyi-2022-57").campaign().problems())
                .extracting(ProblemTerms::code)
                .containsExactlyElementsOf(
                        Arrays.stream(ProblemClass.values()).map(Enum::name).toList());
    }
}
