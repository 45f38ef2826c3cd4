package io.duban.ranking.readmodel;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A revision of a board without its rows.
 *
 * @param closedOn the business day whose end published it
 * @param rated how many subjects it rates
 * @param listed how many of them it lists
 * @param cutValue value of the listed row next to the boundary; absent where nobody is listed
 * @param slices into how many slices its rows are cut, see {@link BoardSlices}
 * @param pieces in how many pieces its listings lie
 */
public record BoardRevision(
        int revision,
        LocalDate closedOn,
        String hash,
        int rated,
        int listed,
        BigDecimal cutValue,
        int slices,
        int pieces) {}
