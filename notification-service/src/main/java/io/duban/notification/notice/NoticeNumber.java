package io.duban.notification.notice;

/**
 * 发文字号.
 *
 * @param series what stands before the year, such as 临物治约: numbers are continuous in it and a year
 * @param number from 1
 * @param text such as 临物治约〔2022〕3号
 */
public record NoticeNumber(String series, int year, int number, String text) {

    static NoticeNumber of(String series, int year, int number) {
        return new NoticeNumber(series, year, number, series + "〔" + year + "〕" + number + "号");
    }
}
