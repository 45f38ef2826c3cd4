package io.duban.ranking.board;

import io.duban.contracts.subject.EstateProfile;

/**
 * An estate's complaints in a month.
 *
 * @param estate as registered when the month closed
 * @param complaints counted complaints
 * @param timeliness of the complaints that were due in the month
 */
public record EstateCount(EstateProfile estate, long complaints, Timeliness timeliness) {}
