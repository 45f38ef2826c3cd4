package io.duban.project.ledger;

import io.duban.kit.aggregate.Entry.Author;

import java.time.LocalDate;

/**
 * Who changes something, when and why.
 *
 * @param reason absent where none was told
 * @param wholeCity whether the key reaches the whole city, so that no rank is its own
 * @param today the business day that is open
 */
public record Asking(Author by, String reason, boolean wholeCity, LocalDate today) {}
