package io.duban.contracts.rulebook;

import io.duban.contracts.subject.BodyLevel;

import java.util.List;

/**
 * A kind of record (台账记录): something the notice asks for that people do and that nothing computes.
 *
 * @param lead codes of the leading departments (牵头部门)
 * @param expectedOf levels of the bodies of which each must have one; empty when nobody must
 */
public record RecordKind(
        String code, String name, List<String> lead, List<BodyLevel> expectedOf, Clause clause) {

    public RecordKind {
        lead = List.copyOf(lead);
        expectedOf = List.copyOf(expectedOf);
    }
}
