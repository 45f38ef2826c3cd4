package io.duban.ranking.effect;

import io.duban.contracts.measure.Measure;
import io.duban.contracts.period.Period;
import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;
import java.util.List;

/**
 * What would change for a subject on one board.
 *
 * @param measuresGone measures that would be taken back, or not come if the period is open
 * @param measuresNew measures that would be raised
 */
record SubjectEffect(
        String ranking,
        Period period,
        Subject subject,
        BigDecimal valueBefore,
        BigDecimal valueAfter,
        Integer rankBefore,
        Integer rankAfter,
        List<Measure> measuresGone,
        List<Measure> measuresNew) {}
