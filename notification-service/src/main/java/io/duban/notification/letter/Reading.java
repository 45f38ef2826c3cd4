package io.duban.notification.letter;

import io.duban.contracts.period.Day;
import io.duban.notification.letter.Block.Annex;
import io.duban.notification.letter.Block.Copies;
import io.duban.notification.letter.Block.Dated;
import io.duban.notification.letter.Block.Signature;
import io.duban.notification.letter.Block.Title;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A letter's blocks in the order in which its pages are read, and the words that its form adds.
 *
 * @param written what stands above the signature (主体), the title among it
 * @param closing from the signature (落款) on
 * @param annexes 附件, each on pages of its own
 * @param copies 抄送, at the foot of the last page
 */
public record Reading(
        List<Block> written, List<Block> closing, List<Annex> annexes, List<String> copies) {

    public Reading {
        written = List.copyOf(written);
        closing = List.copyOf(closing);
        annexes = List.copyOf(annexes);
        copies = List.copyOf(copies);
    }

    public static Reading of(List<Block> blocks) {
        List<Block> written = new ArrayList<>();
        List<Block> closing = new ArrayList<>();
        List<Annex> annexes = new ArrayList<>();
        List<String> copies = new ArrayList<>();
        for (Block block : blocks) {
            switch (block) {
                case Annex annex -> annexes.add(annex);
                case Copies(List<String> to) -> copies.addAll(to);
                case Signature signature -> closing.add(signature);
                case Dated dated -> closing.add(dated);
                default -> (closing.isEmpty() ? written : closing).add(block);
            }
        }
        return new Reading(written, closing, annexes, copies);
    }

    /** Empty for a letter that has none. */
    public String title() {
        for (Block block : written) {
            if (block instanceof Title(String text)) {
                return text;
            }
        }
        return "";
    }

    /** 附件说明: the lines under the body that name the annexes; they are numbered from two on. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < annexes.size(); i++) {
            String number = annexes.size() == 1 ? "" : (i + 1) + ".";
            notes.add((i == 0 ? "附件：" : "") + number + name(annexes.get(i).title()));
        }
        return notes;
    }

    /** What stands at the head of an annex: 附件, or 附件2 where there are several. */
    public String mark(int annex) {
        return annexes.size() == 1 ? "附件" : "附件" + (annex + 1);
    }

    /** The line of who gets copies; empty when nobody does. */
    public String copiesLine() {
        return copies.isEmpty() ? "" : copiesLine(copies);
    }

    /** 印发日期, at the right of 印发机关. */
    public String issueDay() {
        for (Block block : closing) {
            if (block instanceof Dated(LocalDate on) && on != null) {
                return day(on) + "印发";
            }
        }
        return "";
    }

    /** Those of one standing are told as one, with 、 between them. */
    public static String copiesLine(List<String> to) {
        String all = String.join("，", to);
        return "抄送：" + all + (all.endsWith("。") ? "" : "。");
    }

    /** An annex's name as the body names it: without 《》 around it and without a full stop. */
    public static String name(String title) {
        String name = title.strip();
        if (name.startsWith("《") && name.indexOf('》') == name.length() - 1) {
            return name.substring(1, name.length() - 1);
        }
        return name.endsWith("。") ? name.substring(0, name.length() - 1) : name;
    }

    /** 主送 with the colon behind it. */
    public static String addressed(String to) {
        return to.endsWith("：") ? to : to + "：";
    }

    /** A day as a letter writes it; empty until there is one. */
    public static String day(LocalDate on) {
        return on == null ? "" : new Day(on).term();
    }
}
