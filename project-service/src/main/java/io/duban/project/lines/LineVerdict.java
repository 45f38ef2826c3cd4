package io.duban.project.lines;

import io.duban.kit.json.FieldError;

import java.util.List;

/**
 * What became of one line.
 *
 * @param id absent when the line has none that can be read
 * @param status {@code created}, {@code updated}, {@code asked} (a part waits for a second person),
 *     {@code exists}, {@code conflict} or {@code invalid}
 * @param errors what is wrong; absent when nothing is
 */
record LineVerdict(long line, String id, String status, List<FieldError> errors) {}
