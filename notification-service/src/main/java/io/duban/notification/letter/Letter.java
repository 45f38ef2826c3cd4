package io.duban.notification.letter;

import io.duban.notification.letter.Block.Copies;
import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Block.Signature;
import io.duban.notification.letter.Block.Title;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/**
 * What a notice says (正文), before it has a number and a date.
 *
 * @param head 发文机关标志: the organ in red; of several that sign, the lead (主办)
 * @param series where its number comes from; absent on letters of before there were numbers
 * @param blocks all that is written, the title first; its {@link Dated} is without a day
 * @param issuer 印发机关
 * @param edition of the templates that it was written from, such as {@code linyi-2022-57/2022-1};
 *     absent on letters of before templates had editions
 * @param figures the boards that its figures stand on; empty when it rests on no ranking
 * @param facts what has been established, as one text
 * @param clause the clause (条款) that it rests on, quoted
 * @param demand what the addressee must do
 * @param answerWithin working days after receipt within which it must answer; absent when nothing
 *     is demanded
 */
public record Letter(
        Form form,
        String head,
        Series series,
        List<Block> blocks,
        String issuer,
        String edition,
        List<Figures> figures,
        String facts,
        String clause,
        String demand,
        Integer answerWithin) {

    public Letter {
        blocks = List.copyOf(blocks);
        figures = List.copyOf(figures);
    }

    /** 标题. */
    public String title() {
        return first(Title.class, Title::text, "");
    }

    /** Those who sign, the lead first. */
    public List<String> organs() {
        return first(Signature.class, Signature::organs, List.of());
    }

    /** 抄送; empty when nobody gets a copy. */
    public List<String> copies() {
        return first(Copies.class, Copies::to, List.of());
    }

    /** What is written from 主送 on, a line a paragraph; its date apart. */
    public String text() {
        return PlainText.body(blocks);
    }

    /** The same under a day. */
    public Letter dated(LocalDate on) {
        List<Block> under =
                blocks.stream().map(it -> it instanceof Dated ? new Dated(on) : it).toList();
        return new Letter(
                form,
                head,
                series,
                under,
                issuer,
                edition,
                figures,
                facts,
                clause,
                demand,
                answerWithin);
    }

    /**
     * The letter as it goes onto paper.
     *
     * @param number absent until it is issued
     * @param on the day of issue, likewise
     * @param stamp said across it when it is not in force; else empty
     */
    public Paper paper(String number, LocalDate on, String stamp) {
        return new Paper(form, head, number, dated(on).blocks(), issuer, stamp);
    }

    private <B extends Block, T> T first(Class<B> kind, Function<B, T> part, T otherwise) {
        return blocks.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(part)
                .findFirst()
                .orElse(otherwise);
    }
}
