package io.duban.contracts.rulebook;

import java.util.List;

/**
 * How complaints are handled (RULES 5). Working days follow the public-holiday calendar.
 *
 * @param channel the intake channel whose complaints count
 * @param resolveWithinWorkingDays days after the day of receipt, the last of them the due date
 * @param extensionAtMostWorkingDays longest extension in all
 * @param returnWithinWorkingDays days within which a department returns a dispatch with a reason
 */
public record ComplaintTerms(
        String channel,
        int resolveWithinWorkingDays,
        int extensionAtMostWorkingDays,
        int returnWithinWorkingDays,
        List<Category> categories) {

    public ComplaintTerms {
        categories = List.copyOf(categories);
    }
}
