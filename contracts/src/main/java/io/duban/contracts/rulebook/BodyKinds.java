package io.duban.contracts.rulebook;

import io.duban.contracts.subject.BodyLevel;

import java.util.List;

/**
 * What bodies may call themselves (机构类别), so that a slip of the pen in a register takes nobody out
 * of a ranking by kinds. Who of them is ranked says each ranking.
 *
 * @param streets kinds of streets such as 街道 and 镇; a street has one of these
 * @param counties kinds of counties such as 区 and 管委会; empty when no ranking looks at them, so that
 *     a county may have any or none
 */
public record BodyKinds(List<String> streets, List<String> counties) {

    /** 街道(镇), as most notices say. */
    static final List<String> USUAL_STREETS = List.of("街道", "镇", "乡");

    public BodyKinds {
        streets = List.copyOf(streets);
        counties = List.copyOf(counties);
        if (streets.isEmpty()) {
            throw new IllegalArgumentException("streets must name a kind");
        }
    }

    /** The kinds of a level of which a body must have one; empty when it need not have any. */
    public List<String> of(BodyLevel level) {
        return switch (level) {
            case STREET -> streets;
            case COUNTY -> counties;
            case CITY, DEPARTMENT, TASKFORCE -> List.of();
        };
    }
}
