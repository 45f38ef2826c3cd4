package io.duban.notification.number;

import java.time.LocalDate;

/**
 * A place in the register (发文字号, without the organ's word).
 *
 * @param kind the kind of document (文种), such as 提示函
 * @param year in which it is issued
 * @param number from 1
 * @param on the business day of issue
 */
public record DocumentNumber(String kind, int year, int number, LocalDate on) {

    public DocumentNumber {
        if (number < 1) {
            throw new IllegalArgumentException("number must be 1 or more but is " + number);
        }
    }
}
