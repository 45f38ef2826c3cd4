package io.duban.contracts.measure;

import io.duban.contracts.period.Period;
import io.duban.contracts.subject.EstateProfile;

import java.math.BigDecimal;

/**
 * One listing that supports an escalation.
 *
 * @param ranking rule id of the ranking, as in {@code /rankings/{ranking}/{period}}
 * @param revision revision of the board on which the row stands
 * @param hash hash of that board
 * @param value the row's metric: a count, a score or a rate, as published
 * @param estate the estate as registered at that closing; absent for streets and counties
 */
public record EvidenceRow(
        String ranking,
        Period period,
        int revision,
        String hash,
        int rank,
        BigDecimal value,
        EstateProfile estate) {}
