package io.duban.notification.letter;

import java.util.List;

/**
 * A letter as it goes onto paper.
 *
 * @param head 发文机关标志, in red
 * @param number 发文字号; absent until the letter is issued
 * @param blocks what is written: a title first; the date among them is absent likewise
 * @param issuer 印发机关, in the 版记 of a document
 * @param stamp what is said across a letter that is not in force, such as 草稿, 已撤销 or 作废; empty for
 *     one that is
 */
public record Paper(
        Form form, String head, String number, List<Block> blocks, String issuer, String stamp) {

    public Paper {
        blocks = List.copyOf(blocks);
    }
}
