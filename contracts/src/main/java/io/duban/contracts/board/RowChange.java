package io.duban.contracts.board;

import io.duban.contracts.subject.Subject;

import java.math.BigDecimal;

/** What a revision changed for one subject; a side is absent where the subject was not rated. */
public record RowChange(
        Subject subject,
        Integer rankBefore,
        BigDecimal valueBefore,
        Integer rankAfter,
        BigDecimal valueAfter) {}
