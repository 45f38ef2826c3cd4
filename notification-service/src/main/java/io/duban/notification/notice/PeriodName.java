package io.duban.notification.notice;

import io.duban.contracts.period.Day;
import io.duban.contracts.period.Half;
import io.duban.contracts.period.Month;
import io.duban.contracts.period.Period;
import io.duban.contracts.period.Quarter;

import java.time.LocalDate;

/** Periods and days as a letter writes them. */
public final class PeriodName {

    private PeriodName() {}

    /** Such as 2022年6月, 2022年第三季度, 2022年上半年. */
    public static String of(Period period) {
        return switch (period) {
            case Month(var month) -> month.getYear() + "年" + month.getMonthValue() + "月";
            case Quarter(int year, int number) -> year + "年第" + "一二三四".charAt(number - 1) + "季度";
            case Half(int year, int number) -> year + (number == 1 ? "年上半年" : "年下半年");
            case Day(LocalDate date) -> of(date);
        };
    }

    /** Such as 2022年7月3日. */
    public static String of(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
