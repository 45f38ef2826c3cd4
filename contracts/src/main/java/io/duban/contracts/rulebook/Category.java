package io.duban.contracts.rulebook;

import java.util.List;

/**
 * A category of complaints (诉求类别): it decides who is responsible and whom it is dispatched to.
 *
 * @param code such as {@code property.cleaning}
 * @param counted whether its complaints count against the estate
 * @param lead codes of the departments that lead (牵头部门)
 * @param cooperating codes of the departments that co-operate (配合部门)
 */
public record Category(
        String code,
        String name,
        ResponsibleParty responsible,
        boolean counted,
        List<String> lead,
        List<String> cooperating,
        Clause clause) {

    public Category {
        lead = List.copyOf(lead);
        cooperating = List.copyOf(cooperating);
    }
}
