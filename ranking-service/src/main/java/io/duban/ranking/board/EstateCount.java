package io.duban.ranking.board;

import io.duban.contracts.subject.EstateProfile;

/**
 * An estate's counted complaints in a month.
 *
 * @param estate as registered when the month closed
 */
public record EstateCount(EstateProfile estate, long complaints) {}
