package io.duban.notification.notice;

/**
 * 发文字号.
 *
 * @param kind 文种: numbers are continuous in it and a year
 * @param number from 1
 * @param text such as 临物治约〔2022〕3号
 */
public record NoticeNumber(String kind, int year, int number, String text) {}
