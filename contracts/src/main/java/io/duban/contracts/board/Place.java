package io.duban.contracts.board;

/**
 * Where a subject stands among those rated (位次), for people to read.
 *
 * @param rank competition rank; 1 is the place that the ranking's order puts first
 * @param rated how many were rated; absent on what was written before boards told it
 * @param fromEnd rank counted from the last place; absent where the ranking does not list that end
 */
public record Place(int rank, Integer rated, Integer fromEnd) {

    /** Such as 第3位（共512个）, and from the last place 倒数第2位（共13个）. */
    public String words() {
        return rated == null ? position() : position() + "（共" + rated + "个）";
    }

    /** The same without how many were rated: 第3位, 倒数第2位. */
    public String position() {
        return fromEnd == null ? "第" + rank + "位" : "倒数第" + fromEnd + "位";
    }
}
