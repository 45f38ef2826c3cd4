package io.duban.kit.table;

/** How the cells of a column are read, and what a document gets from them. */
public enum ColumnType {
    TEXT("文字", "text"),
    IDENTIFIER("编号：字母、数字、“_”和“-”，最多64位", "identifier: letters, digits, `_` and `-`, at most 64"),
    /** A day of the calendar; what the clock says beside it does not count. */
    DATE(
            "日期，如 2022-06-30、2022年6月30日、2022.6.30、2022/6/30",
            "date, `2022-06-30`, `2022年6月30日`, `2022.6.30`, `2022/6/30` or a date cell"),
    /** A time, in the zone of the table where it tells none. */
    TIME(
            "时间，如 2022-06-30 08:15:00、2022年6月30日8时15分",
            "time, `2022-06-30 08:15:00`, `2022年6月30日8时15分`, with an offset or a date cell"),
    NUMBER("数字，可写 1,234", "number, `1,234` too"),
    /** A share of one; 85% is 0.85. */
    RATIO("比率，0到1之间，可写 85%", "ratio from 0 to 1, `85%` too"),
    FLAG("是或否", "`是` or `否`, `true` or `false`"),
    /** One of a few terms. */
    TERM("从所列词语中选一个", "one of the terms"),
    /** A month, quarter, half-year or day. */
    PERIOD("报告期，如 2022-06-30、2022-H1、2022年上半年", "period, `2022-06-30`, `2022-H1` or `2022年上半年`"),
    /** A body, by its code or its whole name. */
    BODY("代码或全称", "code or whole name");

    private final String hint;
    private final String documented;

    ColumnType(String hint, String documented) {
        this.hint = hint;
        this.documented = documented;
    }

    /** What is filled in, for those who fill in. */
    public String hint() {
        return hint;
    }

    /** The same for the documentation. */
    public String documented() {
        return documented;
    }
}
